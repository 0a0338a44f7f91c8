//! What the administration's part of a sheet says in the columns of the measure list.

use super::Cell;
use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::sheet::codes::Feasibility;
use crate::domain::sheet::cost::{WHOLE, funded_share, most_fte, once, own_total, yearly};
use crate::domain::sheet::money::Cents;
use crate::domain::sheet::period::Period;
use crate::export::words;

/// The cell of a column; empty where nobody has said anything, and for columns of later times.
pub(super) fn cell(sheet: &MeasureSheet, column: &str) -> Cell {
    let money = |amount: Option<Cents>| amount.map_or(Cell::Empty, |Cents(c)| Cell::Hundredths(c));
    let first_day = |time: Option<Period>| time.map_or(Cell::Empty, |t| Cell::Date(t.first_day()));
    let last_day = |time: Option<Period>| time.map_or(Cell::Empty, |t| Cell::Date(t.last_day()));
    let yes_no = |yes: Option<bool>| Cell::text(yes.map_or("", words::yes_no));
    match column {
        "Rang Verwaltung" => sheet.administration_rank.map_or(Cell::Empty, Cell::count),
        "Prioritätsklasse" => Cell::text(sheet.priority_class.map_or("", words::priority)),
        "Machbarkeit" if sheet.feasibility == Feasibility::Open => Cell::Empty,
        "Machbarkeit" => Cell::text(words::feasibility(sheet.feasibility)),
        "Begründung" => joined(&[&sheet.feasibility_reason, &sheet.rank_reason]),
        "Beteiligte" => either(&sheet.involved, &sheet.who),
        "zuständiger Ausschuss" => Cell::text(&sheet.committee),
        "Digitallotse" => Cell::text(&sheet.digital_guide),
        "Umsetzung" => Cell::text(sheet.delivery_mode.map_or("", words::delivery)),
        "Kooperation/Partner" => {
            let mode = sheet.cooperation_mode.map_or("", words::cooperation);
            joined(&[mode, &sheet.partners])
        }
        "knüpft an" => Cell::text(&sheet.builds_on),
        "aus laufendem Betrieb" => yes_no(sheet.from_running_operations),
        "Beginn" => first_day(sheet.starts),
        "Ende" => last_day(sheet.ends),
        "Kosten einmalig" => money(once(&sheet.costs)),
        "Kosten jährlich" => money(yearly(&sheet.costs)),
        "Eigenanteil" if sheet.costs.is_empty() => Cell::Empty,
        "Eigenanteil" => money(Some(own_total(&sheet.costs))),
        "Haushaltsstelle" => Cell::text(&sheet.budget_line),
        "Haushaltsjahr" => {
            let first = sheet.costs.iter().map(|item| item.year).min();
            first.map_or(Cell::Empty, |year| Cell::count(year.into()))
        }
        "Personalbedarf (VZÄ)" => {
            most_fte(&sheet.staff).map_or(Cell::Empty, |fte| Cell::Hundredths(fte.into()))
        }
        "Stellenplan betroffen" => yes_no(sheet.staff_plan_affected),
        "Förderprogramm" => Cell::text(&sheet.funding_programme),
        "Förderquote" => funded_share(&sheet.costs)
            .filter(|share| *share > 0)
            .map_or(Cell::Empty, |share| Cell::share(share.into(), WHOLE.into())),
        "Frist" => last_day(sheet.funding_deadline),
        "Indikator" => indicators(sheet, |one| match one.unit.as_str() {
            "" => one.name.clone(),
            unit => format!("{} ({unit})", one.name),
        }),
        "Zielwert" => indicators(sheet, |one| one.target.clone()),
        "Risiken/Abhängigkeiten" => joined(&[&sheet.risks, &sheet.dependencies]),
        "Ortsgemeinde(n)" => Cell::text(sheet.localities.join("; ")),
        "nächster Schritt" => either(&sheet.next_step, &sheet.first_step),
        "Bis wann" => last_day(sheet.next_step_due),
        _ => Cell::Empty,
    }
}

/// Both texts, each on its own line.
fn joined(texts: &[&str]) -> Cell {
    let texts: Vec<&str> = texts
        .iter()
        .filter(|text| !text.is_empty())
        .copied()
        .collect();
    Cell::text(texts.join("\n"))
}

/// The office's word, or the room's as long as there is none.
fn either(office: &str, room: &str) -> Cell {
    Cell::text(if office.is_empty() { room } else { office })
}

fn indicators(
    sheet: &MeasureSheet,
    part: impl Fn(&crate::domain::sheet::cost::Indicator) -> String,
) -> Cell {
    let parts: Vec<String> = sheet.indicators.iter().map(part).collect();
    Cell::text(parts.join("; ").trim_matches([';', ' ']))
}
