//! Measures flow into the office by themselves, keep all versions, and never lose a result.

use super::super::sample::{self, PROCESS, START, id};
use crate::harness::database::TestDatabase;
use zukunftswerkstatt::domain::event::{Change, Event, EventKind};
use zukunftswerkstatt::domain::ids::{AccountId, DomainId, MeasureId};
use zukunftswerkstatt::domain::measure::{MeasureState, WorkshopMeasure};
use zukunftswerkstatt::domain::measure_list::rank_text;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::store::{Batch, Edit, Store, StoreError};

on_both_databases!(
    async measures_flow_in_and_follow_the_room_until_somebody_edits_them,
    async room_and_office_store_a_measure_together_or_not_at_all,
    async a_stale_edit_is_a_conflict_and_stores_nothing,
    async every_version_stays_readable,
    async merging_keeps_both_results_side_by_side,
    async another_life_domain_leaves_frozen_ranks_as_they_were,
    async several_workshops_feed_one_process_and_numbers_stay_unique,
);

const FIRST: u128 = 0x10000;
const SECOND: u128 = 0x20000;

async fn filled(database: &TestDatabase) -> (Store, Workshop) {
    let store = Store::open(database.url()).unwrap();
    let workshop = sample::workshop(FIRST);
    store
        .create_workshop(workshop.clone(), START)
        .await
        .unwrap();
    (store, workshop)
}

fn measure(seed: u128, number: u128) -> MeasureId {
    MeasureId(id(seed + 0x400 + number))
}

fn edit(minutes: i64) -> Edit {
    Edit {
        author: Some(AccountId(id(0x900))),
        at: START.plus_ms(minutes * 60_000),
    }
}

/// The room changes a measure, as its session would store it.
async fn room_changes(store: &Store, workshop: &mut Workshop, changed: WorkshopMeasure) {
    let mut batch = Batch::new(workshop.head.id, workshop.seq, START.plus_ms(1));
    batch.push(Event {
        kind: EventKind::MeasureEdited,
        subjects: vec![changed.id.0],
        actor: None,
        changes: vec![Change::Measure(changed)],
    });
    workshop.seq = batch.seq_after;
    store.commit(batch).await.unwrap();
}

async fn measures_flow_in_and_follow_the_room_until_somebody_edits_them(database: &TestDatabase) {
    let (store, mut workshop) = filled(database).await;
    let stored = store.office_measures(PROCESS).unwrap();
    assert_eq!(stored.len(), 5);
    assert_eq!(stored[0].number, 11);
    assert_eq!(
        stored[4].room_state,
        MeasureState::Hidden,
        "marked, not lost"
    );
    assert_eq!(store.process_domains(PROCESS).unwrap().len(), 2);
    assert_eq!(
        store.process(PROCESS).unwrap().sheet.title,
        "Digitalwerkstatt Talheim-Aue"
    );

    let mut room = workshop.measures[&measure(FIRST, 1)].clone();
    room.sheet.title = "WLAN an sechs Plätzen".to_owned();
    room_changes(&store, &mut workshop, room.clone()).await;
    let follows = store.office_measure(room.id).unwrap();
    assert_eq!(
        (follows.sheet.title.as_str(), follows.version),
        ("WLAN an sechs Plätzen", 0)
    );

    let mut sheet = follows.sheet.clone();
    sheet.title = "WLAN, wie die Verwaltung es nennt".to_owned();
    store
        .edit_measure(room.id, 0, sheet, edit(1))
        .await
        .unwrap();
    room.sheet.title = "Zu spät".to_owned();
    room.state = MeasureState::Withdrawn;
    room_changes(&store, &mut workshop, room.clone()).await;
    let edited = store.office_measure(room.id).unwrap();
    assert_eq!(edited.sheet.title, "WLAN, wie die Verwaltung es nennt");
    assert_eq!(edited.room_state, MeasureState::Withdrawn);
}

