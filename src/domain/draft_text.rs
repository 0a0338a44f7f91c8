//! The strategy draft as it is first generated: German Markdown from process, workshops and the
//! measure list. Nothing in it is invented; what nobody has entered yet is marked.

use super::draft::{Section, SectionKind};
use super::draft_annex;
use super::draft_measures::{next_steps, of_domain, overview};
use super::draft_registers;
use super::german::{date, number, plural, when_and_where};
use super::ids::{DomainId, SectionId};
use super::markdown::{TO_DO, fitted, line};
use super::measure_list::MeasureList;
use super::register::RegisterEntry;
use super::results::{OfficeWorkshop, people_by_group, round_results};
use super::sheet::resource::PlanOrder;
use super::strategy::{Finding, FindingKind, Process, StrategyDomain};
use super::workshop::Workshop;
use std::fmt::Write as _;
use uuid::Uuid;

/// Stands at the end of a section that would have become too long.
pub(super) const REST: &str = "Alle weiteren Angaben stehen in der Maßnahmenliste.";

/// What a draft is generated from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The process.
    pub process: &'a Process,
    /// Its life domains, sorted by `order`.
    pub domains: &'a [StrategyDomain],
    /// Its workshops, oldest first.
    pub workshops: &'a [Workshop],
    /// The measure list.
    pub list: &'a MeasureList,
    /// The registers beside it.
    pub records: &'a [RegisterEntry],
    /// The order of the measures within their life domain.
    pub order: PlanOrder,
}

/// All sections of a new draft, in order; `id` gives fresh ids.
pub fn generate(sources: Sources<'_>, mut id: impl FnMut() -> Uuid) -> Vec<Section> {
    use SectionKind::{
        AnnexFactsheets, AnnexMinutes, Domain, Financing, Glossary, MeasuresOverview, Monitoring,
        OccasionAndMandate, OrganisationAndRoles, ParticipationProcess, Preface,
        PrioritiesAndRoadmap, StatusQuo, VisionAndGoals,
    };
    let before = [
        Preface,
        OccasionAndMandate,
        StatusQuo,
        VisionAndGoals,
        ParticipationProcess,
    ];
    let domains = sources.domains.iter().map(|d| (Domain, Some(d.id)));
    let after = [
        MeasuresOverview,
        PrioritiesAndRoadmap,
        Financing,
        OrganisationAndRoles,
        Monitoring,
        AnnexFactsheets,
        AnnexMinutes,
        Glossary,
    ];
    before
        .map(|kind| (kind, None))
        .into_iter()
        .chain(domains)
        .chain(after.map(|kind| (kind, None)))
        .filter_map(|(kind, domain_id)| {
            let (heading, body) = text(sources, kind, domain_id)?;
            Some(Section {
                id: SectionId(id()),
                kind,
                domain_id,
                heading,
                body,
                generated: true,
                locked: false,
            })
        })
        .collect()
}

/// Heading and text of one section; none for a life domain that is gone.
pub fn text(
    sources: Sources<'_>,
    kind: SectionKind,
    domain: Option<DomainId>,
) -> Option<(String, String)> {
    let (heading, body) = match kind {
        SectionKind::Preface => ("Vorwort", draft_annex::preface(sources)),
        SectionKind::OccasionAndMandate => ("Anlass und Auftrag", mandate(sources)),
        SectionKind::StatusQuo => ("Ausgangslage", status_quo(sources)),
        SectionKind::VisionAndGoals => ("Leitbild und Ziele", goals(sources)),
        SectionKind::ParticipationProcess => ("Beteiligung", participation(sources)),
        SectionKind::Domain => {
            let domain = sources.domains.iter().find(|d| Some(d.id) == domain)?;
            return Some((
                format!("Lebensbereich {}", domain.sheet.name.de),
                fitted(&of_domain(sources, domain), REST),
            ));
        }
        SectionKind::MeasuresOverview => ("Maßnahmen im Überblick", overview(sources)),
        SectionKind::PrioritiesAndRoadmap => {
            ("Prioritäten und nächste Schritte", next_steps(sources))
        }
        SectionKind::Financing => ("Finanzierung", draft_annex::financing(sources)),
        SectionKind::OrganisationAndRoles => (
            "Organisation und Rollen",
            draft_annex::organisation(sources),
        ),
        SectionKind::Monitoring => ("Umsetzungskontrolle", draft_annex::monitoring(sources)),
        SectionKind::AnnexFactsheets => ("Anlage: Steckbriefe", draft_annex::factsheets(sources)),
        SectionKind::AnnexMinutes => (
            "Anlage: Ergebnisdokumentationen",
            draft_annex::minutes(sources),
        ),
        SectionKind::Glossary => ("Begriffe", draft_annex::GLOSSARY.to_owned()),
    };
    Some((heading.to_owned(), fitted(&body, REST)))
}

fn mandate(sources: Sources<'_>) -> String {
    let mandate = &sources.process.sheet.mandate;
    if mandate.text.is_empty() && mandate.reference.is_empty() {
        return format!("Auftrag und Grundsatzbeschluss: {TO_DO}");
    }
    let or = |text: String| {
        if text.is_empty() {
            TO_DO.to_owned()
        } else {
            text
        }
    };
    let mut text = format!(
        "Grundlage ist der Beschluss {} vom {} ({}).\n",
        or(line(&mandate.reference)),
        or(mandate.decided_on.map(date).unwrap_or_default()),
        or(line(&mandate.body)),
    );
    if !mandate.text.is_empty() {
        let _ = write!(text, "\n> {}\n", line(&mandate.text));
    }
    text
}

