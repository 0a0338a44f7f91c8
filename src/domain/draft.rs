//! The strategy draft (Entwurf der Strategie): sections in Markdown, versioned as a whole.

use super::comparison::{LineChange, compare_lines};
use super::context::Timestamp;
use super::ids::{DomainId, DraftId, PictureId, ProcessId, SectionId};
use super::limits::{STRATEGY_SECTION, TOPIC};
use super::markdown::picture_mark;
use super::refusal::Refusal;
use super::sheet::resource::PlanOrder;
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
    /// The order of the measures in its generated parts and annexes.
    pub measure_order: PlanOrder,
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
    /// Lines of heading and text, marked as kept, reworded, removed or added, in reading order.
    pub lines: Vec<LineChange>,
}

/// The pictures in the texts of some sections, each once.
pub fn pictures_in(sections: &[Section]) -> Vec<PictureId> {
    let lines = sections.iter().flat_map(|section| section.body.lines());
    let mut found: Vec<PictureId> = lines
        .filter_map(|line| Some(picture_mark(line)?.id))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Cleans the sections of a save, or says why they cannot be stored: a picture, for one, has to say in words what is to
/// be seen.
pub fn cleaned_sections(sections: &[Section]) -> Result<Vec<Section>, Refusal> {
    at_most("sections", sections.len(), SECTIONS)?;
    sections
        .iter()
        .map(|section| {
            let mut pictures = section.body.lines().filter_map(picture_mark);
            if pictures.any(|picture| picture.alt.trim().is_empty()) {
                return Err(Refusal::Empty {
                    field: "alt".to_owned(),
                });
            }
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
