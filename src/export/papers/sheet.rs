//! One measure's sheet (Steckbrief) as a table of what is known; what a sheet must say is marked where it is missing.

use super::{Origin, facts, text};
use crate::domain::figure_words::supported;
use crate::domain::german::number;
use crate::domain::markdown::TO_DO;
use crate::domain::measure_list::{ListedMeasure, rank_text};
use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::sheet::codes::{CheckState, Feasibility, FinancingKind};
use crate::domain::sheet::completeness::missing;
use crate::domain::sheet::cost::{Indicator, once, own_total, total, yearly};
use crate::domain::sheet::money::{Cents, euros};
use crate::domain::sheet::period::Period;
use crate::domain::sheet::ranking::leading;
use crate::export::document::{Block, Inline};
use crate::export::words;

/// The rows of the table as they are gathered.
struct Rows<'a> {
    rows: Vec<(&'a str, Vec<Inline>)>,
    missing: Vec<&'static str>,
}

impl<'a> Rows<'a> {
    /// A row, if there is something to say.
    fn add(&mut self, name: &'a str, words: &str) {
        if !words.is_empty() {
            self.rows.push((name, text(words)));
        }
    }

    /// A row that the sheet must have; `field`: its name in JSON.
    fn required(&mut self, name: &'a str, field: &str, words: &str) {
        if words.is_empty() && self.missing.contains(&field) {
            self.rows.push((name, text(TO_DO)));
        } else {
            self.add(name, words);
        }
    }
}

/// The table of a measure.
pub(super) fn table(origin: &Origin<'_>, entry: &ListedMeasure) -> Block {
    let sheet = &entry.measure.sheet;
    let mut rows = Rows {
        rows: Vec::new(),
        missing: missing(sheet),
    };
    aims(&mut rows, origin, entry);
    who_and_when(&mut rows, sheet);
    means(&mut rows, sheet);
    look(&mut rows, sheet);
    ranks(&mut rows, origin, entry);
    facts(rows.rows)
}

fn aims(rows: &mut Rows<'_>, origin: &Origin<'_>, entry: &ListedMeasure) {
    let sheet = &entry.measure.sheet;
    rows.required("Lebensbereich", "domainId", origin.domain_name(entry));
    rows.add("Status", words::status(sheet.status));
    rows.required("Ziel", "goal", &sheet.goal);
    rows.required("Beschreibung", "description", &sheet.description);
    rows.add("Erwartete Wirkung", &sheet.effect);
    let goals = origin.sources.process.sheet.goals.iter();
    let goals = goals.filter(|goal| sheet.goal_ids.contains(&goal.id));
    let goals: Vec<&str> = goals.map(|goal| goal.text.as_str()).collect();
    rows.add("Ziele der Strategie", &goals.join("\n"));
    rows.required(
        "Zielgruppen",
        "targetGroups",
        &sheet.target_groups.join(", "),
    );
    rows.add("Richtung", sheet.direction.map_or("", words::direction));
    rows.add("Orte", &sheet.localities.join(", "));
}

fn who_and_when(rows: &mut Rows<'_>, sheet: &MeasureSheet) {
    rows.required("Federführung", "lead", &sheet.lead);
    let involved = if sheet.involved.is_empty() {
        &sheet.who
    } else {
        &sheet.involved
    };
    rows.add("Beteiligte", involved);
    rows.required("Ausschuss", "committee", &sheet.committee);
    rows.add("Digitallotse", &sheet.digital_guide);
    let time = match (sheet.starts, sheet.ends) {
        (Some(from), Some(to)) => format!("{} bis {}", from.german(), to.german()),
        (Some(from), None) => format!("ab {}", from.german()),
        (None, Some(to)) => format!("bis {}", to.german()),
        (None, None) => String::new(),
    };
    rows.required("Zeit", "starts", &time);
    let step = if sheet.next_step.is_empty() {
        &sheet.first_step
    } else {
        &sheet.next_step
    };
    let by = sheet.next_step_due.map(Period::german);
    let step = match by {
        Some(by) if !step.is_empty() => format!("{step} (bis {by})"),
        _ => step.clone(),
    };
    rows.required("Nächster Schritt", "nextStep", &step);
    rows.required(
        "Umsetzung",
        "deliveryMode",
        sheet.delivery_mode.map_or("", words::delivery),
    );
    let mode = sheet.cooperation_mode.map_or("", words::cooperation);
    rows.add("Zusammenarbeit", &joined(&[mode, &sheet.partners], ": "));
}

