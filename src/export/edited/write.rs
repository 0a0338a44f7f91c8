//! Puts the value of a column into a sheet.

use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::sheet::codes::{
    CooperationMode, CostBudget, CostKind, DeliveryMode, EstimateQuality, Feasibility,
    PriorityClass,
};
use crate::domain::sheet::cost::{CostItem, Indicator, StaffItem, WHOLE};
use crate::domain::sheet::edited::CellProblem;
use crate::domain::sheet::money::Cents;
use crate::domain::sheet::period::{self, Period};
use crate::domain::strategy::StrategyDomain;
use crate::export::words;

/// A value that a sheet cannot take, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unwritable(pub(super) CellProblem);

type Written<T = ()> = Result<T, Unwritable>;

const SEVERAL: Unwritable = Unwritable(CellProblem::SeveralParts);
const UNREADABLE: Unwritable = Unwritable(CellProblem::Unreadable);

/// Puts a value into the field (or fields) behind a column.
pub(super) fn write(
    sheet: &mut MeasureSheet,
    column: &str,
    value: &str,
    domains: &[StrategyDomain],
) -> Written {
    match column {
        "Lebensbereich" => {
            let mut named = domains.iter().filter(|one| one.sheet.name.de == value);
            sheet.domain_id = match (value, named.next()) {
                ("", _) => None,
                (_, found) => Some(found.ok_or(UNREADABLE)?.id),
            };
        }
        "Titel" if value.is_empty() => return Err(UNREADABLE),
        "Titel" => value.clone_into(&mut sheet.title),
        "Kurzbeschreibung" => value.clone_into(&mut sheet.description),
        "Ziel" => value.clone_into(&mut sheet.goal),
        "Zielgruppe" => sheet.target_groups = parts(value),
        "Richtung" => sheet.direction = coded(value, &words::DIRECTIONS, words::direction)?,
        "Rang Verwaltung" => sheet.administration_rank = optional(value)?,
        "Prioritätsklasse" => {
            sheet.priority_class = coded(value, PriorityClass::ALL, words::priority)?;
        }
        "Machbarkeit" => {
            let found = coded(value, Feasibility::ALL, words::feasibility)?;
            sheet.feasibility = found.unwrap_or_default();
        }
        "Begründung" => one_of_two(
            &mut sheet.feasibility_reason,
            &mut sheet.rank_reason,
            sheet.feasibility.needs_reason(),
            value,
        )?,
        "Federführung" => value.clone_into(&mut sheet.lead),
        "Beteiligte" => value.clone_into(&mut sheet.involved),
        "zuständiger Ausschuss" => value.clone_into(&mut sheet.committee),
        "Digitallotse" => value.clone_into(&mut sheet.digital_guide),
        "Umsetzung" => sheet.delivery_mode = coded(value, DeliveryMode::ALL, words::delivery)?,
        "Kooperation/Partner" => cooperation(sheet, value),
        "knüpft an" => value.clone_into(&mut sheet.builds_on),
        "aus laufendem Betrieb" => sheet.from_running_operations = yes_no(value)?,
        "Beginn" => sheet.starts = time(value)?,
        "Ende" => sheet.ends = time(value)?,
        "Haushaltsstelle" => value.clone_into(&mut sheet.budget_line),
        "Stellenplan betroffen" => sheet.staff_plan_affected = yes_no(value)?,
        "Förderprogramm" => value.clone_into(&mut sheet.funding_programme),
        "Frist" => sheet.funding_deadline = time(value)?,
        "Risiken/Abhängigkeiten" => {
            one_of_two(&mut sheet.risks, &mut sheet.dependencies, true, value)?;
        }
        "Ortsgemeinde(n)" => sheet.localities = parts(value),
        "Status" => {
            let found = coded(value, &words::STATUSES, words::status)?;
            sheet.status = found.ok_or(UNREADABLE)?;
        }
        "nächster Schritt" => value.clone_into(&mut sheet.next_step),
        "Bis wann" => sheet.next_step_due = time(value)?,
        _ => return figures(sheet, column, value),
    }
    Ok(())
}

/// Columns that sum up entries of the sheet: written where there is one entry at most.
fn figures(sheet: &mut MeasureSheet, column: &str, value: &str) -> Written {
    match column {
        "Kosten einmalig" => cost(sheet, CostKind::OneOff, value),
        "Kosten jährlich" => cost(sheet, CostKind::Recurring, value),
        "Personalbedarf (VZÄ)" => staff(sheet, value),
        "Förderquote" => {
            let share: u16 = optional(value)?.unwrap_or(0);
            let same = sheet.costs.windows(2).all(|two| match two {
                [a, b] => a.funded_share == b.funded_share,
                _ => true,
            });
            if !same || sheet.costs.is_empty() {
                return Err(SEVERAL);
            }
            if share > WHOLE {
                return Err(UNREADABLE);
            }
            sheet
                .costs
                .iter_mut()
                .for_each(|item| item.funded_share = share);
            Ok(())
        }
        "Indikator" => {
            let one = only(&mut sheet.indicators, value)?;
            if let Some(one) = one {
                let unit = format!(" ({})", one.unit);
                value
                    .strip_suffix(&unit)
                    .unwrap_or(value)
                    .clone_into(&mut one.name);
            }
            Ok(())
        }
        "Zielwert" => {
            if let Some(one) = only(&mut sheet.indicators, value)? {
                value.clone_into(&mut one.target);
            }
            Ok(())
        }
        _ => Err(Unwritable(CellProblem::ReadOnly)),
    }
}

