//! The tables are the truth: loading gives the state that the session had.

use super::sample::{NOW, Sample};
use super::{batch, created, hold_writer, loaded, normal, open, watch};
use crate::harness::database::TestDatabase;
use std::collections::BTreeSet;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::{CardId, MeasureId, RequestId, WorkshopId};
use zukunftswerkstatt::domain::round::RoundState;
use zukunftswerkstatt::domain::workshop::Stage;
use zukunftswerkstatt::store::{Answer, Batch, RequestRecord, Store, StoreError};

on_both_databases!(
    a_workshop_is_loaded_as_its_task_had_it,
    a_whole_workshop_is_stored_at_once,
    what_an_event_writes_in_place_of_something_is_parsed_once,
    requests_are_kept_with_their_events,
    the_journal_numbers_events_and_keeps_no_texts,
    a_failing_batch_leaves_nothing,
    one_workshops_fault_is_its_own,
    workshops_without_a_fault_cost_no_savepoint,
    a_batch_from_a_stale_state_is_refused,
    a_panicking_job_harms_nobody_later,
    a_join_code_is_unique_among_open_workshops,
    measures_are_numbered_per_process,
    a_workshop_is_deleted_with_everything,
    readers_do_not_write,
);

fn a_workshop_is_loaded_as_its_task_had_it(database: &TestDatabase) {
    let store = open(database);
    for seed in 0..6 {
        let mut sample = Sample::new(seed);
        let mut workshop = created(&store, &mut sample);
        for _ in 0..12 {
            let mut changes = Batch::new(workshop.head.id, workshop.seq, NOW);
            for _ in 0..=sample.below(9) {
                let happened = sample.change(&workshop);
                for change in &happened {
                    workshop.apply(change);
                }
                workshop.seq += 1;
                changes.push(sample.event(happened));
            }
            let open: Vec<_> = workshop
                .rounds
                .values()
                .filter(|r| r.state == RoundState::Open)
                .map(|r| r.id)
                .collect();
            for round_id in open {
                let voter = sample.hash();
                for revision in 0..=u32::try_from(sample.below(3)).unwrap() {
                    let ballot = sample.ballot(voter, revision);
                    let cast = Change::Ballot { round_id, ballot };
                    workshop.apply(&cast);
                    changes.ballots.push(cast);
                }
            }
            store.commit(changes).wait().unwrap();
            assert_eq!(
                loaded(&store, workshop.head.id),
                normal(workshop.clone()),
                "seed {seed}"
            );
        }
    }
}

fn what_an_event_writes_in_place_of_something_is_parsed_once(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(41);
    let seen = watch(&store);
    let mut workshop = created(&store, &mut sample);
    for _ in 0..100 {
        let happened = sample.change(&workshop);
        let happened = batch(&mut sample, &mut workshop, vec![happened]);
        store.commit(happened).wait().unwrap();
    }
    let seen = seen.lock().unwrap();
    let replaces = |text: &str| text.contains("ON CONFLICT") || text.starts_with("UPDATE workshop");
    let of = |asked: bool| {
        let that = seen.iter().filter(move |it| it.0 == asked);
        let text = that.map(|it| it.1.split(" -- binds").next().unwrap_or_default());
        text.filter(|text| replaces(text)).collect::<Vec<_>>()
    };
    let (asked, prepared) = (of(true), of(false));
    // What was asked once may have been prepared before anybody watched.
    let again = |text: &&str| asked.iter().filter(|it| *it == text).count() > 1;
    let often: BTreeSet<&str> = asked.iter().copied().filter(again).collect();
    let kept: BTreeSet<&str> = prepared.iter().copied().collect();
    assert!(often.len() > 8, "{often:#?}");
    assert!(often.is_subset(&kept), "{:#?}", often.difference(&kept));
    assert_eq!(prepared.len(), kept.len(), "{prepared:#?}");
}

fn a_whole_workshop_is_stored_at_once(database: &TestDatabase) {
    let mut sample = Sample::new(7);
    let mut workshop = sample.workshop();
    for _ in 0..80 {
        for change in sample.change(&workshop) {
            workshop.apply(&change);
        }
    }
    workshop.seq = 80;
    let store = open(database);
    store.create_workshop(workshop.clone(), NOW).wait().unwrap();
    assert_eq!(loaded(&store, workshop.head.id), normal(workshop));
}

