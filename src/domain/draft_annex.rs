//! The later parts of a generated draft: preface, financing, organisation, monitoring, annexes and
//! the words that need explaining.

use super::draft_measures::title;
use super::draft_registers;
use super::draft_text::Sources;
use super::german::date;
use super::markdown::{ROOM, TO_DO, line};
use super::measure_list::ListedMeasure;
use super::results::OfficeWorkshop;
use super::sheet::money::{Cents, euros};
use super::sheet::resource::{Load, PlanOrder, PlanRow, resource_plan};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const MORE: &str = "Alle weiteren Angaben stehen in der Maßnahmenliste.";

/// Words that somebody outside the administration may not know.
pub(super) const GLOSSARY: &str = "\
- **Digitallotse:** Ansprechperson in einem Fachbereich, die Maßnahmen eines Lebensbereichs betreut.
- **Eigenanteil:** der Teil der Kosten, den die Gemeinde nach Abzug von Fördermitteln selbst trägt.
- **Federführung:** die Stelle, die eine Maßnahme verantwortet.
- **Lebensbereich:** ein Handlungsfeld der Strategie, etwa Mobilität oder Bildung.
- **Steckbrief:** die Beschreibung einer Maßnahme auf einer Seite.
- **Vollzeitäquivalent (VZÄ):** eine ganze Stelle; 0,5 VZÄ sind eine halbe.
- **Zukunftswerkstatt:** ein Beteiligungsverfahren in drei Phasen: Kritik, Fantasie, Umsetzung.";

pub(super) fn preface(sources: Sources<'_>) -> String {
    let sheet = &sources.process.sheet;
    let town = if sheet.municipality.is_empty() {
        TO_DO.to_owned()
    } else {
        line(&sheet.municipality)
    };
    format!(
        "Grußwort der Bürgermeisterin oder des Bürgermeisters ({town}): {TO_DO}\n\n\
         Ort, Datum, Name: {TO_DO}"
    )
}

fn measures(sources: Sources<'_>) -> impl Iterator<Item = &ListedMeasure> {
    let all = sources.list.measures.iter();
    all.filter(|entry| entry.measure.is_on_the_list())
}

pub(super) fn financing(sources: Sources<'_>) -> String {
    let domains: Vec<_> = sources.domains.iter().map(|domain| domain.id).collect();
    let plan = resource_plan(sources.list, &domains, PlanOrder::default(), None);
    if plan.years.is_empty() {
        let funding = draft_registers::funding(sources);
        return format!("Kosten und Personal der Maßnahmen: {TO_DO}\n{funding}");
    }
    let mut text = String::from("Kosten je Jahr, in Klammern der Eigenanteil der Gemeinde.\n\n");
    text.push_str("| Lebensbereich |");
    for year in &plan.years {
        let _ = write!(text, " {year} |");
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(plan.years.len()));
    text.push('\n');
    let mut cells = |name: &str, years: &[Load]| {
        let _ = write!(text, "| {name} |");
        for year in years {
            if year.cost_cents.0 == 0 {
                text.push_str(" – |");
            } else {
                let (cost, own) = (euros(year.cost_cents), euros(year.own_cents));
                let _ = write!(text, " {cost} ({own}) |");
            }
        }
        text.push('\n');
    };
    let rows = sources
        .domains
        .iter()
        .map(|domain| (line(&domain.sheet.name.de), Some(domain.id)))
        .chain([("ohne Lebensbereich".to_owned(), None)]);
    for (name, id) in rows {
        let of: Vec<&PlanRow> = plan.rows.iter().filter(|row| row.domain_id == id).collect();
        if !of.is_empty() {
            cells(&name, &summed(&of, plan.years.len()));
        }
    }
    cells("**zusammen**", &plan.total);
    let days: u64 = plan.total.iter().map(|year| year.days_hundredths).sum();
    let most = plan.total.iter().map(|year| year.fte_hundredths).max();
    if days > 0 {
        let _ = write!(text, "\nPersonal: {} Personentage zusammen", plain(days));
        let _ = writeln!(
            text,
            ", höchstens {} VZÄ in einem Jahr.",
            plain(most.unwrap_or(0))
        );
    }
    if plan.unknown > 0 {
        let _ = writeln!(
            text,
            "\nOhne Angaben zu Kosten und Personal: {} Maßnahmen. {TO_DO}",
            plan.unknown
        );
    }
    text.push_str(&draft_registers::funding(sources));
    text
}

fn summed(rows: &[&PlanRow], years: usize) -> Vec<Load> {
    let mut sums = vec![Load::default(); years];
    for row in rows {
        for (sum, year) in sums.iter_mut().zip(&row.years) {
            sum.cost_cents = Cents(sum.cost_cents.0.saturating_add(year.cost_cents.0));
            sum.own_cents = Cents(sum.own_cents.0.saturating_add(year.own_cents.0));
        }
    }
    sums
}

