//! Cleaning a sheet before it is stored: texts, ranges, what belongs together.

use super::cost::{CostItem, Indicator, StaffItem, WHOLE};
use super::money::MAX_CENTS;
use super::period::{Period, YEARS};
use crate::domain::limits::{
    COSTS_PER_MEASURE, INDICATORS_PER_MEASURE, LOCALITIES, MEASURE_DESCRIPTION, MEASURE_FIRST_STEP,
    MEASURE_GOAL, MEASURE_TITLE, MEASURE_WHO, NAME, PLAIN_TITLE, REASON, SHEET_LINE, SHEET_TEXT,
    SHORT_TITLE, STAFF_HUNDREDTHS, STAFF_PER_MEASURE, TARGET_GROUP, TARGET_GROUPS_PER_MEASURE,
    YEARS_OF_A_COST,
};
use crate::domain::measure_sheet::{GOALS_PER_MEASURE, MORE_FIELDS_BYTES, MeasureSheet};
use crate::domain::refusal::Refusal;
use crate::domain::strategy::{at_most, count, line, lines, required_line};

impl MeasureSheet {
    /// The sheet with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        at_most(
            "targetGroups",
            self.target_groups.len(),
            TARGET_GROUPS_PER_MEASURE,
        )?;
        at_most("goalIds", self.goal_ids.len(), GOALS_PER_MEASURE)?;
        let more = serde_json::to_vec(&self.more).map_or(usize::MAX, |json| json.len());
        at_most("more", more, MORE_FIELDS_BYTES)?;
        span(self.starts, self.ends)?;
        let text = |field: &str, raw: &str| lines(field, raw, SHEET_TEXT);
        let sheet = Self {
            title: required_line("title", &self.title, MEASURE_TITLE)?,
            short_title: required_line("shortTitle", &self.short_title, SHORT_TITLE)?,
            plain_title: line("plainTitle", &self.plain_title, PLAIN_TITLE)?,
            goal: lines("goal", &self.goal, MEASURE_GOAL)?,
            description: lines("description", &self.description, MEASURE_DESCRIPTION)?,
            who: line("who", &self.who, MEASURE_WHO)?,
            lead: line("lead", &self.lead, NAME)?,
            first_step: lines("firstStep", &self.first_step, MEASURE_FIRST_STEP)?,
            target_groups: self
                .target_groups
                .iter()
                .map(|group| required_line("targetGroups", group, TARGET_GROUP))
                .collect::<Result<_, _>>()?,
            localities: localities(&self.localities)?,
            costs: costs(&self.costs)?,
            staff: staff(&self.staff)?,
            indicators: indicators(&self.indicators)?,
            financing: each_once(&self.financing),
            effect: text("effect", &self.effect)?,
            next_step: lines("nextStep", &self.next_step, MEASURE_FIRST_STEP)?,
            involved: line("involved", &self.involved, SHEET_LINE)?,
            committee: line("committee", &self.committee, NAME)?,
            digital_guide: line("digitalGuide", &self.digital_guide, NAME)?,
            budget_line: line("budgetLine", &self.budget_line, NAME)?,
            financing_note: text("financingNote", &self.financing_note)?,
            funding_programme: line("fundingProgramme", &self.funding_programme, SHEET_LINE)?,
            builds_on: text("buildsOn", &self.builds_on)?,
            posts: line("posts", &self.posts, SHEET_LINE)?,
            extra_material: text("extraMaterial", &self.extra_material)?,
            partners: line("partners", &self.partners, SHEET_LINE)?,
            legal_duties: text("legalDuties", &self.legal_duties)?,
            dependencies: text("dependencies", &self.dependencies)?,
            risks: text("risks", &self.risks)?,
            participation: text("participation", &self.participation)?,
            sources: text("sources", &self.sources)?,
            feasibility_reason: lines("feasibilityReason", &self.feasibility_reason, REASON)?,
            rank_reason: lines("rankReason", &self.rank_reason, REASON)?,
            assigned_to: line("assignedTo", &self.assigned_to, NAME)?,
            assignment_note: lines("assignmentNote", &self.assignment_note, REASON)?,
            ..self.clone()
        };
        if sheet.feasibility.needs_reason() && sheet.feasibility_reason.is_empty() {
            return Err(Refusal::Empty {
                field: "feasibilityReason".to_owned(),
            });
        }
        if sheet.administration_rank == Some(0) {
            return Err(out_of_range("administrationRank", 1, Ok(u32::MAX)));
        }
        Ok(sheet)
    }
}

