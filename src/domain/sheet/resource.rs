//! The resource plan: cost, own share and staff per year, life domain and budget line; what fits
//! under a yearly budget; and the roadmap.

use super::codes::PriorityClass;
use super::money::Cents;
use super::ranking::leading;
use crate::domain::ids::{DomainId, MeasureId};
use crate::domain::measure_list::{ListedMeasure, MeasureList};
use crate::domain::measure_sheet::{MeasureSheet, MeasureStatus};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What one year takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Load {
    /// All costs.
    pub cost_cents: Cents,
    /// What the municipality pays of them (Eigenanteil).
    pub own_cents: Cents,
    /// Person-days in hundredths.
    pub days_hundredths: u64,
    /// Full-time equivalents (VZÄ) in hundredths.
    pub fte_hundredths: u64,
}

/// The order in which measures take from a budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PlanOrder {
    /// The administration's ranks; the room's where it has none.
    #[default]
    Administration,
    /// The room's ranks.
    Room,
    /// The priority classes, and the administration's ranks within them.
    PriorityClass,
}

/// Whether a measure fits under the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Its own share fits in every one of its years.
    Fits,
    /// Its own share is more than is left in at least one year; it takes nothing.
    TooMuch,
    /// Nobody has said what it costs.
    Unknown,
}

/// A measure in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlannedMeasure {
    /// Identity.
    pub id: MeasureId,
    /// `17` is shown as `M-017`.
    pub number: u32,
    /// Title for narrow places.
    pub title: String,
    /// Life domain.
    pub domain_id: Option<DomainId>,
    /// How soon it is to begin.
    pub priority_class: Option<PriorityClass>,
    /// Where it stands.
    pub status: MeasureStatus,
    /// The room's rank.
    pub room_rank: Option<u32>,
    /// The administration's rank.
    pub administration_rank: Option<u32>,
    /// First day, if it is known.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub starts: Option<NaiveDate>,
    /// Last day; none for a lasting task or if nobody knows.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub ends: Option<NaiveDate>,
    /// What it takes in each year of the plan.
    pub years: Vec<Load>,
    /// Whether it fits; none without a budget.
    pub fit: Option<Fit>,
    /// Years in which its own share is more than is left.
    pub over: Vec<u16>,
}

/// A row: what one life domain takes from one budget line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanRow {
    /// Life domain; none for measures without one.
    pub domain_id: Option<DomainId>,
    /// Budget line; empty where nobody has named one.
    pub budget_line: String,
    /// Measures in it that cost anything.
    pub measures: u32,
    /// What they take in each year of the plan.
    pub years: Vec<Load>,
}

/// The plan of a process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ResourcePlan {
    /// Its years in order, without gaps; empty if nobody has named any.
    pub years: Vec<u16>,
    /// Rows in the order of the life domains, then of the budget lines.
    pub rows: Vec<PlanRow>,
    /// What all rows take in each year.
    pub total: Vec<Load>,
    /// The measures in the order in which they take from the budget.
    pub measures: Vec<PlannedMeasure>,
    /// Own share of what fits in each year; empty without a budget.
    pub taken: Vec<Cents>,
    /// Measures that say nothing about costs or staff.
    pub unknown: u32,
}

impl Load {
    fn add(&mut self, other: &Self) {
        self.cost_cents.0 = self.cost_cents.0.saturating_add(other.cost_cents.0);
        self.own_cents.0 = self.own_cents.0.saturating_add(other.own_cents.0);
        self.days_hundredths = self.days_hundredths.saturating_add(other.days_hundredths);
        self.fte_hundredths = self.fte_hundredths.saturating_add(other.fte_hundredths);
    }
}

/// What a sheet takes in a year.
pub fn load(sheet: &MeasureSheet, year: u16) -> Load {
    let mut sum = Load::default();
    for item in sheet
        .costs
        .iter()
        .filter(|item| item.years().contains(&year))
    {
        sum.add(&Load {
            cost_cents: item.amount_cents,
            own_cents: item.own(),
            ..Load::default()
        });
    }
    for item in sheet
        .staff
        .iter()
        .filter(|item| item.years().contains(&year))
    {
        sum.add(&Load {
            days_hundredths: item.days_hundredths.into(),
            fte_hundredths: item.fte_hundredths.into(),
            ..Load::default()
        });
    }
    sum
}