async fn room_and_office_store_a_measure_together_or_not_at_all(database: &TestDatabase) {
    let (store, mut workshop) = filled(database).await;
    let sheet = store.office_measure(measure(FIRST, 1)).unwrap().sheet;
    let own = (MeasureId(id(0xabc)), 16);
    store
        .create_measure(PROCESS, own, sheet, edit(1))
        .await
        .unwrap();

    let mut room = workshop.measures[&measure(FIRST, 1)].clone();
    room.id = measure(FIRST, 6);
    room.number = Some(16);
    let mut batch = Batch::new(workshop.head.id, workshop.seq, START.plus_ms(1));
    batch.push(Event {
        kind: EventKind::MeasureSubmitted,
        subjects: vec![room.id.0],
        actor: None,
        changes: vec![Change::Measure(room.clone())],
    });
    let taken = store.commit(batch).await.unwrap_err();
    assert!(matches!(taken, StoreError::Duplicate(_)), "{taken:?}");
    let stored = store.load_workshop(workshop.head.id).unwrap().unwrap();
    assert!(
        !stored.measures.contains_key(&room.id),
        "the room has not stored it either"
    );
    assert_eq!(stored.seq, workshop.seq);

    room.number = Some(17);
    room_changes(&store, &mut workshop, room.clone()).await;
    assert_eq!(store.office_measure(room.id).unwrap().number, 17);
}

async fn a_stale_edit_is_a_conflict_and_stores_nothing(database: &TestDatabase) {
    let (store, _) = filled(database).await;
    let one = store.office_measure(measure(FIRST, 1)).unwrap();
    let mut mine = one.sheet.clone();
    mine.title = "Mein Titel".to_owned();
    store
        .edit_measure(one.id, 0, mine.clone(), edit(1))
        .await
        .unwrap();
    mine.title = "Zu spät".to_owned();
    let refused = store
        .edit_measure(one.id, 0, mine, edit(2))
        .await
        .unwrap_err();
    assert!(
        matches!(
            refused,
            StoreError::Refused(Refusal::Conflict { version: 1 })
        ),
        "{refused:?}"
    );
    assert_eq!(
        store.office_measure(one.id).unwrap().sheet.title,
        "Mein Titel"
    );

    let process = store.process(PROCESS).unwrap();
    let sheet = process.sheet.clone();
    store
        .edit_process(PROCESS, 1, sheet.clone(), START)
        .await
        .unwrap();
    let refused = store
        .edit_process(PROCESS, 1, sheet, START)
        .await
        .unwrap_err();
    assert!(matches!(
        refused,
        StoreError::Refused(Refusal::Conflict { version: 2 })
    ));
}

async fn every_version_stays_readable(database: &TestDatabase) {
    let (store, _) = filled(database).await;
    let one = store.office_measure(measure(FIRST, 1)).unwrap();
    let mut sheet = one.sheet.clone();
    sheet.title = "Zweiter Titel".to_owned();
    store.edit_measure(one.id, 0, sheet, edit(1)).await.unwrap();
    store.restore_measure(one.id, 1, 0, edit(2)).await.unwrap();
    let versions = store.measure_versions(one.id).unwrap();
    let titles: Vec<(u32, &str, bool)> = versions
        .iter()
        .map(|v| (v.version, v.sheet.title.as_str(), v.author.is_some()))
        .collect();
    assert_eq!(
        titles,
        [
            (2, "WLAN an fünf Plätzen", true),
            (1, "Zweiter Titel", true),
            (0, "WLAN an fünf Plätzen", false),
        ]
    );
}