/// Costs with cleaned texts, or why they cannot be stored.
pub fn costs(items: &[CostItem]) -> Result<Vec<CostItem>, Refusal> {
    at_most("costs", items.len(), COSTS_PER_MEASURE)?;
    items
        .iter()
        .map(|item| {
            years("costs", item.year, item.until_year)?;
            if !(0..=MAX_CENTS).contains(&item.amount_cents.0) {
                return Err(out_of_range("costs", 0, u32::try_from(MAX_CENTS / 100)));
            }
            if item.funded_share > WHOLE {
                return Err(out_of_range("fundedShare", 0, Ok(100)));
            }
            Ok(CostItem {
                what: line("costs", &item.what, SHEET_LINE)?,
                until_year: item.until_year.filter(|until| *until != item.year),
                ..item.clone()
            })
        })
        .collect()
}

/// Staff with cleaned texts, or why it cannot be stored.
pub fn staff(items: &[StaffItem]) -> Result<Vec<StaffItem>, Refusal> {
    at_most("staff", items.len(), STAFF_PER_MEASURE)?;
    items
        .iter()
        .map(|item| {
            years("staff", item.year, item.until_year)?;
            if item.days_hundredths > STAFF_HUNDREDTHS || item.fte_hundredths > STAFF_HUNDREDTHS {
                return Err(out_of_range("staff", 0, Ok(STAFF_HUNDREDTHS / 100)));
            }
            Ok(StaffItem {
                what: line("staff", &item.what, SHEET_LINE)?,
                until_year: item.until_year.filter(|until| *until != item.year),
                ..item.clone()
            })
        })
        .collect()
}

/// Indicators with cleaned texts, or why they cannot be stored.
pub fn indicators(items: &[Indicator]) -> Result<Vec<Indicator>, Refusal> {
    at_most("indicators", items.len(), INDICATORS_PER_MEASURE)?;
    items
        .iter()
        .map(|item| {
            let text = |raw: &str| line("indicators", raw, SHEET_LINE);
            Ok(Indicator {
                name: text(&item.name)?,
                unit: text(&item.unit)?,
                baseline: text(&item.baseline)?,
                target: text(&item.target)?,
                measured_on: text(&item.measured_on)?,
            })
        })
        .collect()
}

/// Names of localities, each once.
pub fn localities(names: &[String]) -> Result<Vec<String>, Refusal> {
    at_most("localities", names.len(), LOCALITIES)?;
    let mut found: Vec<String> = Vec::new();
    for name in names {
        let name = required_line("localities", name, NAME)?;
        if !found.contains(&name) {
            found.push(name);
        }
    }
    Ok(found)
}

/// Refuses an end before the beginning.
pub fn span(starts: Option<Period>, ends: Option<Period>) -> Result<(), Refusal> {
    match (starts, ends) {
        (Some(starts), Some(ends)) if ends.last_day() < starts.first_day() => Err(out_of_range(
            "ends",
            u32::from(starts.year()),
            Ok(u32::from(YEARS.1)),
        )),
        _ => Ok(()),
    }
}

/// The values in the order of their kind, each once.
pub fn each_once<T: Copy + Ord>(values: &[T]) -> Vec<T> {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.dedup();
    values
}

fn years(field: &str, year: u16, until: Option<u16>) -> Result<(), Refusal> {
    let last = until.unwrap_or(year);
    let known = YEARS.0..=YEARS.1;
    if !known.contains(&year) || !known.contains(&last) {
        return Err(out_of_range(
            field,
            u32::from(YEARS.0),
            Ok(u32::from(YEARS.1)),
        ));
    }
    if last < year || usize::from(last - year) >= YEARS_OF_A_COST {
        let furthest = u32::from(year).saturating_add(count(YEARS_OF_A_COST) - 1);
        return Err(out_of_range(field, u32::from(year), Ok(furthest)));
    }
    Ok(())
}

fn out_of_range(field: &str, min: u32, max: Result<u32, std::num::TryFromIntError>) -> Refusal {
    Refusal::OutOfRange {
        field: field.to_owned(),
        min,
        max: max.unwrap_or(u32::MAX),
    }
}
