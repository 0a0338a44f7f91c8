//! The draft of a council paper (Beschlussvorlage): all parts that councils ask for, in the usual order, filled in as far
//! as the data go. The Beratungsfolge stays empty: it is filled in by hand. What is required and missing is marked.

mod alternatives;
mod effects;

use super::{Origin, bare, facts, heading, list, or_open, paragraph, text};
use crate::domain::draft::SectionKind;
use crate::domain::draft_text;
use crate::domain::german::{date, local_time};
use crate::domain::ids::DomainId;
use crate::domain::markdown::TO_DO;
use crate::domain::measure_list::{ListedMeasure, rank_text};
use crate::domain::measure_sheet::number_text;
use crate::domain::sheet::codes::Feasibility;
use crate::domain::sheet::period::Period;
use crate::domain::sheet::ranking::{Agreement, agreement, leading};
use crate::domain::sheet::resource::{PlanOrder, resource_plan};
use crate::export::document::{Block, Document, Front, Inline, Table, chapter, inline};
use alternatives::alternatives;
use effects::{budget, effects};

/// Measures that a table of the paper names; the rest is in the annex.
const MOST: usize = 40;

/// What the office says of the paper; empty parts are marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CouncilPaper {
    /// Number of the paper (Drucksache).
    pub reference: String,
    /// What it is about (Betreff); the process's title if empty.
    pub subject: String,
}

impl CouncilPaper {
    /// What it is about.
    pub fn subject(&self, origin: &Origin<'_>) -> String {
        if self.subject.is_empty() {
            format!("Beschluss: {}", origin.sources.process.sheet.title)
        } else {
            self.subject.clone()
        }
    }
}

/// The paper as a document.
pub fn council_paper(origin: &Origin<'_>, paper: &CouncilPaper) -> Document {
    let mut document = origin.document(paper.subject(origin), "Beschlussvorlage", Front::Title);
    document.lines = vec!["Beschlussvorlage – Entwurf".to_owned()];
    let domains: Vec<DomainId> = origin.sources.domains.iter().map(|it| it.id).collect();
    let plan = resource_plan(origin.sources.list, &domains, PlanOrder::default(), None);
    let blocks = &mut document.blocks;
    blocks.push(head(origin, paper));
    blocks.push(heading(1, "Beratungsfolge"));
    blocks.push(consultations(origin));
    blocks.push(heading(1, "Haushaltsmittel"));
    blocks.push(budget(origin, &plan));
    proposal(origin, blocks);
    reasons(origin, blocks);
    alternatives(origin, blocks);
    effects(origin, blocks);
    opinions(origin, blocks);
    blocks.push(heading(1, "Rechtsgrundlage"));
    blocks.push(paragraph(TO_DO));
    next_steps(origin, blocks);
    annexes(origin, blocks);
    signatures(blocks);
    document
}

fn head(origin: &Origin<'_>, paper: &CouncilPaper) -> Block {
    let mandate = &origin.sources.process.sheet.mandate;
    let related = match mandate.decided_on {
        Some(day) if !mandate.reference.is_empty() => {
            format!("{} vom {}", mandate.reference, date(day))
        }
        _ => mandate.reference.clone(),
    };
    facts(vec![
        ("Vorlagenart", text("Beschlussvorlage")),
        ("Drucksache", or_open(&paper.reference)),
        ("Datum", text(&date(local_time(origin.now).date()))),
        ("Aktenzeichen", or_open("")),
        (
            "Öffentlichkeit",
            text("[bitte ergänzen: öffentlich oder nichtöffentlich]"),
        ),
        ("Federführung", or_open("")),
        ("Verfasser/in", or_open("")),
        ("Bezug", or_open(&related)),
    ])
}

