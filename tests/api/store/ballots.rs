//! Ballots: the newest of each voter, of open rounds only, and counted ones once a round closes.

use super::sample::{NOW, Sample};
use super::{batch, created, hold_writer, loaded, normal, open, watch};
use crate::harness::database::TestDatabase;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::RoundId;
use zukunftswerkstatt::domain::round::{Ballot, CountedBallot, OpenBallot, RoundState};
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::store::{Batch, Store, StoreError};

on_both_databases!(
    the_last_ballot_of_a_voter_holds,
    an_older_ballot_never_replaces_a_newer_one,
    a_thousand_ballots_fit_into_one_batch,
    any_number_of_ballots_replaces_older_ones,
    a_fault_in_one_workshop_keeps_no_other_from_voting,
    only_open_rounds_take_ballots,
    a_round_may_open_and_take_ballots_in_one_batch,
    closing_keeps_counted_ballots_only,
    ballots_on_their_way_when_the_round_closes_leave_no_row,
    events_are_stored_even_if_their_ballots_are_not,
    what_a_vote_runs_is_parsed_once_and_asks_nothing_twice,
    a_vote_runs_the_same_however_many_ballots_are_stored,
);

#[derive(diesel::QueryableByName)]
struct Rows {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    rows: i64,
}

/// A workshop with an open round.
fn with_round(store: &Store, sample: &mut Sample) -> (Workshop, RoundId) {
    let mut workshop = created(store, sample);
    let id = RoundId(sample.id());
    let open = Change::Round(Box::new(sample.round(id, RoundState::Open)));
    let open = batch(sample, &mut workshop, vec![vec![open]]);
    store.commit(open).wait().unwrap();
    (workshop, id)
}

/// A batch of ballots only.
fn cast(workshop: &Workshop, round_id: RoundId, ballots: Vec<OpenBallot>) -> Batch {
    let mut batch = Batch::new(workshop.head.id, workshop.seq, NOW);
    batch.ballots = ballots
        .into_iter()
        .map(|ballot| Change::Ballot { round_id, ballot })
        .collect();
    batch
}

/// Closes the round with these counted ballots.
fn close(
    sample: &mut Sample,
    workshop: &mut Workshop,
    round_id: RoundId,
    counted: Vec<CountedBallot>,
) -> Batch {
    let closed = sample.round(round_id, RoundState::Closed);
    let events = vec![vec![
        Change::Round(Box::new(closed)),
        Change::BallotsClosed { round_id, counted },
    ]];
    batch(sample, workshop, events)
}

fn counted(group: Option<u32>, option: u32, count: u32) -> CountedBallot {
    CountedBallot {
        group,
        ballot: Ballot::Approval(vec![option]),
        count,
    }
}

fn the_last_ballot_of_a_voter_holds(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(20);
    let (mut workshop, round_id) = with_round(&store, &mut sample);
    let (anna, ben) = (sample.hash(), sample.hash());
    let ballots = vec![
        sample.ballot(anna, 1),
        sample.ballot(ben, 1),
        sample.ballot(anna, 2),
        sample.ballot(anna, 3),
    ];
    for ballot in ballots.clone() {
        workshop.apply(&Change::Ballot { round_id, ballot });
    }
    store
        .commit(cast(&workshop, round_id, ballots))
        .wait()
        .unwrap();
    let found = loaded(&store, workshop.head.id);
    assert_eq!(found.ballots[&round_id].ballots.len(), 2);
    assert_eq!(found, normal(workshop));
}

fn an_older_ballot_never_replaces_a_newer_one(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(21);
    let (workshop, round_id) = with_round(&store, &mut sample);
    let voter = sample.hash();
    for revision in [5, 3, 4] {
        let ballot = sample.ballot(voter, revision);
        store
            .commit(cast(&workshop, round_id, vec![ballot]))
            .wait()
            .unwrap();
    }
    let found = loaded(&store, workshop.head.id);
    assert_eq!(found.ballots[&round_id].ballots[&voter].revision, 5);
    let newer = sample.ballot(voter, 6);
    store
        .commit(cast(&workshop, round_id, vec![newer.clone()]))
        .wait()
        .unwrap();
    let found = loaded(&store, workshop.head.id);
    assert_eq!(found.ballots[&round_id].ballots[&voter], newer);
}