/// Hundredths as people write them: `1,5`.
fn plain(hundredths: u64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole},{}", rest / 10),
        rest => format!("{whole},{rest:02}"),
    }
}

pub(super) fn organisation(sources: Sources<'_>) -> String {
    let mut text = String::from(
        "| Lebensbereich | Fachbereich | Ausschuss | Digitallotsen |\n|---|---|---|---|\n",
    );
    for domain in sources.domains {
        let mut guides: Vec<String> = measures(sources)
            .filter(|entry| entry.measure.sheet.domain_id == Some(domain.id))
            .map(|entry| line(&entry.measure.sheet.digital_guide))
            .filter(|guide| !guide.is_empty())
            .collect();
        guides.sort();
        guides.dedup();
        let or = |text: String| {
            if text.is_empty() {
                TO_DO.to_owned()
            } else {
                text
            }
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            line(&domain.sheet.name.de),
            or(line(&domain.sheet.lead)),
            or(line(&domain.sheet.committee)),
            or(guides.join(", ")),
        );
    }
    let _ = write!(text, "\n- **Digitalbeauftragte/r:** {TO_DO}\n");
    let _ = writeln!(text, "- **Digitalrat:** {TO_DO}");
    text
}

pub(super) fn monitoring(sources: Sources<'_>) -> String {
    let mut text = format!(
        "Berichte an den Rat: {TO_DO} (halbjährlich oder jährlich), Fortschreibung: {TO_DO}\n"
    );
    let mut rows = String::new();
    let mut without = 0u32;
    for entry in measures(sources) {
        let sheet = &entry.measure.sheet;
        without += u32::from(sheet.indicators.is_empty());
        for indicator in &sheet.indicators {
            if rows.len() > ROOM / 2 {
                break;
            }
            let with = |value: &str| {
                if value.is_empty() {
                    "–".to_owned()
                } else {
                    format!("{} {}", line(value), line(&indicator.unit))
                }
            };
            let _ = writeln!(
                rows,
                "| {} | {} | {} | {} |",
                title(entry),
                line(&indicator.name),
                with(&indicator.baseline).trim(),
                with(&indicator.target).trim(),
            );
        }
    }
    if rows.is_empty() {
        let _ = write!(text, "\nKennzahlen der Maßnahmen: {TO_DO}\n");
        return text;
    }
    text.push_str("\n| Maßnahme | Kennzahl | Ausgangswert | Zielwert |\n|---|---|---|---|\n");
    text.push_str(&rows);
    if without > 0 {
        let _ = write!(text, "\nOhne Kennzahl: {without} Maßnahmen.\n");
    }
    text
}

pub(super) fn factsheets(sources: Sources<'_>) -> String {
    let mut text = String::from(
        "Die vollständigen Steckbriefe stehen, wenn sie gewünscht sind, hinter diesem Abschnitt, eine Seite je \
         Maßnahme; sonst in der Steckbrief-Mappe.\n\n\
         | Maßnahme | Federführung | Beginn | Kosten |\n|---|---|---|---|\n",
    );
    for entry in measures(sources) {
        if text.len() > ROOM {
            let _ = write!(text, "\n{MORE}");
            break;
        }
        let sheet = &entry.measure.sheet;
        let cost: i64 = sheet.costs.iter().map(total).sum();
        let or = |text: String| {
            if text.is_empty() {
                "–".to_owned()
            } else {
                text
            }
        };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            title(entry),
            or(line(&sheet.lead)),
            or(sheet
                .starts
                .map(super::sheet::period::Period::german)
                .unwrap_or_default()),
            or(if sheet.costs.is_empty() {
                String::new()
            } else {
                euros(Cents(cost))
            }),
        );
    }
    text.push_str(&draft_registers::variants(sources));
    text
}

/// What an item costs in all its years.
fn total(item: &super::sheet::cost::CostItem) -> i64 {
    let years = i64::try_from(item.years().count()).unwrap_or(1);
    item.amount_cents.0.saturating_mul(years)
}

pub(super) fn minutes(sources: Sources<'_>) -> String {
    if sources.workshops.is_empty() {
        return "Bisher fand keine Zukunftswerkstatt statt.".to_owned();
    }
    let mut by_day = BTreeMap::new();
    for workshop in sources.workshops {
        let facts = OfficeWorkshop::of(workshop);
        let day = super::german::local_time(facts.starts_at).date();
        let told = format!(
            "- {}: {}, {}\n",
            date(day),
            line(&facts.topic),
            line(&facts.place)
        );
        by_day.insert((day, workshop.head.id), told);
    }
    let mut text =
        String::from("Zu jeder Zukunftswerkstatt gibt es eine Ergebnisdokumentation:\n\n");
    for told in by_day.values() {
        text.push_str(told);
    }
    text
}