/// Who deliberates; the results are filled in by hand.
fn consultations(origin: &Origin<'_>) -> Block {
    let mut committees: Vec<&str> = origin
        .sources
        .domains
        .iter()
        .map(|domain| domain.sheet.committee.as_str())
        .chain(
            origin
                .measures()
                .map(|it| it.measure.sheet.committee.as_str()),
        )
        .filter(|name| !name.is_empty())
        .collect();
    committees.sort_unstable();
    committees.dedup();
    let decides = &origin.sources.process.sheet.mandate.body;
    let decides = if decides.is_empty() { "Rat" } else { decides };
    let row = |name: &str, role: &str| {
        let cell = |place: usize| match place {
            0 => text(name),
            4 => text(role),
            _ => Vec::new(),
        };
        (0..10).map(cell).collect()
    };
    let mut rows: Vec<Vec<Vec<Inline>>> = committees
        .iter()
        .filter(|name| **name != decides)
        .map(|name| row(name, "Vorberatung"))
        .collect();
    rows.push(row(decides, "Entscheidung"));
    let names = [
        "Gremium", "Sitzung", "Datum", "ö/nö", "Art", "TOP", "Ja", "Nein", "Enth.", "Ergebnis",
    ];
    Block::Table(Table {
        head: names.map(text).to_vec(),
        rows,
        widths: vec![25, 9, 9, 7, 14, 6, 5, 7, 7, 11],
        ..Table::default()
    })
}

fn proposal(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    let title = &origin.sources.process.sheet.title;
    blocks.push(heading(1, "Beschlussvorschlag"));
    blocks.push(paragraph(
        "**Der Ausschuss empfiehlt dem Rat, wie folgt zu beschließen. Der Rat beschließt:**",
    ));
    let first = if origin.first(1).is_empty() {
        format!("Die Prioritäten und Maßnahmen werden beschlossen. {TO_DO}")
    } else {
        "Die Prioritäten und Maßnahmen nach Anlage 2 werden beschlossen.".to_owned()
    };
    let points = [
        format!("Die Strategie „{title}“ (Anlage 1) wird beschlossen."),
        "Die Ergebnisse der Beteiligung (Anlage 3) werden zur Kenntnis genommen.".to_owned(),
        first,
        "Die Verwaltung benennt eine verantwortliche Stelle. Auswirkungen auf den Stellenplan: \
         [bitte ergänzen]"
            .to_owned(),
        "Die Mittel werden in den Haushalt der genannten Jahre eingestellt. Fördermittel sind zu \
         beantragen."
            .to_owned(),
        "Die Verwaltung berichtet [bitte ergänzen: halbjährlich oder jährlich] über den Stand der \
         Umsetzung."
            .to_owned(),
        "Die Ortsgemeinden werden gebeten, die Maßnahmen für ihren Ort zu untersetzen.".to_owned(),
    ];
    blocks.push(list(
        true,
        points.iter().map(|point| inline(point)).collect(),
    ));
}

fn reasons(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Sachdarstellung und Begründung"));
    for (name, kind) in [
        ("Auftrag", SectionKind::OccasionAndMandate),
        ("Beteiligung", SectionKind::ParticipationProcess),
        ("Maßnahmen im Überblick", SectionKind::MeasuresOverview),
    ] {
        under(origin, blocks, name, kind);
    }
    blocks.push(heading(
        2,
        "Abweichungen von der Rangfolge der Bürgerschaft",
    ));
    let contested: Vec<&ListedMeasure> = origin
        .measures()
        .filter(|entry| {
            let rank = entry.measure.sheet.administration_rank;
            agreement(leading(entry), rank) == Agreement::Contested
        })
        .collect();
    if contested.is_empty() {
        blocks.push(bare(
            "Die Verwaltung weicht bei keiner Maßnahme von der Rangfolge ab.",
        ));
        return;
    }
    let rows = contested.iter().take(MOST).map(|entry| {
        let sheet = &entry.measure.sheet;
        let room = leading(entry).map(|it| rank_text(it.rank, it.last_rank));
        let own = sheet.administration_rank.map(|rank| rank.to_string());
        vec![
            text(&title(entry)),
            text(&room.unwrap_or_default()),
            text(&own.unwrap_or_default()),
            or_open(&sheet.rank_reason),
        ]
    });
    blocks.push(Block::Table(Table {
        head: ["Maßnahme", "Bürgerschaft", "Verwaltung", "Grund"]
            .map(text)
            .to_vec(),
        rows: rows.collect(),
        figures: vec![false, true, true, false],
        caption: "Rangfolge der Bürgerschaft und der Verwaltung".to_owned(),
        ..Table::default()
    }));
    more(contested.len(), blocks);
}