fn a_thousand_ballots_fit_into_one_batch(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(22);
    let (workshop, round_id) = with_round(&store, &mut sample);
    let ballots = (0..2_500).map(|_| {
        let voter = sample.hash();
        sample.ballot(voter, 1)
    });
    let ballots = ballots.collect();
    store
        .commit(cast(&workshop, round_id, ballots))
        .wait()
        .unwrap();
    let found = loaded(&store, workshop.head.id);
    assert_eq!(found.ballots[&round_id].ballots.len(), 2_500);
}

/// Ballots go in statements of several sizes: none may lose or mix up its rows.
fn any_number_of_ballots_replaces_older_ones(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(28);
    let (mut workshop, round_id) = with_round(&store, &mut sample);
    for number in [1, 7, 8, 9, 63, 64, 65, 72, 73, 137] {
        let voters: Vec<_> = (0..number).map(|_| sample.hash()).collect();
        for revision in [2, 3, 1] {
            let ballots: Vec<_> = voters
                .iter()
                .map(|voter| sample.ballot(*voter, revision))
                .collect();
            if revision > 1 {
                for ballot in ballots.clone() {
                    workshop.apply(&Change::Ballot { round_id, ballot });
                }
            }
            store
                .commit(cast(&workshop, round_id, ballots))
                .wait()
                .unwrap();
        }
    }
    assert_eq!(loaded(&store, workshop.head.id), normal(workshop));
}

fn a_fault_in_one_workshop_keeps_no_other_from_voting(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(29);
    let halls: Vec<_> = (0..3).map(|_| with_round(&store, &mut sample)).collect();
    let unknown = RoundId(sample.id());
    // All wait for the writer, so that they are one group.
    let (go, held) = hold_writer(&store);
    let answers: Vec<_> = halls
        .iter()
        .enumerate()
        .map(|(number, (workshop, round_id))| {
            let voter = sample.hash();
            let ballot = sample.ballot(voter, 1);
            let round_id = if number == 1 { unknown } else { *round_id };
            store.commit(cast(workshop, round_id, vec![ballot]))
        })
        .collect();
    go.send(()).unwrap();
    held.wait().unwrap();
    for (number, answer) in answers.into_iter().enumerate() {
        let stored = answer.wait();
        let fine = match number {
            1 => matches!(stored, Err(StoreError::RoundNotOpen)),
            _ => stored.is_ok(),
        };
        assert!(fine, "{number}: {stored:?}");
    }
    for (number, (workshop, round_id)) in halls.iter().enumerate() {
        let found = loaded(&store, workshop.head.id);
        let ballots = found.ballots.get(round_id).map_or(0, |it| it.ballots.len());
        assert_eq!(ballots, usize::from(number != 1));
    }
}

fn only_open_rounds_take_ballots(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(23);
    let (mut workshop, round_id) = with_round(&store, &mut sample);
    let closed = close(&mut sample, &mut workshop, round_id, vec![]);
    store.commit(closed).wait().unwrap();
    for round in [round_id, RoundId(sample.id())] {
        let voter = sample.hash();
        let ballot = sample.ballot(voter, 1);
        let late = store.commit(cast(&workshop, round, vec![ballot])).wait();
        assert!(matches!(late, Err(StoreError::RoundNotOpen)), "{late:?}");
    }
}

fn a_round_may_open_and_take_ballots_in_one_batch(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(24);
    let mut workshop = created(&store, &mut sample);
    let round_id = RoundId(sample.id());
    let open = Change::Round(Box::new(sample.round(round_id, RoundState::Open)));
    let mut both = batch(&mut sample, &mut workshop, vec![vec![open]]);
    let voter = sample.hash();
    let ballot = Change::Ballot {
        round_id,
        ballot: sample.ballot(voter, 1),
    };
    workshop.apply(&ballot);
    both.ballots.push(ballot);
    store.commit(both).wait().unwrap();
    assert_eq!(loaded(&store, workshop.head.id), normal(workshop));
}

fn closing_keeps_counted_ballots_only(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(25);
    let (mut workshop, round_id) = with_round(&store, &mut sample);
    let voter = sample.hash();
    let ballot = sample.ballot(voter, 1);
    store
        .commit(cast(&workshop, round_id, vec![ballot]))
        .wait()
        .unwrap();
    let rows = vec![
        counted(Some(1), 2, 7),
        counted(None, 0, 5),
        counted(Some(1), 1, 6),
    ];
    let closing = close(&mut sample, &mut workshop, round_id, rows.clone());
    store.commit(closing).wait().unwrap();
    assert_eq!(loaded(&store, workshop.head.id), normal(workshop.clone()));

    let closed = store.closed_rounds(workshop.head.id).unwrap();
    assert_eq!(closed.len(), 1);
    assert_eq!(closed[0].round, workshop.rounds[&round_id]);
    let mut sorted = rows;
    sorted.sort();
    assert_eq!(closed[0].counted, sorted);
}

