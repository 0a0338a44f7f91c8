//! How far a process is on its five steps: what is done and what is missing, from the data alone.

use super::draft::DraftState;
use super::measure_list::MeasureList;
use super::register::{RecordSheet, RegisterEntry};
use super::sheet::completeness::missing;
use super::strategy::{Process, ProcessStep, StrategyDomain, count};
use serde::{Deserialize, Serialize};

/// One thing that a step needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StepNeed {
    /// The council's order, with reference and day.
    Mandate,
    /// The guiding vision.
    Vision,
    /// At least one goal.
    Goals,
    /// At least one measure on the list serves a goal.
    GoalsServed,
    /// Findings of the status quo.
    Findings,
    /// Each finding with its source.
    Sources,
    /// The register of existing strategies.
    Strategies,
    /// A workshop is planned.
    WorkshopPlanned,
    /// The results of every workshop are frozen.
    WorkshopHeld,
    /// Life domains.
    Domains,
    /// Each life domain with a department in charge.
    Leads,
    /// Each measure in a life domain.
    MeasuresPlaced,
    /// Each measure's sheet with all that an export needs.
    SheetsComplete,
    /// A draft of the strategy.
    Draft,
    /// A draft that went into its review.
    Reviewed,
    /// The council has adopted it.
    Adopted,
}

/// Whether a need is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StepCheck {
    /// What is needed.
    pub need: StepNeed,
    /// How many there are.
    pub have: u32,
    /// How many there should be; at least one.
    pub of: u32,
}

impl StepCheck {
    /// True if nothing is missing.
    pub fn is_met(&self) -> bool {
        self.have >= self.of
    }
}

/// One of the five steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StepProgress {
    /// The step.
    pub step: ProcessStep,
    /// What it needs.
    pub checks: Vec<StepCheck>,
}

/// What the progress is taken from.
#[derive(Clone, Copy, Debug)]
pub struct ProgressSources<'a> {
    /// The process.
    pub process: &'a Process,
    /// Its life domains.
    pub domains: &'a [StrategyDomain],
    /// For each of its workshops, whether the results are frozen.
    pub workshops: &'a [bool],
    /// Its measures.
    pub list: &'a MeasureList,
    /// The states of its drafts.
    pub drafts: &'a [DraftState],
    /// Its registers.
    pub records: &'a [RegisterEntry],
}

/// The five steps in order, each with what it needs.
pub fn progress(sources: ProgressSources<'_>) -> Vec<StepProgress> {
    use StepNeed as Need;
    let sheet = &sources.process.sheet;
    let one = |need, met: bool| StepCheck {
        need,
        have: u32::from(met),
        of: 1,
    };
    // Nothing to count is nothing done.
    let each = |need, have: usize, of: usize| StepCheck {
        need,
        have: count(have),
        of: count(of).max(1),
    };
    let some = |need, have: usize| StepCheck {
        need,
        have: count(have),
        of: 1,
    };
    let measures: Vec<_> = (sources.list.measures.iter())
        .filter(|entry| entry.measure.is_on_the_list())
        .map(|entry| &entry.measure.sheet)
        .collect();
    let of = |test: &dyn Fn(&&&super::measure_sheet::MeasureSheet) -> bool| {
        measures.iter().filter(test).count()
    };
    let strategies = sources
        .records
        .iter()
        .filter(|record| matches!(record.sheet, RecordSheet::RelatedStrategy(_)));
    let with_source = sheet.findings.iter().filter(|one| !one.source.is_empty());
    let led = sources
        .domains
        .iter()
        .filter(|one| !one.sheet.lead.is_empty());
    let reached = |least: fn(DraftState) -> bool| sources.drafts.iter().copied().any(least);
    let mandate = &sheet.mandate;
    let step = |step, checks: Vec<StepCheck>| StepProgress { step, checks };
    vec![
        step(
            ProcessStep::Goals,
            vec![
                one(
                    Need::Mandate,
                    !mandate.reference.is_empty() && mandate.decided_on.is_some(),
                ),
                one(Need::Vision, !sheet.vision.is_empty()),
                some(Need::Goals, sheet.goals.len()),
                some(Need::GoalsServed, of(&|sheet| !sheet.goal_ids.is_empty())),
            ],
        ),
        step(
            ProcessStep::StatusQuo,
            vec![
                some(Need::Findings, sheet.findings.len()),
                each(Need::Sources, with_source.count(), sheet.findings.len()),
                some(Need::Strategies, strategies.count()),
            ],
        ),
        step(
            ProcessStep::Workshop,
            vec![
                some(Need::WorkshopPlanned, sources.workshops.len()),
                each(
                    Need::WorkshopHeld,
                    sources.workshops.iter().filter(|frozen| **frozen).count(),
                    sources.workshops.len(),
                ),
            ],
        ),
        step(
            ProcessStep::Domains,
            vec![
                some(Need::Domains, sources.domains.len()),
                each(Need::Leads, led.count(), sources.domains.len()),
                each(
                    Need::MeasuresPlaced,
                    of(&|sheet| sheet.domain_id.is_some()),
                    measures.len(),
                ),
            ],
        ),
        step(
            ProcessStep::Strategy,
            vec![
                each(
                    Need::SheetsComplete,
                    of(&|sheet| missing(sheet).is_empty()),
                    measures.len(),
                ),
                some(Need::Draft, sources.drafts.len()),
                one(
                    Need::Reviewed,
                    reached(|state| state != DraftState::Draft && state != DraftState::Superseded),
                ),
                one(Need::Adopted, reached(|state| state == DraftState::Adopted)),
            ],
        ),
    ]
}
