//! What the registers add to a generated draft: how the measures stand to existing strategies,
//! variants side by side, applications for funding. Nothing where a register is empty.

use super::draft_measures::title;
use super::draft_text::Sources;
use super::markdown::{ROOM, line};
use super::measure_list::ListedMeasure;
use super::register::RecordSheet;
use super::register::funding::ApplicationState;
use super::register::strategies::AlignmentRelation;
use super::register::variant::Variant;
use super::sheet::money::{Cents, euros};
use super::sheet::period::Period;
use std::fmt::Write as _;

fn measures(sources: Sources<'_>) -> impl Iterator<Item = &ListedMeasure> {
    let all = sources.list.measures.iter();
    all.filter(|entry| entry.measure.is_on_the_list())
}

fn about<'a>(
    sources: Sources<'a>,
    entry: &'a ListedMeasure,
) -> impl Iterator<Item = &'a RecordSheet> {
    let sheets = sources.records.iter().map(|record| &record.sheet);
    sheets.filter(move |sheet| {
        let about = |id| id == entry.measure.id || entry.merged.contains(&id);
        sheet.measure_id().is_some_and(about)
    })
}

/// Part of the status quo: the strategies that exist already, each with the measures that touch it.
pub(super) fn alignments(sources: Sources<'_>) -> String {
    let mut text = String::new();
    for record in sources.records {
        let RecordSheet::RelatedStrategy(strategy) = &record.sheet else {
            continue;
        };
        if text.is_empty() {
            text.push_str("\n### Abgleich mit vorhandenen Strategien\n");
        }
        let adopted = strategy.adopted_on.map(Period::german);
        let facts: Vec<String> = [line(&strategy.body), adopted.unwrap_or_default()]
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .collect();
        let facts = match facts.as_slice() {
            [] => String::new(),
            facts => format!(" ({})", facts.join(", ")),
        };
        let _ = write!(text, "\n**{}**{facts}\n\n", line(&strategy.title));
        let mut linked = false;
        for entry in measures(sources) {
            for sheet in about(sources, entry) {
                if let RecordSheet::Alignment(one) = sheet
                    && one.strategy_id == record.id
                    && text.len() < ROOM
                {
                    let relation = match one.relation {
                        AlignmentRelation::Supports => "unterstützt",
                        AlignmentRelation::Duplicates => "ist schon enthalten",
                        AlignmentRelation::Conflicts => "widerspricht",
                    };
                    linked = true;
                    let (title, note) = (title(entry), line(&one.note));
                    let _ = writeln!(text, "- {title} – **{relation}:** {note}");
                }
            }
        }
        if !linked {
            text.push_str("Bisher ist keine Maßnahme zugeordnet.\n");
        }
    }
    text
}

/// Part of the fact sheets: a table of the variants of each measure that has any.
pub(super) fn variants(sources: Sources<'_>) -> String {
    let mut text = String::new();
    for entry in measures(sources) {
        let mut found: Vec<&Variant> = about(sources, entry)
            .filter_map(|sheet| match sheet {
                RecordSheet::Variant(one) => Some(one),
                _ => None,
            })
            .collect();
        if found.is_empty() || text.len() > ROOM / 2 {
            continue;
        }
        found.sort_by_key(|one| one.not_acting);
        let _ = write!(text, "\n### Varianten: {}\n\n|  |", title(entry));
        let mut heads = String::new();
        for one in &found {
            let mark = if one.recommended { " (empfohlen)" } else { "" };
            let _ = write!(heads, " {}{mark} |", line(&one.title));
        }
        let rule = "---|".repeat(found.len() + 1);
        let money = |cents: Option<Cents>| cents.map(euros).unwrap_or_default();
        let list = |reasons: &str| line(&reasons.replace('\n', "; "));
        let mut body = String::new();
        let rows: [(&str, Vec<String>); 5] = [
            (
                "Beschreibung",
                found.iter().map(|one| line(&one.description)).collect(),
            ),
            (
                "Kosten einmalig",
                found.iter().map(|one| money(one.once_cents)).collect(),
            ),
            (
                "Kosten jährlich",
                found.iter().map(|one| money(one.yearly_cents)).collect(),
            ),
            ("dafür", found.iter().map(|one| list(&one.pros)).collect()),
            ("dagegen", found.iter().map(|one| list(&one.cons)).collect()),
        ];
        for (name, cells) in rows {
            let cells: Vec<String> = cells.into_iter().map(or_dash).collect();
            let _ = writeln!(body, "| **{name}** | {} |", cells.join(" | "));
        }
        let _ = write!(text, "{heads}\n|{rule}\n{body}");
    }
    text
}

/// Part of the financing: what was asked for and granted.
pub(super) fn funding(sources: Sources<'_>) -> String {
    let programme = |id| {
        let found = sources.records.iter().find(|record| record.id == id);
        match found.map(|record| &record.sheet) {
            Some(RecordSheet::FundingProgramme(one)) => line(&one.name),
            _ => String::new(),
        }
    };
    let mut rows = String::new();
    for entry in measures(sources) {
        for sheet in about(sources, entry) {
            let RecordSheet::FundingApplication(one) = sheet else {
                continue;
            };
            if rows.len() > ROOM / 2 {
                break;
            }
            let money = |cents: Option<Cents>| or_dash(cents.map(euros).unwrap_or_default());
            let _ = writeln!(
                rows,
                "| {} | {} | {} | {} | {} |",
                title(entry),
                programme(one.programme_id),
                state(one.state),
                money(one.amount_cents),
                money(one.granted_cents),
            );
        }
    }
    if rows.is_empty() {
        return rows;
    }
    format!(
        "\n### Förderung\n\n| Maßnahme | Programm | Stand | Beantragt | Bewilligt |\n|---|---|---|---|---|\n{rows}"
    )
}

fn state(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Idea => "geplant",
        ApplicationState::Checking => "in Vorbereitung",
        ApplicationState::Submitted => "eingereicht",
        ApplicationState::Granted => "bewilligt",
        ApplicationState::Rejected => "abgelehnt",
        ApplicationState::Withdrawn => "zurückgezogen",
        ApplicationState::Settled => "abgerechnet",
    }
}

fn or_dash(text: String) -> String {
    if text.is_empty() {
        "–".to_owned()
    } else {
        text
    }
}