/// The only indicator; a new one if there is none, and nothing if there is nothing to say.
fn only<'a>(indicators: &'a mut Vec<Indicator>, value: &str) -> Written<Option<&'a mut Indicator>> {
    if indicators.len() > 1 {
        return Err(SEVERAL);
    }
    if indicators.is_empty() && !value.is_empty() {
        indicators.push(Indicator::default());
    }
    Ok(indicators.first_mut())
}

/// The year in which something new of a measure begins.
fn first_year(sheet: &MeasureSheet) -> Written<u16> {
    let costs = sheet.costs.iter().map(|item| item.year).min();
    let year = costs.or(sheet.starts.map(Period::year));
    year.ok_or(SEVERAL)
}

fn cost(sheet: &mut MeasureSheet, kind: CostKind, value: &str) -> Written {
    let amount: Option<i64> = optional(value)?;
    let year = first_year(sheet);
    let once = kind == CostKind::OneOff;
    let same = |item: &CostItem| (item.kind == CostKind::OneOff) == once;
    let mut items: Vec<&mut CostItem> = sheet.costs.iter_mut().filter(|item| same(item)).collect();
    match (items.as_mut_slice(), amount) {
        ([], None) => Ok(()),
        ([], Some(cents)) => {
            sheet.costs.push(CostItem {
                what: String::new(),
                year: year?,
                until_year: None,
                kind,
                budget: CostBudget::Operating,
                amount_cents: Cents(cents),
                quality: EstimateQuality::Rough,
                funded_share: 0,
            });
            Ok(())
        }
        ([item], Some(cents)) if !once || item.until_year.is_none() => {
            item.amount_cents = Cents(cents);
            Ok(())
        }
        ([_], None) => {
            sheet.costs.retain(|item| !same(item));
            Ok(())
        }
        _ => Err(SEVERAL),
    }
}

fn staff(sheet: &mut MeasureSheet, value: &str) -> Written {
    let fte: Option<u32> = optional(value)?;
    let year = first_year(sheet);
    match (sheet.staff.as_mut_slice(), fte) {
        ([], None) => {}
        ([], Some(fte)) => sheet.staff.push(StaffItem {
            what: String::new(),
            year: year?,
            until_year: None,
            days_hundredths: 0,
            fte_hundredths: fte,
        }),
        ([one], fte) => one.fte_hundredths = fte.unwrap_or(0),
        _ => return Err(SEVERAL),
    }
    Ok(())
}

/// A column that shows two texts: one of them is written if the other one is empty.
fn one_of_two(first: &mut String, second: &mut String, prefer_first: bool, value: &str) -> Written {
    let target = match (first.is_empty(), second.is_empty()) {
        (false, false) => return Err(SEVERAL),
        (false, true) => first,
        (true, true) if prefer_first => first,
        (true, _) => second,
    };
    value.clone_into(target);
    Ok(())
}

/// The way of working together stands in the first line if it is one of the known ways.
fn cooperation(sheet: &mut MeasureSheet, value: &str) {
    let (first, rest) = value.split_once('\n').unwrap_or((value, ""));
    let modes = CooperationMode::ALL.iter();
    let mode = modes
        .copied()
        .find(|mode| words::cooperation(*mode) == first);
    sheet.cooperation_mode = mode;
    let partners = if mode.is_some() { rest } else { value };
    partners.clone_into(&mut sheet.partners);
}

fn parts(value: &str) -> Vec<String> {
    let parts = value.split([';', '\n']).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn coded<T: Copy>(value: &str, codes: &[T], word: fn(T) -> &'static str) -> Written<Option<T>> {
    if value.is_empty() {
        return Ok(None);
    }
    let mut known = codes.iter().copied();
    let found = known.find(|code| word(*code).eq_ignore_ascii_case(value));
    found.map(Some).ok_or(UNREADABLE)
}

fn yes_no(value: &str) -> Written<Option<bool>> {
    match value.to_lowercase().as_str() {
        "" => Ok(None),
        "ja" | "j" | "x" => Ok(Some(true)),
        "nein" | "n" => Ok(Some(false)),
        _ => Err(UNREADABLE),
    }
}

fn time(value: &str) -> Written<Option<Period>> {
    if value.is_empty() {
        return Ok(None);
    }
    let day = value.parse().map(Period::Day);
    let time = day.or_else(|_| period::typed(value).map_err(|_| UNREADABLE))?;
    Ok(Some(time))
}

fn optional<T: std::str::FromStr>(value: &str) -> Written<Option<T>> {
    match value {
        "" => Ok(None),
        value => value.parse().map(Some).map_err(|_| UNREADABLE),
    }
}