fn ballots_on_their_way_when_the_round_closes_leave_no_row(database: &TestDatabase) {
    use diesel::RunQueryDsl;
    let store = open(database);
    let mut sample = Sample::new(26);
    let (mut workshop, round_id) = with_round(&store, &mut sample);
    let voter = sample.hash();
    let before = cast(&workshop, round_id, vec![sample.ballot(voter, 1)]);
    let mut closing = close(
        &mut sample,
        &mut workshop,
        round_id,
        vec![counted(None, 0, 2)],
    );
    let voter = sample.hash();
    let ballot = sample.ballot(voter, 1);
    closing.ballots.push(Change::Ballot { round_id, ballot });

    let (go, held) = hold_writer(&store);
    let answers = [store.commit(before), store.commit(closing)];
    go.send(()).unwrap();
    held.wait().unwrap();
    for answer in answers {
        answer.wait().unwrap();
    }
    let left = store.read(|conn| {
        let count: Rows =
            diesel::sql_query("SELECT COUNT(*) AS rows FROM open_ballot").get_result(conn)?;
        Ok(count.rows)
    });
    assert_eq!(left.unwrap(), 0);
}

fn events_are_stored_even_if_their_ballots_are_not(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(27);
    let (mut workshop, _) = with_round(&store, &mut sample);
    let mut both = batch(&mut sample, &mut workshop, vec![vec![]]);
    let voter = sample.hash();
    let ballot = sample.ballot(voter, 1);
    let round_id = RoundId(sample.id());
    both.ballots.push(Change::Ballot { round_id, ballot });
    let error = store.commit(both).wait().unwrap_err();
    assert!(
        matches!(error, StoreError::BallotsNotStored(_)),
        "{error:?}"
    );
    assert_eq!(loaded(&store, workshop.head.id), normal(workshop));
}

fn what_a_vote_runs_is_parsed_once_and_asks_nothing_twice(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(31);
    let (workshop, round_id) = with_round(&store, &mut sample);
    let seen = watch(&store);
    for revision in 1..=5 {
        let voter = sample.hash();
        let ballot = sample.ballot(voter, revision);
        let stored = store.commit(cast(&workshop, round_id, vec![ballot]));
        stored.wait().unwrap();
    }
    let seen = seen.lock().unwrap();
    let count = |asked, part| {
        let that = |it: &&(bool, String)| it.0 == asked && it.1.contains(part);
        seen.iter().filter(that).count()
    };
    assert_eq!(count(true, "INTO open_ballot"), 5, "{seen:?}");
    assert_eq!(count(false, "INTO open_ballot"), 1, "{seen:?}");
    assert_eq!(count(true, "ranking_round"), 1, "{seen:?}");
}

fn a_vote_runs_the_same_however_many_ballots_are_stored(database: &TestDatabase) {
    let store = open(database);
    let mut sample = Sample::new(32);
    let (workshop, round_id) = with_round(&store, &mut sample);
    let mut stored = 0;
    let asked = [1_000, 20_000].map(|total| {
        let ballots: Vec<_> = (stored..total)
            .map(|_| {
                let voter = sample.hash();
                sample.ballot(voter, 1)
            })
            .collect();
        stored = total;
        store
            .commit(cast(&workshop, round_id, ballots))
            .wait()
            .unwrap();
        let seen = watch(&store);
        let voter = sample.hash();
        let ballot = sample.ballot(voter, 1);
        store
            .commit(cast(&workshop, round_id, vec![ballot]))
            .wait()
            .unwrap();
        let seen = seen.lock().unwrap();
        let asked = seen.iter().filter(|(asked, _)| *asked);
        // Without the values, which are another voter's.
        let statement = |query: &str| query.split("-- binds").next().unwrap().to_owned();
        asked.map(|(_, query)| statement(query)).collect::<Vec<_>>()
    });
    assert_eq!(asked[0], asked[1]);
    assert!((1..10).contains(&asked[0].len()), "{asked:?}");
}
