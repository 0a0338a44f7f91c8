//! What the office's pure rules say: versions compared, lineage walked.

use crate::sample::{self, PROCESS, START, id};
use std::collections::HashMap;
use zukunftswerkstatt::domain::contribution::{CardState, ThingKind};
use zukunftswerkstatt::domain::german::{date_time, local_time, number};
use zukunftswerkstatt::domain::ids::{DomainId, GoalId, MeasureId};
use zukunftswerkstatt::domain::lineage::origins;
use zukunftswerkstatt::domain::measure::MeasureState;
use zukunftswerkstatt::domain::measure_list::{
    MeasureList, frozen_results, frozen_round, measure_list,
};
use zukunftswerkstatt::domain::measure_sheet::{Measure, MeasureSheet, MeasureStatus, compare};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::results::{OfficeWorkshop, people_by_group, round_results};
use zukunftswerkstatt::domain::strategy::{Goal, ProcessSheet};
use zukunftswerkstatt::domain::workshop::Workshop;

pub(super) fn list(workshop: &Workshop) -> MeasureList {
    let measures = workshop
        .measures
        .values()
        .filter_map(|room| Measure::following(None, room, PROCESS, workshop.head.id, START))
        .collect();
    let rounds = workshop
        .rounds
        .values()
        .filter_map(|round| {
            let head = frozen_round(round, workshop.head.id, &workshop.head.setup)?;
            Some((head, frozen_results(round)))
        })
        .collect();
    let order = HashMap::from([(DomainId(id(0x11)), 1), (DomainId(id(0x12)), 2)]);
    measure_list(measures, rounds, &order, &HashMap::new())
}

#[test]
fn a_measure_follows_the_room_only_while_nobody_edited_it() {
    let workshop = sample::workshop(0x10000);
    let room = &workshop.measures[&MeasureId(id(0x10401))];
    let follow = |before: Option<&Measure>, room| {
        Measure::following(before, room, PROCESS, workshop.head.id, START)
    };
    let first = follow(None, room).unwrap();
    assert_eq!((first.number, first.version), (11, 0));
    assert_eq!(
        follow(Some(&first), room),
        None,
        "nothing new, nothing to store"
    );
    let mut edited = first.clone();
    edited.version = 1;
    edited.sheet.title = "Titel der Verwaltung".to_owned();
    let mut hidden = room.clone();
    hidden.state = MeasureState::Hidden;
    hidden.sheet.title = "Neuer Titel im Saal".to_owned();
    let after = follow(Some(&edited), &hidden).unwrap();
    assert_eq!(after.sheet.title, "Titel der Verwaltung");
    assert_eq!(after.room_state, MeasureState::Hidden);
    let mut draft = room.clone();
    draft.state = MeasureState::Draft;
    assert_eq!(follow(None, &draft), None);
    let mut unnumbered = room.clone();
    unnumbered.number = None;
    assert_eq!(follow(None, &unnumbered), None);
}

#[test]
fn versions_are_compared_field_by_field() {
    let before = MeasureSheet {
        title: "Alt".to_owned(),
        target_groups: vec!["Familien".to_owned()],
        ..MeasureSheet::default()
    };
    let mut after = before.clone();
    after.title = "Neu".to_owned();
    after.status = MeasureStatus::Proposed;
    after.target_groups.push("Vereine".to_owned());
    after
        .more
        .insert("risk".to_owned(), serde_json::json!("hoch"));
    let changes: Vec<(String, String, String)> = compare(&before, &after)
        .into_iter()
        .map(|change| (change.field, change.before, change.after))
        .collect();
    let change = |field: &str, before: &str, after: &str| {
        (field.to_owned(), before.to_owned(), after.to_owned())
    };
    assert_eq!(
        changes,
        [
            change("title", "Alt", "Neu"),
            change("targetGroups", "Familien", "Familien\nVereine"),
            change("status", "idea", "proposed"),
            change("risk", "", "hoch"),
        ]
    );
    let back: Vec<String> = compare(&after, &before)
        .into_iter()
        .map(|c| c.field)
        .collect();
    assert!(
        back.contains(&"risk".to_owned()),
        "what was taken out is told, too"
    );
}

