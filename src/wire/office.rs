//! The office's requests and answers: plain HTTP with JSON bodies.
//!
//! Every write names the `version` that its writer saw; if somebody else has saved since, the
//! answer is 409 with the refusal `conflict` and the version that holds, and nothing is stored.
//! Office and administrator write; read-only reads; a moderator reads the processes of their own
//! workshops. Errors are problem+json with the refusal's `code` and `params`.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `GET /api/processes` | → [`ProcessSummary`]`[]` |
//! | `POST /api/processes` | `ProcessSheet` → 201 [`ProcessView`] |
//! | `GET /api/processes/{process}` | → [`ProcessView`] |
//! | `PUT /api/processes/{process}` | [`Edited`]`<ProcessSheet>` → [`ProcessView`] |
//! | `GET /api/processes/{process}/progress` | → `StepProgress[]`: what each of the five steps needs |
//! | `POST /api/processes/{process}/domains` | `DomainSheet` → 201 `StrategyDomain` |
//! | `PUT /api/processes/{process}/domains/{domain}` | [`Edited`]`<DomainSheet>` → `StrategyDomain` |
//! | `DELETE /api/processes/{process}/domains/{domain}?version=` | → 204; refused (`inUse`) while a measure is in it |
//! | `GET /api/organizations` | → `Organization[]` |
//! | `POST /api/organizations` | `OrganizationSheet` → 201 `Organization` |
//! | `PUT /api/organizations/{organization}` | [`Edited`]`<OrganizationSheet>` → `Organization` |
//! | `DELETE /api/organizations/{organization}?version=` | → 204 |
//! | `GET /api/processes/{process}/measures` | → `MeasureList` (all of them; sort and filter there); [`super::office_rows`] for tables |
//! | `POST /api/processes/{process}/measures` | `MeasureSheet` → 201 [`MeasureDetail`] |
//! | `GET /api/measures/{measure}` | → [`MeasureDetail`] |
//! | `PUT /api/measures/{measure}` | [`Edited`]`<MeasureSheet>` → [`MeasureDetail`] |
//! | `PATCH /api/measures/{measure}`, ranks, comments, presence, resource plan | [`super::office_sheet`] |
//! | `POST /api/processes/{process}/measures/fields` | [`SetFields`] → `MeasureRows` |
//! | `POST /api/measures/{measure}/merge` | [`MergeMeasures`] → [`MeasureDetail`] of the survivor |
//! | `POST /api/measures/{measure}/unmerge` | [`Seen`] → [`MeasureDetail`] of the one set free |
//! | `GET /api/measures/{measure}/versions` | → [`MeasureVersion`]`[]`, newest first |
//! | `POST /api/measures/{measure}/restore` | [`Restore`] → [`MeasureDetail`] |
//! | `GET /api/processes/{process}/workshops` | → [`OfficeWorkshop`]`[]`, newest first |
//! | `GET /api/processes/{process}/workshops/{workshop}` | → [`WorkshopResults`] |
//! | `GET /api/processes/{process}/drafts` | → [`DraftSummary`]`[]` |
//! | `POST /api/processes/{process}/drafts` | – → 201 `Draft`, generated |
//! | `GET /api/drafts/{draft}` | → `Draft` |
//! | `GET /api/drafts/{draft}/text.{docx\|pdf}` | → the same as a file; parameters: [`DraftFileQuery`] |
//! | `POST /api/drafts/{draft}/pictures` | a picture file → 201 [`NewPicture`] |
//! | `GET /api/pictures/{picture}` | → JPEG |
//! | `PUT /api/drafts/{draft}/order` | [`OrderDraft`] → `Draft` |
//! | `PUT /api/drafts/{draft}` | [`SaveDraft`] → `Draft` |
//! | `POST /api/drafts/{draft}/sections/{section}/regenerate` | [`Seen`] → `Draft` |
//! | `GET /api/drafts/{draft}/versions` | → [`DraftVersion`]`[]`, newest first |
//! | `GET /api/drafts/{draft}/versions/{version}` | → `Draft` as it was then |
//! | `GET /api/drafts/{draft}/compare?from=&to=` | → `SectionChange[]` |
//! | `POST /api/drafts/{draft}/restore` | [`Restore`] → `Draft` |
//! | state, who is asked, comments, locks of a draft | [`super::office_review`] |
//! | links by which people without an account read a draft | [`super::office_reading`] |
//! | `GET /api/processes/{process}/export.xlsx` | → file; parameters of all three: [`ExportQuery`] |
//! | `GET /api/processes/{process}/export.csv.zip` | → file |
//! | `GET /api/processes/{process}/export.json` | → file |
//! | `GET /api/processes/{process}/papers/{folder\|masterplan\|press\|plain-summary\|council-paper\|motion}.{docx\|pdf}` | → file; parameters: [`PaperQuery`] |
//! | files that were taken away before | [`super::office_kept`] |
//! | an edited XLSX that comes back | [`super::office_import`] |
//! | funding, existing strategies, variants, local plans | [`super::office_register`] |