fn status_quo(sources: Sources<'_>) -> String {
    let findings = &sources.process.sheet.findings;
    if findings.is_empty() {
        let related = draft_registers::alignments(sources);
        return format!("Ergebnisse der Ist-Analyse: {TO_DO}\n{related}");
    }
    let mut text = String::new();
    let of = |domain: Option<DomainId>| findings.iter().filter(move |f| f.domain_id == domain);
    for finding in of(None) {
        finding_line(&mut text, finding);
    }
    for domain in sources.domains {
        if of(Some(domain.id)).next().is_some() {
            let _ = write!(text, "\n### {}\n\n", line(&domain.sheet.name.de));
            for finding in of(Some(domain.id)) {
                finding_line(&mut text, finding);
            }
        }
    }
    text.push_str(&draft_registers::alignments(sources));
    text
}

/// One finding with its source, as an entry of a list.
pub(super) fn finding_line(text: &mut String, finding: &Finding) {
    let kind = match finding.kind {
        FindingKind::Strength => "Stärke",
        FindingKind::Weakness => "Schwäche",
        FindingKind::RunningMeasure => "Läuft bereits",
        FindingKind::SurveyFigure => "Zahl",
    };
    let mut about = Vec::new();
    if !finding.source.is_empty() {
        about.push(format!("Quelle: {}", line(&finding.source)));
    }
    about.extend(finding.as_of.map(|day| format!("Stand {}", date(day))));
    let about = if about.is_empty() {
        String::new()
    } else {
        format!(" ({})", about.join(", "))
    };
    let _ = writeln!(text, "- **{kind}:** {}{about}", line(&finding.text));
}

fn goals(sources: Sources<'_>) -> String {
    let sheet = &sources.process.sheet;
    let mut text = if sheet.vision.is_empty() {
        format!("Leitbild: {TO_DO}\n")
    } else {
        format!("{}\n", sheet.vision)
    };
    if sheet.goals.is_empty() {
        let _ = write!(text, "\nZiele: {TO_DO}\n");
        return text;
    }
    text.push_str("\n### Ziele\n\n");
    for (place, goal) in sheet.goals.iter().enumerate() {
        let until = goal
            .horizon_year
            .map(|year| year.to_string())
            .filter(|year| !goal.text.contains(year))
            .map(|year| format!(" (bis {year})"))
            .unwrap_or_default();
        let _ = writeln!(text, "{}. {}{until}", place + 1, line(&goal.text));
    }
    text
}

fn participation(sources: Sources<'_>) -> String {
    if sources.workshops.is_empty() {
        return format!("Bisher fand keine Zukunftswerkstatt statt. {TO_DO}");
    }
    let mut text = String::new();
    for workshop in sources.workshops {
        let facts = OfficeWorkshop::of(workshop);
        let people = facts
            .participants
            .saturating_add(facts.people_without_device);
        let without = match facts.people_without_device {
            0 => String::new(),
            some => format!(", {} davon ohne eigenes Gerät", number(some)),
        };
        let _ = write!(
            text,
            "### {}\n\n{}. {} teil{without}. \
             Dabei entstanden {}, {} und {}.\n\n",
            line(&facts.topic),
            when_and_where(facts.starts_at, &line(&facts.place)),
            plural(people, "Person nahm", "Personen nahmen"),
            count(workshop.cards.len(), "Karte", "Karten"),
            count(
                workshop.clusters.values().filter(|c| !c.retired).count(),
                "Themencluster",
                "Themencluster"
            ),
            plural(facts.measures, "Maßnahme", "Maßnahmen"),
        );
        let groups: Vec<String> = people_by_group(workshop)
            .into_iter()
            .map(|group| format!("{} ({})", line(&group.label), group.people))
            .collect();
        if !groups.is_empty() {
            let _ = write!(text, "Vertreten waren: {}.\n\n", groups.join(", "));
        }
        let binding = &workshop.head.setup.binding_statement.de;
        if !binding.is_empty() {
            let _ = write!(
                text,
                "Was mit den Ergebnissen geschieht: {}\n\n",
                line(binding)
            );
        }
        for (question, domains, method) in questions(workshop) {
            let of = if domains.is_empty() {
                String::new()
            } else {
                format!(" (je für sich: {})", domains.join(", "))
            };
            let _ = writeln!(text, "- **{question}**{of} {method}");
        }
        text.push('\n');
    }
    text
}

/// The rounds of a workshop: those that asked the same in several life domains, counted the same
/// way, are told once.
fn questions(workshop: &Workshop) -> Vec<(String, Vec<String>, String)> {
    let mut told: Vec<(String, Vec<String>, String)> = Vec::new();
    for entry in round_results(workshop) {
        let (question, method) = (line(&entry.round.question), entry.round.method);
        let domain = entry.round.domain_name.as_deref().map(line);
        let same = told.iter_mut().find(|(asked, domains, way)| {
            *asked == question && *way == method && !domains.is_empty() && domain.is_some()
        });
        match same {
            Some((_, domains, _)) => domains.extend(domain),
            None => told.push((question, domain.into_iter().collect(), method)),
        }
    }
    told
}

fn count(things: usize, one: &str, more: &str) -> String {
    plural(u32::try_from(things).unwrap_or(u32::MAX), one, more)
}