/// A part of the strategy draft below a heading of its own.
fn under(origin: &Origin<'_>, blocks: &mut Vec<Block>, name: &str, kind: SectionKind) {
    let body = draft_text::text(origin.sources, kind, None);
    let body = body.map_or_else(|| TO_DO.to_owned(), |(_, body)| body);
    blocks.extend(chapter(name, &body).into_iter().map(|block| match block {
        Block::Heading { level, inside } => Block::Heading {
            level: level + 1,
            inside,
        },
        block => block,
    }));
}

fn opinions(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Stellungnahmen"));
    let with = |found: Feasibility| {
        let all = origin.measures();
        all.filter(|entry| entry.measure.sheet.feasibility == found)
            .count()
    };
    let under_conditions = with(Feasibility::FeasibleWithConditions);
    let departments = format!(
        "**Fachbereiche:** {} Maßnahmen machbar, {under_conditions} unter Bedingungen, {} nicht \
         machbar, {} noch offen.",
        with(Feasibility::Feasible),
        with(Feasibility::NotFeasible),
        with(Feasibility::Open),
    );
    let others = [
        ("Ortsgemeinden", TO_DO),
        ("Digitalrat (Vorberatung)", TO_DO),
    ]
    .map(|(name, words)| inline(&format!("**{name}:** {words}")));
    let mut items = vec![inline(&departments)];
    items.extend(others);
    blocks.push(list(false, items));
}

fn next_steps(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Nächste Schritte"));
    let mut entries: Vec<&ListedMeasure> = origin
        .measures()
        .filter(|entry| entry.measure.sheet.next_step_due.is_some())
        .collect();
    entries.sort_by_key(|entry| entry.measure.sheet.next_step_due.map(Period::last_day));
    if entries.is_empty() {
        blocks.push(paragraph(TO_DO));
        return;
    }
    let rows = entries.iter().take(MOST).map(|entry| {
        let sheet = &entry.measure.sheet;
        let step = if sheet.next_step.is_empty() {
            &sheet.first_step
        } else {
            &sheet.next_step
        };
        let due = sheet.next_step_due.map(Period::german).unwrap_or_default();
        vec![
            text(&title(entry)),
            or_open(step),
            or_open(&sheet.lead),
            text(&due),
        ]
    });
    blocks.push(Block::Table(Table {
        head: ["Maßnahme", "Schritt", "Wer", "Bis wann"]
            .map(text)
            .to_vec(),
        rows: rows.collect(),
        caption: "Nächste Schritte".to_owned(),
        ..Table::default()
    }));
    more(entries.len(), blocks);
}

fn annexes(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Anlagen"));
    let mut items = vec![
        text(&format!(
            "Strategie „{}“",
            origin.sources.process.sheet.title
        )),
        text("Maßnahmenliste mit Rangfolge"),
    ];
    for workshop in origin.sources.workshops {
        let setup = &workshop.head.setup;
        items.push(text(&format!(
            "Ergebnisdokumentation „{}“ vom {}",
            setup.topic,
            date(local_time(setup.starts_at).date())
        )));
    }
    blocks.push(list(true, items));
}

fn signatures(blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Unterschriften"));
    let open = || text("\n");
    blocks.push(facts(vec![
        ("Ort, Datum", open()),
        ("Unterschrift, Siegel", open()),
        ("Beschlossen am", open()),
    ]));
}

fn title(entry: &ListedMeasure) -> String {
    let measure = &entry.measure;
    format!("{} {}", number_text(measure.number), measure.sheet.title)
}

/// Says that a table does not hold everything.
fn more(all: usize, blocks: &mut Vec<Block>) {
    if all > MOST {
        blocks.push(bare(&format!(
            "Alle {all} Maßnahmen stehen in der Maßnahmenliste (Anlage 2)."
        )));
    }
}
