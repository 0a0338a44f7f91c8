//! Money, posts and checks: the block on the first page of a council paper, and the chapter on what follows.

use super::super::{Origin, bare, facts, heading, list, or_open, paragraph, text};
use super::{MOST, title, under};
use crate::domain::draft::SectionKind;
use crate::domain::german::number;
use crate::domain::ids::{DomainId, RecordId};
use crate::domain::markdown::TO_DO;
use crate::domain::measure_list::ListedMeasure;
use crate::domain::register::RecordSheet;
use crate::domain::sheet::codes::CheckState;
use crate::domain::sheet::cost::yearly;
use crate::domain::sheet::money::{Cents, euros};
use crate::domain::sheet::resource::{PlanOrder, resource_plan};
use crate::export::document::{Block, Table, inline};
use crate::export::words;

/// What a sheet says of a check.
type Check = fn(&ListedMeasure) -> Option<CheckState>;

/// What it costs, on the first page.
pub(super) fn budget(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Haushaltsmittel"));
    let domains: Vec<DomainId> = origin.sources.domains.iter().map(|it| it.id).collect();
    let plan = resource_plan(origin.sources.list, &domains, PlanOrder::default(), None);
    let sum = |cents: &mut dyn Iterator<Item = i64>| Cents(cents.fold(0, i64::saturating_add));
    let all = sum(&mut plan.total.iter().map(|year| year.cost_cents.0));
    let own = sum(&mut plan.total.iter().map(|year| year.own_cents.0));
    let known = all.0 > 0;
    let or = |words: String| or_open(if known { &words } else { "" });
    let years: Vec<String> = plan
        .years
        .iter()
        .zip(&plan.total)
        .filter(|(_, load)| load.cost_cents.0 > 0)
        .map(|(year, load)| format!("{year}: {}", euros(load.cost_cents)))
        .collect();
    let mut lines: Vec<&str> = origin
        .measures()
        .map(|entry| entry.measure.sheet.budget_line.as_str())
        .filter(|line| !line.is_empty())
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let running = origin
        .measures()
        .filter_map(|entry| yearly(&entry.measure.sheet.costs))
        .fold(0_i64, |sum, cents| sum.saturating_add(cents.0));
    let grants = Cents(all.0.saturating_sub(own.0));
    let mut unknown = String::new();
    if plan.unknown > 0 {
        unknown = format!(
            " (ohne {} Maßnahmen, deren Kosten noch nicht bekannt sind)",
            number(plan.unknown)
        );
    }
    blocks.push(facts(vec![
        ("Gesamtkosten", or(format!("{}{unknown}", euros(all)))),
        ("Je Jahr", or(years.join("; "))),
        ("Haushaltsstelle", or_open(&lines.join("; "))),
        ("Mittel verfügbar", text("[bitte ergänzen: ja oder nein]")),
        (
            "Förderung",
            or(format!(
                "{} erwartet; Eigenanteil {}",
                euros(grants),
                euros(own)
            )),
        ),
        (
            "Folgekosten",
            or(if running > 0 {
                format!("bis zu {} im Jahr", euros(Cents(running)))
            } else {
                "keine angegeben".to_owned()
            }),
        ),
    ]));
}

/// What follows for money, posts, climate, accessibility and privacy.
pub(super) fn effects(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Auswirkungen"));
    under(
        origin,
        blocks,
        "Finanzielle Auswirkungen",
        SectionKind::Financing,
    );
    blocks.push(heading(2, "Stellenplan"));
    let affected: Vec<String> = origin
        .measures()
        .filter(|entry| entry.measure.sheet.staff_plan_affected == Some(true))
        .map(title)
        .collect();
    blocks.push(if affected.is_empty() {
        paragraph(&format!("Auswirkungen auf den Stellenplan: {TO_DO}"))
    } else {
        bare(&format!(
            "Den Stellenplan betreffen: {}.",
            affected.join("; ")
        ))
    });
    funding(origin, blocks);
    blocks.push(heading(2, "Klima, Barrierefreiheit, Datenschutz"));
    let checks: [(&str, Check); 3] = [
        ("Klima und Nachhaltigkeit", |it| {
            it.measure.sheet.climate_check
        }),
        ("Barrierefreiheit", |it| {
            it.measure.sheet.accessibility_check
        }),
        ("Datenschutz", |it| it.measure.sheet.data_protection_check),
    ];
    let rows = checks.map(|(name, of)| {
        let count = |state: Option<CheckState>| {
            let with = origin.measures().filter(|entry| of(entry) == state);
            text(&with.count().to_string())
        };
        vec![
            text(name),
            count(Some(CheckState::Done)),
            count(Some(CheckState::Open)),
            count(Some(CheckState::NotNeeded)),
            count(None),
        ]
    });
    blocks.push(Block::Table(Table {
        head: ["Prüfung", "erledigt", "offen", "nicht nötig", "ohne Angabe"]
            .map(text)
            .to_vec(),
        rows: rows.to_vec(),
        figures: vec![false, true, true, true, true],
        caption: "Prüfungen je Maßnahme".to_owned(),
        ..Table::default()
    }));
}

/// Grants, as far as the register knows of applications; where it knows none, somebody has to say whether there are any.
fn funding(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(2, "Förderung"));
    let records = || {
        origin
            .sources
            .records
            .iter()
            .map(|record| (record.id, &record.sheet))
    };
    let programme = |wanted: RecordId| {
        records().find_map(|(id, sheet)| match sheet {
            RecordSheet::FundingProgramme(one) if id == wanted => Some(one.name.as_str()),
            _ => None,
        })
    };
    let mut items = Vec::new();
    for entry in origin.measures() {
        for (_, sheet) in records() {
            let RecordSheet::FundingApplication(one) = sheet else {
                continue;
            };
            if one.measure_id != entry.measure.id && !entry.merged.contains(&one.measure_id) {
                continue;
            }
            let amount = one.granted_cents.or(one.amount_cents).map(euros);
            let amount = amount
                .map(|amount| format!(", {amount}"))
                .unwrap_or_default();
            let name = programme(one.programme_id).unwrap_or(TO_DO);
            let state = words::application(one.state);
            items.push(inline(&format!(
                "{}: {name} ({state}{amount})",
                title(entry)
            )));
        }
    }
    if items.is_empty() {
        blocks.push(paragraph(&format!(
            "Geprüft wurde, ob die Maßnahmen förderfähig sind: {TO_DO}"
        )));
        return;
    }
    let all = items.len();
    items.truncate(MOST);
    blocks.push(list(false, items));
    if all > MOST {
        blocks.push(bare(&format!(
            "Alle {all} Förderanträge stehen in der Maßnahmenliste (Anlage 2)."
        )));
    }
}