#[test]
fn sheets_are_cleaned_and_limited() {
    let sheet = MeasureSheet {
        title: "  Ein\u{0} Titel ".to_owned(),
        short_title: "Titel".to_owned(),
        ..MeasureSheet::default()
    };
    assert_eq!(sheet.cleaned().unwrap().title, "Ein Titel");
    let long = MeasureSheet {
        title: "x".repeat(81),
        ..sheet.clone()
    };
    assert!(matches!(
        long.cleaned(),
        Err(Refusal::TooLong {
            limit: 80,
            actual: 81,
            ..
        })
    ));
    let mut heavy = sheet.clone();
    heavy
        .more
        .insert("x".to_owned(), serde_json::json!("y".repeat(40_000)));
    assert!(matches!(heavy.cleaned(), Err(Refusal::TooMany { .. })));
    let goal = |number, parent: Option<u128>| Goal {
        id: GoalId(id(number)),
        text: "Ziel".to_owned(),
        horizon_year: Some(2030),
        parent_id: parent.map(|number| GoalId(id(number))),
    };
    let process = |goals| ProcessSheet {
        title: "Strategie".to_owned(),
        goals,
        ..ProcessSheet::default()
    };
    assert!(
        process(vec![goal(1, None), goal(2, Some(1))])
            .cleaned()
            .is_ok()
    );
    assert!(
        process(vec![goal(1, Some(1))]).cleaned().is_err(),
        "its own parent"
    );
    assert!(
        process(vec![goal(1, Some(7))]).cleaned().is_err(),
        "an unknown parent"
    );
    assert!(matches!(process(Vec::new()).cleaned(), Ok(sheet) if sheet.goals.is_empty()));
    assert!(matches!(
        ProcessSheet::default().cleaned(),
        Err(Refusal::Empty { .. })
    ));
}

#[test]
fn lineage_leads_from_a_measure_to_its_cards_without_hidden_texts() {
    let workshop = sample::workshop(0x10000);
    let found = origins(&workshop, MeasureId(id(0x10401)));
    assert_eq!(found.len(), 2);
    assert_eq!(
        (found[0].thing, found[0].from.len()),
        (ThingKind::Cluster, 3)
    );
    let hidden = found[0]
        .from
        .iter()
        .find(|o| o.state == Some(CardState::Hidden))
        .unwrap();
    assert_eq!(hidden.text, "");
    assert_eq!(found[1].text, "Überall kostenlos ins Netz");
    assert!(origins(&workshop, MeasureId(id(0x10402))).is_empty());
}

#[test]
fn results_of_a_workshop_keep_small_groups_together() {
    let workshop = sample::workshop(0x10000);
    let groups: Vec<(String, u32)> = people_by_group(&workshop)
        .into_iter()
        .map(|group| (group.label, group.people))
        .collect();
    assert_eq!(
        groups,
        [
            ("Bürgerinnen und Bürger".to_owned(), 6),
            ("weitere".to_owned(), 6)
        ]
    );
    let rounds = round_results(&workshop);
    assert_eq!(rounds.len(), 2, "the void one has no result");
    assert_eq!(rounds[0].round.groups[1].label, "weitere");
    assert_eq!(
        rounds[0]
            .rows
            .iter()
            .map(|row| (row.rank, row.last_rank))
            .collect::<Vec<_>>(),
        [(1, 1), (2, 3), (2, 3)]
    );
    assert_eq!(OfficeWorkshop::of(&workshop).measures, 4);

    let mut hidden = workshop;
    let id = MeasureId(rounds[0].rows[1].id);
    hidden.measures.get_mut(&id).unwrap().state = MeasureState::Hidden;
    let after = round_results(&hidden);
    assert_eq!(after[0].rows[1].title, "(ausgeblendet)");
    assert_eq!(
        after[0].rows[1].points, rounds[0].rows[1].points,
        "figures stay"
    );
    let option = rounds[0]
        .details
        .options
        .iter()
        .position(|it| it.id == id.0);
    assert_eq!(
        after[0].details.gone,
        [u32::try_from(option.unwrap()).unwrap()],
        "and the page that explains the place says so"
    );
    assert!(rounds[0].details.gone.is_empty());
}

#[test]
fn german_time_follows_the_law() {
    let at = |text: &str| {
        chrono::DateTime::parse_from_rfc3339(text)
            .unwrap()
            .with_timezone(&chrono::Utc)
            .into()
    };
    assert_eq!(date_time(START), "14.03.2026, 08:45 Uhr");
    assert_eq!(
        local_time(at("2026-03-29T00:59:59Z")).to_string(),
        "2026-03-29 01:59:59"
    );
    assert_eq!(
        local_time(at("2026-03-29T01:00:00Z")).to_string(),
        "2026-03-29 03:00:00"
    );
    assert_eq!(
        local_time(at("2026-10-25T00:59:59Z")).to_string(),
        "2026-10-25 02:59:59"
    );
    assert_eq!(
        local_time(at("2026-10-25T01:00:00Z")).to_string(),
        "2026-10-25 02:00:00"
    );
    assert_eq!(
        [number(7), number(1234), number(1_234_567)],
        ["7", "1.234", "1.234.567"]
    );
}