fn requests_are_kept_with_their_events(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(1);
    let mut workshop = created(&store, &mut sample);
    let request = RequestRecord {
        actor_key: sample.id().to_string(),
        request_id: RequestId(sample.id()),
        body_hash: sample.hash(),
        seq: 1,
        created: Some(sample.id()),
    };
    let card = Change::Card({
        let id = CardId(sample.id());
        sample.card(id)
    });
    let mut first = batch(&mut sample, &mut workshop, vec![vec![card]]);
    first.requests.push(request.clone());
    store.commit(first).wait().unwrap();
    assert_eq!(
        store.load_requests(workshop.head.id).unwrap(),
        std::slice::from_ref(&request)
    );

    // The same request once more: neither it nor its event is stored.
    let before = loaded(&store, workshop.head.id);
    let mut again = batch(&mut sample, &mut workshop, vec![vec![]]);
    again.requests.push(request.clone());
    let error = store.commit(again).wait().unwrap_err();
    assert!(matches!(error, StoreError::Duplicate(_)), "{error:?}");
    assert_eq!(loaded(&store, workshop.head.id), before);
    assert_eq!(store.load_requests(workshop.head.id).unwrap(), [request]);
}

fn the_journal_numbers_events_and_keeps_no_texts(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(2);
    let mut workshop = created(&store, &mut sample);
    let mut expected = Vec::new();
    for size in 1..4_u32 {
        let more = batch(
            &mut sample,
            &mut workshop,
            (0..size).map(|_| vec![]).collect(),
        );
        for event in &more.events {
            let seq = u64::try_from(expected.len()).unwrap() + 1;
            expected.push((seq, event.kind, event.subjects.clone(), event.actor, NOW));
        }
        store.commit(more).wait().unwrap();
    }
    let journal = store.journal(workshop.head.id).unwrap();
    let found: Vec<_> = journal
        .into_iter()
        .map(|entry| (entry.seq, entry.kind, entry.subjects, entry.actor, entry.at))
        .collect();
    assert_eq!(found, expected);
}

fn a_failing_batch_leaves_nothing(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(3);
    let mut workshop = created(&store, &mut sample);
    let (one, two) = (MeasureId(sample.id()), MeasureId(sample.id()));
    let first = vec![vec![Change::Measure(sample.measure(one, Some(17)))]];
    let first = batch(&mut sample, &mut workshop, first);
    store.commit(first).wait().unwrap();
    let before = loaded(&store, workshop.head.id);

    let card = CardId(sample.id());
    let events = vec![
        vec![Change::Card(sample.card(card))],
        vec![Change::Measure(sample.measure(two, Some(17)))],
    ];
    let failing = batch(&mut sample, &mut workshop, events);
    let error = store.commit(failing).wait().unwrap_err();
    assert!(matches!(error, StoreError::Duplicate(_)), "{error:?}");
    assert_eq!(loaded(&store, workshop.head.id), before);
    assert_eq!(store.journal(workshop.head.id).unwrap().len(), 1);
}

fn one_workshops_fault_is_its_own(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(4);
    let mut good = created(&store, &mut sample);
    let mut faulty = created(&store, &mut sample);
    let before = loaded(&store, faulty.head.id);
    let card = |sample: &mut Sample| {
        let id = CardId(sample.id());
        vec![vec![Change::Card(sample.card(id))]]
    };
    let events = card(&mut sample);
    let first = batch(&mut sample, &mut good, events);
    let events = card(&mut sample);
    let mut wrong = batch(&mut sample, &mut faulty, events);
    wrong.seq_after += 5;
    let events = card(&mut sample);
    let last = batch(&mut sample, &mut good, events);

    let (go, held) = hold_writer(&store);
    let answers = [store.commit(first), store.commit(wrong), store.commit(last)];
    let call = store.write(|_| Err::<(), _>(StoreError::NotFound("thing")));
    go.send(()).unwrap();
    held.wait().unwrap();
    let [first, wrong, last] = answers.map(Answer::wait);
    first.unwrap();
    assert!(matches!(wrong, Err(StoreError::Stale)), "{wrong:?}");
    last.unwrap();
    assert!(matches!(call.wait(), Err(StoreError::NotFound("thing"))));
    assert_eq!(loaded(&store, good.head.id), normal(good));
    assert_eq!(loaded(&store, faulty.head.id), before);
}

fn workshops_without_a_fault_cost_no_savepoint(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(42);
    let mut halls: Vec<_> = (0..3).map(|_| created(&store, &mut sample)).collect();
    let seen = watch(&store);
    let savepoints = || {
        let seen = seen.lock().unwrap();
        seen.iter().filter(|it| it.1 == "SAVEPOINT").count()
    };
    for faulty in [false, true] {
        let (go, held) = hold_writer(&store);
        let answers: Vec<_> = (0..)
            .zip(&mut halls)
            .map(|(number, workshop)| {
                let mut events = batch(&mut sample, workshop, vec![vec![]]);
                events.seq_after += u64::from(faulty && number == 1);
                store.commit(events)
            })
            .collect();
        let before = savepoints();
        go.send(()).unwrap();
        held.wait().unwrap();
        for (number, answer) in answers.into_iter().enumerate() {
            assert_eq!(answer.wait().is_err(), faulty && number == 1, "{number}");
        }
        // The connection that is watched is still the writer's: a session's fault is none of its own.
        assert_eq!(savepoints() - before, if faulty { halls.len() } else { 0 });
    }
}