async fn merging_keeps_both_results_side_by_side(database: &TestDatabase) {
    let (store, _) = filled(database).await;
    let (into, part) = (measure(FIRST, 2), measure(FIRST, 1));
    store
        .merge_measures((into, 0), vec![(part, 0)], edit(1))
        .await
        .unwrap();
    let list = store.measure_list(PROCESS).unwrap();
    let survivor = list.measures.iter().find(|m| m.measure.id == into).unwrap();
    let points: Vec<u32> = survivor
        .results
        .iter()
        .map(|result| result.points)
        .collect();
    assert_eq!(
        points,
        [9, 8, 8, 7],
        "own results first, none of them summed"
    );
    assert_eq!(survivor.merged, [part]);
    let gone = store.office_measure(part).unwrap();
    assert_eq!((gone.merged_into, gone.version), (Some(into), 1));
    let circle = store
        .merge_measures((part, 1), vec![(into, 0)], edit(2))
        .await
        .unwrap_err();
    assert!(matches!(circle, StoreError::Refused(Refusal::CannotMerge)));
    let origins = store.measure_origins(into).unwrap();
    assert_eq!(
        origins.len(),
        1,
        "through the merged measure down to its cards"
    );
    assert_eq!(origins[0].from.len(), 2);
    store.unmerge_measure(part, 1, edit(3)).await.unwrap();
    let list = store.measure_list(PROCESS).unwrap();
    assert!(
        list.measures
            .iter()
            .all(|m| m.merged.is_empty() && m.results.len() <= 2)
    );
}

async fn another_life_domain_leaves_frozen_ranks_as_they_were(database: &TestDatabase) {
    let (store, _) = filled(database).await;
    let moved = measure(FIRST, 1);
    let before = store.measure_list(PROCESS).unwrap();
    let before = before
        .measures
        .iter()
        .find(|m| m.measure.id == moved)
        .unwrap();
    assert_eq!(
        rank_text(before.results[0].rank, before.results[0].last_rank),
        "2–3"
    );
    let mut sheet = before.measure.sheet.clone();
    sheet.domain_id = Some(DomainId(id(0x12)));
    store
        .edit_measures(PROCESS, vec![(moved, 0, sheet.clone())], edit(1))
        .await
        .unwrap();
    let list = store.measure_list(PROCESS).unwrap();
    let after = list
        .measures
        .iter()
        .find(|m| m.measure.id == moved)
        .unwrap();
    assert_eq!(after.measure.sheet.domain_id, Some(DomainId(id(0x12))));
    let mut results = after.results.clone();
    results.sort_by_key(|result| result.round_id);
    assert_eq!(results, before.results, "every frozen figure is the same");
    store
        .edit_measures(PROCESS, vec![(moved, 1, sheet)], edit(2))
        .await
        .unwrap();
    let again = store.office_measure(moved).unwrap();
    assert_eq!(again.version, 1, "what says the same is no new version");
    let used = store
        .delete_domain(PROCESS, DomainId(id(0x12)), 0)
        .await
        .unwrap_err();
    assert!(matches!(used, StoreError::Refused(Refusal::InUse { .. })));
}

async fn several_workshops_feed_one_process_and_numbers_stay_unique(database: &TestDatabase) {
    let (store, _) = filled(database).await;
    store
        .create_workshop(sample::workshop(SECOND), START)
        .await
        .unwrap();
    let own = store
        .create_measure(
            PROCESS,
            (
                MeasureId(id(0xabc)),
                store.next_measure_number(PROCESS).unwrap(),
            ),
            store.office_measure(measure(FIRST, 1)).unwrap().sheet,
            edit(1),
        )
        .await
        .unwrap();
    assert_eq!(own.number, 26);
    assert_eq!(store.next_measure_number(PROCESS).unwrap(), 27);
    let list = store.measure_list(PROCESS).unwrap();
    assert_eq!(list.measures.len(), 11);
    assert_eq!(list.rounds.len(), 4, "void rounds are not in it");
    let ranked: Vec<u32> = list
        .measures
        .iter()
        .filter(|m| m.measure.sheet.domain_id == Some(DomainId(id(0x11))))
        .map(|m| m.measure.number)
        .collect();
    assert_eq!(
        ranked,
        [12, 22, 11, 13, 21, 23, 26],
        "as the room ranked them"
    );
}