/// The plan of all measures on the list that are neither dropped nor handed over. `budget` is the
/// own share that every year has at most.
pub fn resource_plan(
    list: &MeasureList,
    domains: &[DomainId],
    order: PlanOrder,
    budget: Option<Cents>,
) -> ResourcePlan {
    let mut entries: Vec<&ListedMeasure> = list
        .measures
        .iter()
        .filter(|entry| {
            let given_up = [MeasureStatus::Dropped, MeasureStatus::HandedOver];
            entry.measure.is_on_the_list() && !given_up.contains(&entry.measure.sheet.status)
        })
        .collect();
    entries.sort_by_key(|entry| place(entry, order));
    let years = years(entries.iter().map(|entry| &entry.measure.sheet));
    let mut rows: BTreeMap<(usize, String), PlanRow> = BTreeMap::new();
    let mut total = vec![Load::default(); years.len()];
    let mut measures: Vec<PlannedMeasure> = Vec::new();
    for entry in entries {
        let sheet = &entry.measure.sheet;
        let planned = planned(entry, &years);
        if is_known(sheet) {
            let domain = sheet
                .domain_id
                .and_then(|id| domains.iter().position(|other| *other == id));
            let row = rows
                .entry((domain.unwrap_or(usize::MAX), sheet.budget_line.clone()))
                .or_insert_with(|| PlanRow {
                    domain_id: domain.and(sheet.domain_id),
                    budget_line: sheet.budget_line.clone(),
                    measures: 0,
                    years: vec![Load::default(); years.len()],
                });
            row.measures += 1;
            for sum in [&mut row.years, &mut total] {
                for (sum, load) in sum.iter_mut().zip(&planned.years) {
                    sum.add(load);
                }
            }
        }
        measures.push(planned);
    }
    let unknown = measures.iter().filter(|one| one.fit == Some(Fit::Unknown));
    let unknown = u32::try_from(unknown.count()).unwrap_or(u32::MAX);
    let taken = budget.map_or_else(Vec::new, |budget| take(&mut measures, &years, budget));
    if budget.is_none() {
        for one in &mut measures {
            one.fit = None;
        }
    }
    ResourcePlan {
        years,
        rows: rows.into_values().collect(),
        total,
        measures,
        taken,
        unknown,
    }
}

/// True if a sheet says what it takes, be it that it takes nothing.
fn is_known(sheet: &MeasureSheet) -> bool {
    !sheet.costs.is_empty()
        || !sheet.staff.is_empty()
        || sheet.from_running_operations == Some(true)
}

fn planned(entry: &ListedMeasure, years: &[u16]) -> PlannedMeasure {
    let measure = &entry.measure;
    let sheet = &measure.sheet;
    let title = if sheet.short_title.is_empty() {
        &sheet.title
    } else {
        &sheet.short_title
    };
    PlannedMeasure {
        id: measure.id,
        number: measure.number,
        title: title.clone(),
        domain_id: sheet.domain_id,
        priority_class: sheet.priority_class,
        status: sheet.status,
        room_rank: leading(entry).map(|result| result.rank),
        administration_rank: sheet.administration_rank,
        starts: sheet.starts.map(super::period::Period::first_day),
        ends: sheet.ends.map(super::period::Period::last_day),
        years: years.iter().map(|year| load(sheet, *year)).collect(),
        fit: Some(if is_known(sheet) {
            Fit::Fits
        } else {
            Fit::Unknown
        }),
        over: Vec::new(),
    }
}

/// Lets the measures take from the budget, one after the other; what is too much for a year is left
/// out, and later ones may still fit.
fn take(measures: &mut [PlannedMeasure], years: &[u16], budget: Cents) -> Vec<Cents> {
    let mut taken = vec![Cents::default(); years.len()];
    for measure in measures {
        let sums: Vec<i64> = taken
            .iter()
            .zip(&measure.years)
            .map(|(taken, load)| taken.0.saturating_add(load.own_cents.0))
            .collect();
        let own = measure.years.iter().map(|load| load.own_cents.0 > 0);
        measure.over = years
            .iter()
            .zip(&sums)
            .zip(own)
            .filter(|((_, sum), own)| *own && **sum > budget.0)
            .map(|((year, _), _)| *year)
            .collect();
        if measure.over.is_empty() {
            taken = sums.into_iter().map(Cents).collect();
        } else {
            measure.fit = Some(Fit::TooMuch);
        }
    }
    taken
}

type Place = (u8, u32, u32, u32);

/// Where a measure stands in an order.
pub fn place(entry: &ListedMeasure, order: PlanOrder) -> Place {
    let sheet = &entry.measure.sheet;
    let room = leading(entry).map_or(u32::MAX, |result| result.rank);
    let administration = sheet.administration_rank.unwrap_or(room);
    let class = match sheet.priority_class {
        Some(PriorityClass::High) => 0,
        Some(PriorityClass::Medium) => 1,
        Some(PriorityClass::Low) => 2,
        None => 3,
    };
    let number = entry.measure.number;
    match order {
        PlanOrder::Administration => (0, administration, room, number),
        PlanOrder::Room => (0, room, 0, number),
        PlanOrder::PriorityClass => (class, administration, room, number),
    }
}

/// All years between the first and the last that any sheet names.
fn years<'a>(sheets: impl Iterator<Item = &'a MeasureSheet>) -> Vec<u16> {
    let mut span: Option<RangeInclusive<u16>> = None;
    for sheet in sheets {
        let costs = sheet.costs.iter().map(super::cost::CostItem::years);
        let staff = sheet.staff.iter().map(super::cost::StaffItem::years);
        let times = [sheet.starts, sheet.ends].into_iter().flatten();
        let times = times.map(|time| time.year()..=time.year());
        for found in costs.chain(staff).chain(times) {
            span = Some(span.map_or(found.clone(), |span| {
                *span.start().min(found.start())..=*span.end().max(found.end())
            }));
        }
    }
    span.map_or_else(Vec::new, Iterator::collect)
}