use crate::domain::context::Timestamp;
use crate::domain::council::PaperType;
use crate::domain::draft::{DraftState, Section, SectionChange};
use crate::domain::ids::{DomainId, DraftId, MeasureId, PictureId, ProcessId};
use crate::domain::lineage::OriginView;
use crate::domain::measure_list::{FrozenRound, ListedMeasure, MeasureList};
use crate::domain::measure_sheet::{FieldChange, MeasureStatus};
use crate::domain::organization::Organization;
use crate::domain::results::{OfficeWorkshop, PeopleOfGroup, RoundResults, VoidRound};
use crate::domain::setup::Translated;
use crate::domain::sheet::resource::PlanOrder;
use crate::domain::strategy::{Process, ProcessStep, StrategyDomain};
use crate::wire::office_import::ImportTypes;
use crate::wire::office_register::Registers;
use crate::wire::office_review::ReviewTypes;
use crate::wire::office_sheet::{Assessed, SheetTypes};
use serde::{Deserialize, Serialize};

/// A process in the list of processes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ProcessSummary {
    /// Identity.
    pub id: ProcessId,
    /// Name of the strategy.
    pub title: String,
    /// The municipality.
    pub municipality: String,
    /// Where it stands.
    pub step: ProcessStep,
    /// Workshops that feed it.
    pub workshops: u32,
    /// Measures on its list.
    pub measures: u32,
    /// When it was last edited.
    pub modified_at: Timestamp,
}

/// A process with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ProcessView {
    /// The process.
    pub process: Process,
    /// Its life domains, sorted by `order`.
    pub domains: Vec<StrategyDomain>,
    /// Whether the asker may write.
    pub may_write: bool,
}

/// An edit: what is to hold, and the version that its writer saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Edited<T> {
    /// The version that the writer saw.
    pub version: u32,
    /// The whole sheet as it is to be.
    pub sheet: T,
}

/// The version that its writer saw, for changes without a body of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// The version that the writer saw.
    pub version: u32,
}

/// Brings an earlier version back, as a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Restore {
    /// The version that the writer saw.
    pub version: u32,
    /// The version to bring back.
    pub restore: u32,
}

/// A measure with the version that its writer saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeenMeasure {
    /// The measure.
    pub id: MeasureId,
    /// The version that the writer saw.
    pub version: u32,
}

/// Sets the same fields of several measures (all of them or none): life domain, department, committee, deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SetFields {
    /// The measures.
    pub measures: Vec<SeenMeasure>,
    /// The fields with their new values; which ones may be set: `domain::sheet::shared`.
    #[cfg_attr(test, ts(type = "Partial<MeasureSheet>"))]
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// Merges measures into the one that the address names, the survivor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MergeMeasures {
    /// The version of the survivor that the writer saw.
    pub version: u32,
    /// The measures that become part of it.
    pub measures: Vec<SeenMeasure>,
}

/// A measure with everything that its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureDetail {
    /// The measure with its frozen results.
    pub entry: ListedMeasure,
    /// The rounds of these results.
    pub rounds: Vec<FrozenRound>,
    /// Number and title of the measure that it became part of.
    pub merged_into: Option<MeasureName>,
    /// The measures that became part of it.
    pub merged: Vec<MeasureName>,
    /// Where it comes from, down to the cards.
    pub origins: Vec<OriginView>,
    /// Names of the fields that a sheet needs for export, in the order of the form.
    pub required: Vec<String>,
    /// Who examined it last; none if nobody has.
    pub assessed: Option<Assessed>,
}

/// A measure by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureName {
    /// Identity.
    pub id: MeasureId,
    /// `17` is shown as `M-017`.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Version of its sheet.
    pub version: u32,
}

/// One version of a measure, with what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureVersion {
    /// The version; 0 is what the room wrote.
    pub version: u32,
    /// When it was saved.
    pub at: Timestamp,
    /// Display name of its author; none for the room.
    pub author: Option<String>,
    /// What differs from the version before, field by field.
    pub changes: Vec<FieldChange>,
}

/// A workshop with its frozen results, to be read only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WorkshopResults {
    /// The workshop.
    pub workshop: OfficeWorkshop,
    /// What happens with the results.
    pub binding_statement: Translated,
    /// Participants by group; empty if small groups would show.
    pub groups: Vec<PeopleOfGroup>,
    /// Rounds in the order in which they were held.
    pub rounds: Vec<RoundResults>,
    /// Void rounds.
    pub void_rounds: Vec<VoidRound>,
}

/// A draft in the list of drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftSummary {
    /// Identity.
    pub id: DraftId,
    /// Title.
    pub title: String,
    /// Version.
    pub version: u32,
    /// Where it stands.
    pub state: DraftState,
    /// When it was last saved.
    pub modified_at: Timestamp,
}

/// Saves a draft as a new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SaveDraft {
    /// The version that the writer saw.
    pub version: u32,
    /// Title.
    pub title: String,
    /// All sections as they are to be, in order. One that the writer did not touch stays
    /// `generated`: the server then takes the text that is generated now. `locked` is ignored.
    pub sections: Vec<Section>,
}

