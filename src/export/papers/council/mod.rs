//! The draft of a council paper (Vorlage): all parts that councils ask for, in the municipality's order, filled in as far
//! as the data go. The Beratungsfolge stays empty: it is filled in by hand. What is required and missing is marked.

mod alternatives;
mod bodies;
mod closing;
mod effects;

use super::{Origin, bare, facts, heading, list, or_open, paragraph, text};
use crate::domain::council::{CouncilPart, PaperType};
use crate::domain::draft::SectionKind;
use crate::domain::draft_text;
use crate::domain::german::{date, local_time};
use crate::domain::markdown::TO_DO;
use crate::domain::measure_list::{ListedMeasure, rank_text};
use crate::domain::measure_sheet::number_text;
use crate::domain::sheet::codes::Feasibility;
use crate::domain::sheet::ranking::{Agreement, agreement, leading};
use crate::export::document::{Block, Document, Front, Table, chapter, inline};
use alternatives::alternatives;
use bodies::{consultations, proposal};
pub(super) use bodies::{council, points};
use closing::{annexes, next_steps, signatures};
use effects::{budget, effects};

/// Measures that a table of the paper names; the rest is in the annex.
const MOST: usize = 40;

/// What the office says of the paper; empty parts are marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CouncilPaper {
    /// What it asks of the council.
    pub paper_type: PaperType,
    /// Number of the paper (Drucksache).
    pub reference: String,
    /// What it is about (Betreff); the process's title if empty.
    pub subject: String,
    /// Order of its parts; what is left out comes last, in the usual order.
    pub order: Vec<CouncilPart>,
}

impl CouncilPaper {
    /// What it is about.
    pub fn subject(&self, origin: &Origin<'_>) -> String {
        let title = &origin.sources.process.sheet.title;
        match self.paper_type {
            _ if !self.subject.is_empty() => self.subject.clone(),
            PaperType::Report => format!("Bericht: {title}"),
            PaperType::Resolution | PaperType::Faction => format!("Beschluss: {title}"),
        }
    }
}

/// The paper as a document.
pub fn council_paper(origin: &Origin<'_>, paper: &CouncilPaper) -> Document {
    let kind = paper.paper_type;
    let mut document = origin.document(paper.subject(origin), kind.german(), Front::Title);
    document.lines = vec![format!("{} – Entwurf", kind.german())];
    let blocks = &mut document.blocks;
    blocks.push(head(origin, paper));
    for part in CouncilPart::ordered(&paper.order) {
        match part {
            CouncilPart::Consultations => consultations(origin, kind, blocks),
            CouncilPart::Budget => budget(origin, blocks),
            CouncilPart::Proposal => proposal(origin, kind, blocks),
            CouncilPart::Reasons => reasons(origin, blocks),
            CouncilPart::Alternatives => alternatives(origin, blocks),
            CouncilPart::Effects => effects(origin, blocks),
            CouncilPart::Opinions => opinions(origin, kind, blocks),
            CouncilPart::LegalBasis => {
                blocks.push(heading(1, "Rechtsgrundlage"));
                blocks.push(paragraph(TO_DO));
            }
            CouncilPart::NextSteps => next_steps(origin, blocks),
            CouncilPart::Annexes => annexes(origin, blocks),
            CouncilPart::Signatures => signatures(kind, blocks),
        }
    }
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
    let mut rows = vec![
        ("Vorlagenart", text(paper.paper_type.german())),
        ("Drucksache", or_open(&paper.reference)),
        ("Betreff", text(&paper.subject(origin))),
        ("Datum", text(&date(local_time(origin.now).date()))),
        ("Aktenzeichen", or_open("")),
        (
            "Öffentlichkeit",
            text("[bitte ergänzen: öffentlich oder nichtöffentlich]"),
        ),
        ("Federführung", or_open("")),
        ("Verfasser/in", or_open("")),
        ("Bezug", or_open(&related)),
    ];
    if paper.paper_type == PaperType::Faction {
        rows.insert(1, ("Einreichende Fraktion", or_open("")));
    }
    facts(rows)
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

fn opinions(origin: &Origin<'_>, kind: PaperType, blocks: &mut Vec<Block>) {
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
    let mut items = Vec::new();
    if kind == PaperType::Faction {
        items.push(inline(&format!("**Verwaltung:** {TO_DO}")));
    }
    items.push(inline(&departments));
    items.extend(others);
    blocks.push(list(false, items));
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
