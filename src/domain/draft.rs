//! The strategy draft (Entwurf der Strategie): sections in Markdown, versioned as a whole.

use super::context::Timestamp;
use super::ids::{DomainId, DraftId, ProcessId, SectionId};
use super::limits::{STRATEGY_SECTION, TOPIC};
use super::refusal::Refusal;
use super::strategy::{at_most, lines, required_line};
use serde::{Deserialize, Serialize};

/// Sections of one draft.
pub const SECTIONS: usize = 60;

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Preface (Vorwort).
    Preface,
    /// Occasion and mandate (Anlass und Auftrag).
    OccasionAndMandate,
    /// Status quo (Ausgangslage).
    StatusQuo,
    /// Vision and goals (Leitbild und Ziele).
    VisionAndGoals,
    /// How people took part (Beteiligung).
    ParticipationProcess,
    /// One life domain with its measures.
    Domain,
    /// All measures at a glance.
    MeasuresOverview,
    /// Priorities and next steps.
    PrioritiesAndRoadmap,
    /// What it costs and who pays (Finanzierung).
    Financing,
    /// Who is in charge (Organisation und Rollen).
    OrganisationAndRoles,
    /// How success is measured and reported (Umsetzungskontrolle).
    Monitoring,
    /// The annex of sheets (Steckbriefe).
    AnnexFactsheets,
    /// The annex of minutes (Ergebnisdokumentationen).
    AnnexMinutes,
    /// Words explained.
    Glossary,
}

/// Where a draft stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// Being written; generated parts follow the data.
    #[default]
    Draft,
    /// With the departments and IT (interne Abstimmung).
    InternalReview,
    /// With the council of elders, the factions, the Digitalrat.
    PoliticalReview,
    /// Submitted to the council; texts stay as they are.
    Submitted,
    /// Adopted by the council.
    Adopted,
    /// Replaced by a later one.
    Superseded,
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// Identity, the same in all versions.
    pub id: SectionId,
    /// What it is about.
    pub kind: SectionKind,
    /// The life domain of a `domain` section.
    pub domain_id: Option<DomainId>,
    /// Heading, one line.
    pub heading: String,
    /// Text in Markdown; raw HTML is shown as text.
    pub body: String,
    /// True while the text is as it was generated: such a part follows the data by itself as long
    /// as the draft is being written.
    pub generated: bool,
    /// True if nobody may change it at the moment.
    #[serde(default)]
    pub locked: bool,
}

/// A strategy draft as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Identity.
    pub id: DraftId,
    /// The process.
    pub process_id: ProcessId,
    /// Title.
    pub title: String,
    /// Where it stands.
    pub state: DraftState,
    /// Raised by one at every save; a save names the one it saw.
    pub version: u32,
    /// Sections, in order.
    pub sections: Vec<Section>,
    /// When it was generated first.
    pub created_at: Timestamp,
    /// When it was last saved.
    pub modified_at: Timestamp,
}

/// How a section differs between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SectionDifference {
    /// Only the later version has it.
    Added,
    /// Only the earlier version has it.
    Removed,
    /// Heading or text differ.
    Changed,
}

/// One section that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SectionChange {
    /// The section.
    pub section_id: SectionId,
    /// How it differs.
    pub difference: SectionDifference,
    /// Its heading, in the later version if it is there.
    pub heading: String,
    /// Lines of heading and text, marked as kept, removed or added, in reading order.
    pub lines: Vec<LineChange>,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LineFate {
    /// In both versions.
    Kept,
    /// Only in the earlier one.
    Removed,
    /// Only in the later one.
    Added,
}

/// One line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LineChange {
    /// What became of it.
    pub fate: LineFate,
    /// The line.
    pub text: String,
}

/// Cleans the sections of a save, or says why they cannot be stored.
pub fn cleaned_sections(sections: &[Section]) -> Result<Vec<Section>, Refusal> {
    at_most("sections", sections.len(), SECTIONS)?;
    sections
        .iter()
        .map(|section| {
            Ok(Section {
                heading: required_line("heading", &section.heading, TOPIC)?,
                body: lines("body", &section.body, STRATEGY_SECTION)?,
                ..section.clone()
            })
        })
        .collect()
}

/// What differs between two versions, in the order of the later one; removed sections last.
pub fn compare_sections(before: &[Section], after: &[Section]) -> Vec<SectionChange> {
    let mut changes = Vec::new();
    for section in after {
        let old = before.iter().find(|other| other.id == section.id);
        let difference = match old {
            None => SectionDifference::Added,
            Some(old) if old.heading == section.heading && old.body == section.body => continue,
            Some(_) => SectionDifference::Changed,
        };
        changes.push(SectionChange {
            section_id: section.id,
            difference,
            heading: section.heading.clone(),
            lines: compare_lines(old.map(text).as_deref().unwrap_or_default(), &text(section)),
        });
    }
    for section in before {
        if !after.iter().any(|other| other.id == section.id) {
            changes.push(SectionChange {
                section_id: section.id,
                difference: SectionDifference::Removed,
                heading: section.heading.clone(),
                lines: compare_lines(&text(section), ""),
            });
        }
    }
    changes
}

fn text(section: &Section) -> String {
    format!("{}\n\n{}", section.heading, section.body)
}

/// Lines that one comparison looks at on each side; the rest counts as replaced as a whole.
const COMPARED_LINES: usize = 2_000;

/// The longest common subsequence of lines, told as a list of lines kept, removed and added.
pub fn compare_lines(before: &str, after: &str) -> Vec<LineChange> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let change = |fate: LineFate, text: &str| LineChange {
        fate,
        text: text.to_owned(),
    };
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (
        old.get(start..).unwrap_or_default(),
        new.get(start..).unwrap_or_default(),
    );
    let mut lines: Vec<LineChange> = after
        .lines()
        .take(start)
        .map(|line| change(LineFate::Kept, line))
        .collect();
    if old.len() > COMPARED_LINES || new.len() > COMPARED_LINES {
        lines.extend(old.iter().map(|line| change(LineFate::Removed, line)));
        lines.extend(new.iter().map(|line| change(LineFate::Added, line)));
        return lines;
    }
    // lengths[i][j]: longest common subsequence of old[i..] and new[j..]
    let width = new.len() + 1;
    let mut lengths = vec![0u16; (old.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let best = if a == b {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(slot) = lengths.get_mut(i * width + j) {
                *slot = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                lines.push(change(LineFate::Kept, a));
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), b) if b.is_none() || at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) => {
                lines.push(change(LineFate::Removed, a));
                i += 1;
            }
            (_, Some(b)) => {
                lines.push(change(LineFate::Added, b));
                j += 1;
            }
            _ => return lines,
        }
    }
}