/// Orders the measures of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OrderDraft {
    /// The version that the writer saw.
    pub version: u32,
    /// The order.
    pub measure_order: PlanOrder,
}

/// What is to be in the file of a draft, all optional.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct DraftFileQuery {
    /// This stored version; none is the draft as it is now.
    pub version: Option<u32>,
    /// With the full sheets of all measures as an annex.
    pub sheets: bool,
    /// With a list of what has changed since the version before.
    pub changes: bool,
}

/// A picture that was taken in for a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NewPicture {
    /// Identity; a line `![What is to be seen](bild:ID "What stands below")` shows it.
    pub id: PictureId,
}

/// One version of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftVersion {
    /// The version, from 1.
    pub version: u32,
    /// When it was saved.
    pub at: Timestamp,
    /// Display name of its author.
    pub author: Option<String>,
    /// Headings of the sections that differ from the version before.
    pub changed: Vec<String>,
}

/// Parameters of an export, all optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct ExportQuery {
    /// Only this life domain.
    pub domain: Option<DomainId>,
    /// Only measures with this status.
    pub status: Option<MeasureStatus>,
    /// Only measures whose number, titles, goal or description contain this.
    pub search: Option<String>,
    /// Also measures that are hidden, withdrawn or merged; they say so.
    pub off_list: bool,
    /// Only measures that concern this locality.
    pub locality: Option<String>,
    /// JSON only: also strategy drafts, with their versions' dates.
    pub drafts: bool,
    /// JSON only: also names of the staff who edited.
    pub people: bool,
    /// CSV only: comma, ISO dates and decimal points, for machines.
    pub machine: bool,
}

/// Papers that the office takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// The folder of sheets (Steckbrief-Mappe).
    Folder,
    /// All measures bundled (Masterplan): goals, overview, roadmap, money, sheets.
    Masterplan,
    /// One page for the press.
    Press,
    /// A summary in Leichte Sprache.
    PlainSummary,
    /// The draft of a council paper (Vorlage).
    CouncilPaper,
    /// A motion (Antrag) as a letter.
    Motion,
}

/// What is to be in a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct PaperQuery {
    /// Folder only: measures of this life domain.
    pub domain: Option<DomainId>,
    /// Folder only: measures of this department.
    pub lead: Option<String>,
    /// Folder only: measures of this committee.
    pub committee: Option<String>,
    /// Folder only: measures of this locality, and of no locality in particular.
    pub locality: Option<String>,
    /// Folder and Masterplan only: the order of the measures within their life domain; by default the room's.
    pub order: Option<PlanOrder>,
    /// Folder only: the measures with these numbers, such as `17,21`.
    pub numbers: Option<String>,
    /// Council paper only: its number (Drucksache).
    pub reference: Option<String>,
    /// Council paper only: what it asks of the council; by default what the municipality has set up.
    pub paper_type: Option<PaperType>,
    /// Council paper and motion only: what it is about (Betreff).
    pub subject: Option<String>,
    /// Motion only: who brings it in.
    pub sender: Option<String>,
    /// Motion only: whom it is addressed to.
    pub addressee: Option<String>,
}

/// All types of this room that the front end needs, in one place for the generator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "only a list of types")]
pub struct OfficeTypes {
    pub process: ProcessView,
    pub processes: Vec<ProcessSummary>,
    pub organizations: Vec<Organization>,
    pub edited: Edited<crate::domain::organization::OrganizationSheet>,
    pub seen: Seen,
    pub restore: Restore,
    pub set_fields: SetFields,
    pub merge: MergeMeasures,
    pub list: MeasureList,
    pub measure: MeasureDetail,
    pub versions: Vec<MeasureVersion>,
    pub workshop: WorkshopResults,
    pub draft: crate::domain::draft::Draft,
    pub drafts: Vec<DraftSummary>,
    pub save: SaveDraft,
    pub order_draft: OrderDraft,
    pub draft_file: DraftFileQuery,
    pub new_picture: NewPicture,
    pub draft_versions: Vec<DraftVersion>,
    pub changes: Vec<SectionChange>,
    pub minutes: crate::domain::minutes::Minutes,
    pub save_minutes: super::minutes::SaveMinutes,
    pub renew_section: super::minutes::RenewSection,
    pub publish_minutes: super::minutes::PublishMinutes,
    pub public_minutes: super::minutes::PublicMinutes,
    pub minutes_paper: super::minutes::MinutesPaper,
    pub export: ExportQuery,
    pub paper: PaperQuery,
    pub paper_kind: PaperKind,
    pub sheet: SheetTypes,
    pub review: ReviewTypes,
    pub reading: super::office_reading::ReadingTypes,
    pub kept_files: Vec<super::office_kept::KeptFileView>,
    pub import: ImportTypes,
    pub rows: crate::wire::office_rows::MeasureRows,
    pub registers: Registers,
    pub progress: Vec<crate::domain::progress::StepProgress>,
}
