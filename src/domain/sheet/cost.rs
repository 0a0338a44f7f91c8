//! What a measure costs and whom it takes, year by year.

use super::codes::{CostBudget, CostKind, EstimateQuality};
use super::money::Cents;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A whole, as funded shares count it: 10,000 is 100 %.
pub const WHOLE: u16 = 10_000;

/// One position of the costs (Kostenposition): an amount in one year, or in each of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CostItem {
    /// What it is for; may be empty.
    #[serde(default)]
    pub what: String,
    /// The first year, or the only one.
    pub year: u16,
    /// The last year in which the amount comes again; none for one year.
    #[serde(default)]
    pub until_year: Option<u16>,
    /// What kind of cost.
    pub kind: CostKind,
    /// Which part of the budget it belongs to.
    pub budget: CostBudget,
    /// The amount of each year.
    pub amount_cents: Cents,
    /// How sure it is.
    pub quality: EstimateQuality,
    /// Share that a grant pays, in hundredths of a percent: 8,000 is 80 %.
    #[serde(default)]
    pub funded_share: u16,
}

/// People that a measure takes beyond those who are there (zusätzliches Personal).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StaffItem {
    /// What for; may be empty.
    #[serde(default)]
    pub what: String,
    /// The first year, or the only one.
    pub year: u16,
    /// The last year in which it is needed; none for one year.
    #[serde(default)]
    pub until_year: Option<u16>,
    /// Person-days of each year, in hundredths.
    #[serde(default)]
    pub days_hundredths: u32,
    /// Full-time equivalents (VZÄ) of each year, in hundredths.
    #[serde(default)]
    pub fte_hundredths: u32,
}

/// How success is measured (Indikator).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Indicator {
    /// What is measured.
    pub name: String,
    /// In what unit.
    pub unit: String,
    /// Where it stands today.
    pub baseline: String,
    /// Where it is to stand.
    pub target: String,
    /// When it is measured, in words or as a time.
    pub measured_on: String,
}

impl CostItem {
    /// The years that it counts in.
    pub fn years(&self) -> RangeInclusive<u16> {
        self.year..=self.until_year.unwrap_or(self.year)
    }

    /// What a grant pays of one year's amount, rounded to the cent; own and funded share add up to
    /// the amount exactly.
    pub fn funded(&self) -> Cents {
        let whole = i64::from(WHOLE);
        Cents((self.amount_cents.0 * i64::from(self.funded_share) + whole / 2) / whole)
    }

    /// What the municipality pays of one year's amount (Eigenanteil).
    pub fn own(&self) -> Cents {
        Cents(self.amount_cents.0 - self.funded().0)
    }
}

impl StaffItem {
    /// The years that it counts in.
    pub fn years(&self) -> RangeInclusive<u16> {
        self.year..=self.until_year.unwrap_or(self.year)
    }
}

/// All costs of a list of positions, over all their years.
pub fn total(costs: &[CostItem]) -> Cents {
    sum(costs, |item| item.amount_cents)
}

/// The own share of all positions, over all their years.
pub fn own_total(costs: &[CostItem]) -> Cents {
    sum(costs, CostItem::own)
}

/// Costs that come once; none if there is no such position.
pub fn once(costs: &[CostItem]) -> Option<Cents> {
    let once: Vec<CostItem> = of_kind(costs, |kind| kind == CostKind::OneOff);
    (!once.is_empty()).then(|| total(&once))
}

/// Costs of the most expensive year among those that come every year, salaries included; none if
/// there is no such position.
pub fn yearly(costs: &[CostItem]) -> Option<Cents> {
    let yearly: Vec<CostItem> = of_kind(costs, |kind| kind != CostKind::OneOff);
    yearly
        .iter()
        .flat_map(CostItem::years)
        .map(|year| {
            let of_year = yearly.iter().filter(|item| item.years().contains(&year));
            Cents(of_year.map(|item| item.amount_cents.0).sum())
        })
        .max()
}

/// The funded part of all costs, in hundredths of a percent; none without costs.
pub fn funded_share(costs: &[CostItem]) -> Option<u16> {
    let (all, own) = (total(costs).0, own_total(costs).0);
    let share = (all - own)
        .checked_mul(i64::from(WHOLE))?
        .checked_add(all / 2)?
        .checked_div(all)?;
    u16::try_from(share).ok()
}

/// The most full-time equivalents of one year, in hundredths; none if nobody named any.
pub fn most_fte(staff: &[StaffItem]) -> Option<u32> {
    staff
        .iter()
        .flat_map(StaffItem::years)
        .map(|year| {
            let of_year = staff.iter().filter(|item| item.years().contains(&year));
            of_year.map(|item| item.fte_hundredths).sum::<u32>()
        })
        .max()
        .filter(|most| *most > 0)
}

fn of_kind(costs: &[CostItem], wanted: impl Fn(CostKind) -> bool) -> Vec<CostItem> {
    costs
        .iter()
        .filter(|item| wanted(item.kind))
        .cloned()
        .collect()
}

fn sum(costs: &[CostItem], part: impl Fn(&CostItem) -> Cents) -> Cents {
    let each = costs.iter().map(|item| {
        let years = i64::try_from(item.years().count()).unwrap_or(0);
        part(item).0.saturating_mul(years)
    });
    Cents(each.fold(0, i64::saturating_add))
}