fn means(rows: &mut Rows<'_>, sheet: &MeasureSheet) {
    let part = |name: &str, cents: Option<Cents>| {
        cents.map_or_else(String::new, |cents| format!("{name} {}", euros(cents)))
    };
    let all = &sheet.costs;
    let some = (!all.is_empty()).then_some(());
    let costs = joined(
        &[
            &part("einmalig", once(all)),
            &part("jährlich bis zu", yearly(all)),
            &part("zusammen", some.map(|()| total(all))),
            &part("davon Eigenanteil", some.map(|()| own_total(all))),
        ],
        "; ",
    );
    rows.required("Kosten", "costs", &costs);
    rows.add("Haushaltsstelle", &sheet.budget_line);
    let kinds: Vec<&str> = sheet
        .financing
        .iter()
        .map(|kind| financing(*kind))
        .collect();
    rows.add(
        "Finanzierung",
        &joined(&[&kinds.join(", "), &sheet.financing_note], "; "),
    );
    let until = sheet.funding_deadline.map(Period::german);
    let until = until.map_or_else(String::new, |day| format!("Antrag bis {day}"));
    rows.add(
        "Förderung",
        &joined(&[&sheet.funding_programme, &until], "; "),
    );
    rows.required(
        "Aus laufendem Betrieb",
        "fromRunningOperations",
        sheet.from_running_operations.map_or("", words::yes_no),
    );
    rows.add("Knüpft an", &sheet.builds_on);
    let staff: Vec<String> = sheet
        .staff
        .iter()
        .map(|item| {
            let years = match item.until_year {
                Some(until) if until > item.year => format!("{}–{until}", item.year),
                _ => item.year.to_string(),
            };
            let days = hundredths(item.days_hundredths, "Personentage");
            let fte = hundredths(item.fte_hundredths, "VZÄ");
            let load = joined(&[&days, &fte], ", ");
            joined(&[&item.what, &format!("{years}: {load}")], ", ")
        })
        .collect();
    rows.add(
        "Personal",
        &joined(&[&staff.join("\n"), &sheet.posts], "\n"),
    );
    if sheet.staff_plan_affected == Some(true) {
        rows.add("Stellenplan", "betroffen");
    }
    rows.add("Sachaufwand", &sheet.extra_material);
}

fn look(rows: &mut Rows<'_>, sheet: &MeasureSheet) {
    let indicators: Vec<String> = sheet.indicators.iter().map(indicator).collect();
    rows.add("Kennzahlen", &indicators.join("\n"));
    rows.add("Rechtliche Pflichten", &sheet.legal_duties);
    rows.add("Abhängigkeiten", &sheet.dependencies);
    rows.add("Risiken", &sheet.risks);
    let checks = [
        ("Datenschutz", sheet.data_protection_check),
        ("Barrierefreiheit", sheet.accessibility_check),
        ("Klima", sheet.climate_check),
    ];
    let checks: Vec<String> = checks
        .iter()
        .filter_map(|(name, state)| Some(format!("{name}: {}", check((*state)?))))
        .collect();
    rows.add("Prüfungen", &checks.join("; "));
    rows.add("Beteiligung", &sheet.participation);
    rows.add("Quellen", &sheet.sources);
}

fn ranks(rows: &mut Rows<'_>, origin: &Origin<'_>, entry: &ListedMeasure) {
    let sheet = &entry.measure.sheet;
    if let Some(result) = leading(entry) {
        let rounds = &origin.sources.list.rounds;
        let round = rounds.iter().find(|round| round.id == result.round_id);
        let of = round.map_or_else(String::new, |round| {
            let options = number(round.options);
            let support = supported(round.ballot_type, result.points);
            format!(" von {options} ({support})")
        });
        let rank = rank_text(result.rank, result.last_rank);
        rows.add("Rang der Bürgerschaft", &format!("{rank}{of}"));
    }
    if let Some(rank) = sheet.administration_rank {
        let rank = joined(&[&rank.to_string(), &sheet.rank_reason], ": ");
        rows.add("Rang der Verwaltung", &rank);
    }
    rows.required(
        "Priorität",
        "priorityClass",
        sheet.priority_class.map_or("", words::priority),
    );
    let found = if sheet.feasibility == Feasibility::Open {
        String::new()
    } else {
        let found = words::feasibility(sheet.feasibility);
        joined(&[found, &sheet.feasibility_reason], ": ")
    };
    rows.required("Machbarkeit", "feasibility", &found);
}

/// Those texts that say something.
fn joined(texts: &[&str], between: &str) -> String {
    let texts = texts.iter().filter(|text| !text.is_empty());
    texts.copied().collect::<Vec<_>>().join(between)
}

/// `1,5 VZÄ`; nothing for none.
fn hundredths(amount: u32, unit: &str) -> String {
    let (whole, rest) = (number(amount / 100), amount % 100);
    match rest {
        0 if amount == 0 => String::new(),
        0 => format!("{whole} {unit}"),
        rest if rest % 10 == 0 => format!("{whole},{} {unit}", rest / 10),
        rest => format!("{whole},{rest:02} {unit}"),
    }
}

fn indicator(indicator: &Indicator) -> String {
    let with = |name: &str, value: &str| {
        if value.is_empty() {
            return String::new();
        }
        let unit = &indicator.unit;
        let space = if unit.is_empty() { "" } else { " " };
        format!("{name} {value}{space}{unit}")
    };
    let values = joined(
        &[
            &with("heute", &indicator.baseline),
            &with("Ziel", &indicator.target),
            &indicator.measured_on,
        ],
        ", ",
    );
    joined(&[&indicator.name, &values], ": ")
}

fn check(state: CheckState) -> &'static str {
    match state {
        CheckState::NotNeeded => "nicht nötig",
        CheckState::Open => "offen",
        CheckState::Done => "erledigt",
    }
}

fn financing(kind: FinancingKind) -> &'static str {
    match kind {
        FinancingKind::OwnFunds => "Eigenmittel",
        FinancingKind::ThirdParty => "Drittmittel",
        FinancingKind::Grant => "Förderung",
        FinancingKind::InKind => "Bereitstellung",
    }
}
