//! The frame of the day in the minutes: where and when, who was there in figures, by which rules.

use crate::domain::contribution::Origin;
use crate::domain::german::{date_time, number, plural, when_and_where};
use crate::domain::markdown::line;
use crate::domain::participant::InputMode;
use crate::domain::results::{OfficeWorkshop, people_by_group, people_with};
use crate::domain::setup::Admission;
use crate::domain::workshop::Workshop;
use std::fmt::Write as _;

/// Why, where, when, and the steps of the day.
pub(super) fn occasion(workshop: &Workshop) -> String {
    let setup = &workshop.head.setup;
    let mut text = format!(
        "**{}**\n\n{}.\n",
        line(&setup.topic),
        when_and_where(setup.starts_at, &line(&setup.place))
    );
    let held = workshop
        .phases
        .iter()
        .filter(|phase| phase.started_at.is_some());
    let mut rows = held
        .map(|phase| {
            let at = phase.started_at.map(date_time).unwrap_or_default();
            let clock = at.rsplit(", ").next().unwrap_or_default().to_owned();
            format!(
                "| {clock} | {} | {} |\n",
                line(&phase.title.de),
                line(&phase.prompt.de)
            )
        })
        .peekable();
    if rows.peek().is_some() {
        text.push_str("\n### Ablauf\n\n| Beginn | Schritt | Leitfrage |\n|---|---|---|\n");
        text.extend(rows);
    }
    text
}

/// How many were there, by device and group; small groups are joined.
pub(super) fn people(workshop: &Workshop) -> String {
    let facts = OfficeWorkshop::of(workshop);
    let all = facts
        .participants
        .saturating_add(facts.people_without_device);
    let mut text = format!(
        "{} teil: {} mit Gerät, {} ohne.\n",
        plural(all, "Mensch nahm", "Menschen nahmen"),
        number(facts.participants),
        number(facts.people_without_device)
    );
    let k = workshop.head.setup.min_group;
    let some = |people: u32| match people {
        0 => format!("weniger als {k}"),
        people => number(people),
    };
    if let Some(people) = people_with(workshop, InputMode::Assisted, k) {
        let _ = writeln!(text, "\nMit Hilfe erfasst: {}.", some(people));
    }
    if let Some(people) = people_with(workshop, InputMode::SharedDevice, k) {
        let _ = writeln!(
            text,
            "\nAn einem gemeinsamen Tablet: {}; jede Weitergabe zählt einmal.",
            some(people)
        );
    }
    let groups = people_by_group(workshop);
    if !groups.is_empty() {
        text.push_str("\n| Gruppe | Menschen mit Gerät |\n|---|---:|\n");
        for group in groups {
            let _ = writeln!(
                text,
                "| {} | {} |",
                line(&group.label),
                number(group.people)
            );
        }
        let _ = write!(
            text,
            "\nGruppen mit weniger als {} Menschen sind zusammengefasst.\n",
            workshop.head.setup.min_group
        );
    }
    text
}

/// By which rules, and how cards and votes came in.
pub(super) fn method(workshop: &Workshop) -> String {
    let setup = &workshop.head.setup;
    let mut text = String::from(
        "Die Zukunftswerkstatt folgt den Schritten Kritik, Phantasie und Umsetzung. Karten, Maßnahmen und Stimmen kamen ohne Konto und ohne Namen von den Geräten der Teilnehmenden",
    );
    text.push_str(match setup.admission {
        Admission::Open => "; teilnehmen konnte, wer den Code des Abends hatte.\n",
        Admission::ByCard => "; je gedruckter Einlasskarte konnte eine Person teilnehmen.\n",
    });
    let came = |origin: Origin| {
        let cards = workshop.cards.values();
        u32::try_from(cards.filter(|card| card.origin == origin).count()).unwrap_or(u32::MAX)
    };
    for (origin, one, more) in [
        (
            Origin::Assisted,
            "Eine Karte gab eine helfende Person für jemanden ein.",
            "Karten gaben helfende Personen für andere ein.",
        ),
        (
            Origin::Paper,
            "Eine Karte kam auf Papier und wurde von der Moderation eingegeben.",
            "Karten kamen auf Papier und wurden von der Moderation eingegeben.",
        ),
        (
            Origin::Spoken,
            "Eine Karte wurde gesagt und von der Moderation aufgeschrieben.",
            "Karten wurden gesagt und von der Moderation aufgeschrieben.",
        ),
    ] {
        // Writing to a String cannot fail.
        let _ = match came(origin) {
            0 => Ok(()),
            1 => writeln!(text, "\n{one}"),
            cards => writeln!(text, "\n{} {more}", number(cards)),
        };
    }
    text.push_str(if setup.pre_approval {
        "\nJede Karte wurde vor dem Zeigen freigegeben.\n"
    } else {
        "\nKarten erschienen sofort, außer wenn darin ein Name, eine Nummer oder eine Beleidigung zu stehen schien; die Moderation konnte Karten mit Begründung ausblenden.\n"
    });
    if !setup.rules.is_empty() {
        text.push_str("\n### Regeln des Tages\n\n");
        for rule in &setup.rules {
            let _ = writeln!(text, "- {}", line(&rule.de));
        }
    }
    text
}