fn a_batch_from_a_stale_state_is_refused(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(5);
    let mut workshop = created(&store, &mut sample);
    let mut twin = workshop.clone();
    let mine = batch(&mut sample, &mut workshop, vec![vec![]]);
    let theirs = batch(&mut sample, &mut twin, vec![vec![]]);
    store.commit(mine).wait().unwrap();
    let error = store.commit(theirs).wait().unwrap_err();
    assert!(matches!(error, StoreError::Stale), "{error:?}");

    let mut nowhere = Batch::new(WorkshopId(sample.id()), 0, NOW);
    nowhere.push(sample.event(vec![]));
    let error = store.commit(nowhere).wait().unwrap_err();
    assert!(matches!(error, StoreError::NotFound(_)), "{error:?}");
    assert_eq!(store.load_workshop(WorkshopId(sample.id())).unwrap(), None);
}

fn a_panicking_job_harms_nobody_later(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(6);
    let panicked = store.write(|_| -> Result<(), StoreError> { panic!("on purpose") });
    assert!(matches!(panicked.wait(), Err(StoreError::Closed)));
    created(&store, &mut sample);
}

fn a_join_code_is_unique_among_open_workshops(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(8);
    let mut first = created(&store, &mut sample);
    let code = first.head.join_code.clone();
    assert_eq!(
        store.open_workshop_by_code(&code).unwrap(),
        Some(first.head.id)
    );
    assert_eq!(store.open_workshop_by_code("000000").unwrap(), None);

    let mut second = sample.workshop();
    second.head.join_code.clone_from(&code);
    let taken = store.create_workshop(second.clone(), NOW).wait();
    assert!(matches!(taken, Err(StoreError::Duplicate(_))), "{taken:?}");

    let mut head = first.head.clone();
    head.stage = Stage::Archived;
    let archived = batch(
        &mut sample,
        &mut first,
        vec![vec![Change::Head(Box::new(head))]],
    );
    store.commit(archived).wait().unwrap();
    assert_eq!(store.open_workshop_by_code(&code).unwrap(), None);
    store.create_workshop(second.clone(), NOW).wait().unwrap();
    assert_eq!(
        store.open_workshop_by_code(&code).unwrap(),
        Some(second.head.id)
    );

    let listed: Vec<_> = store.list_workshops_of(first.head.process_id).unwrap();
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().any(|it| it.head == first.head && it.seq == 1));
    assert_eq!(store.list_workshops().unwrap().len(), 2);
}

fn measures_are_numbered_per_process(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(9);
    let mut workshop = created(&store, &mut sample);
    let process = workshop.head.process_id;
    assert_eq!(store.next_measure_number(process).unwrap(), 1);
    let (draft, sent) = (MeasureId(sample.id()), MeasureId(sample.id()));
    let events = vec![
        vec![Change::Measure(sample.measure(draft, None))],
        vec![Change::Measure(sample.measure(sent, Some(41)))],
    ];
    let events = batch(&mut sample, &mut workshop, events);
    store.commit(events).wait().unwrap();
    assert_eq!(store.next_measure_number(process).unwrap(), 42);
    let other = Sample::new(10).workshop().head.process_id;
    assert_eq!(store.next_measure_number(other).unwrap(), 1);
}

fn a_workshop_is_deleted_with_everything(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(11);
    let mut workshop = created(&store, &mut sample);
    let changes = (0..60).map(|_| {
        let changes = sample.change(&workshop);
        for change in &changes {
            workshop.apply(change);
        }
        changes
    });
    let changes: Vec<_> = changes.collect();
    let mut twin = workshop.clone();
    twin.seq = 0;
    let all = batch(&mut sample, &mut twin, changes);
    store.commit(all).wait().unwrap();
    store.delete_workshop(workshop.head.id).wait().unwrap();
    assert_eq!(store.load_workshop(workshop.head.id).unwrap(), None);
    assert_eq!(store.journal(workshop.head.id).unwrap(), []);
    let again = store.delete_workshop(workshop.head.id).wait();
    assert!(matches!(again, Err(StoreError::NotFound(_))), "{again:?}");
}

fn readers_do_not_write(database: &TestDatabase) {
    use diesel::connection::SimpleConnection;
    let store: Store = open(database);
    let refused = store.read(|conn| Ok(conn.batch_execute("DELETE FROM workshop")?));
    assert!(matches!(refused, Err(StoreError::ReadOnly)), "{refused:?}");
}
