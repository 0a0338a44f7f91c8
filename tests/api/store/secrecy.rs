//! After a round is closed, nothing in the database leads from a ballot to a phone.

use super::sample::{NOW, Sample};
use super::{batch, created, open};
use crate::harness::database::TestDatabase;
use diesel::{PgConnection, RunQueryDsl, sql_query};
use std::collections::{HashMap, HashSet};
use std::fs;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::RoundId;
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::domain::round::{Ballot, CountedBallot, RoundState};
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::store::{Batch, Store};

/// A workshop with 300 ballots in an open round, some of them cast again.
fn voted(store: &Store, sample: &mut Sample) -> (Workshop, RoundId, Vec<Hash256>) {
    let mut workshop = created(store, sample);
    let round_id = RoundId(sample.id());
    let round = Change::Round(Box::new(sample.round(round_id, RoundState::Open)));
    let open = batch(sample, &mut workshop, vec![vec![round]]);
    store.commit(open).wait().unwrap();
    let voters: Vec<Hash256> = (0..300).map(|_| sample.hash()).collect();
    for revision in 1..4 {
        for some in voters.chunks(40) {
            let mut cast = Batch::new(workshop.head.id, workshop.seq, NOW);
            for voter in some {
                let ballot = sample.ballot(*voter, revision);
                cast.ballots.push(Change::Ballot { round_id, ballot });
            }
            store.commit(cast).wait().unwrap();
        }
    }
    (workshop, round_id, voters)
}

fn close(store: &Store, sample: &mut Sample, workshop: &mut Workshop, round_id: RoundId) {
    let counted = vec![CountedBallot {
        group: None,
        ballot: Ballot::Approval(vec![0]),
        count: 300,
    }];
    let events = vec![vec![
        Change::Round(Box::new(sample.round(round_id, RoundState::Closed))),
        Change::BallotsClosed { round_id, counted },
    ]];
    let closing = batch(sample, workshop, events);
    store.commit(closing).wait().unwrap();
}

/// How many of the voters' keys occur in the bytes: their first 12 bytes, as they are or in
/// hexadecimal.
fn found(bytes: &[u8], voters: &[Hash256]) -> usize {
    let mut needles: HashMap<Vec<u8>, Hash256> = HashMap::new();
    for voter in voters {
        needles.insert(voter.0[..12].to_vec(), *voter);
        needles.insert(voter.to_hex().as_bytes()[..24].to_vec(), *voter);
    }
    let found: HashSet<Hash256> = [12, 24]
        .into_iter()
        .flat_map(|length| bytes.windows(length))
        .filter_map(|window| needles.get(window).copied())
        .collect();
    found.len()
}

#[test]
fn no_key_is_left_in_the_sqlite_file_or_its_log() {
    let database = TestDatabase::sqlite();
    let file = database.url().strip_prefix("sqlite:").unwrap().to_owned();
    let everything = || {
        let mut bytes = fs::read(&file).unwrap();
        bytes.extend(fs::read(format!("{file}-wal")).unwrap());
        bytes
    };
    let store = open(&database);
    let mut sample = Sample::new(40);
    let (mut workshop, round_id, voters) = voted(&store, &mut sample);
    assert_eq!(
        found(&everything(), &voters),
        300,
        "the search finds open ballots"
    );
    close(&store, &mut sample, &mut workshop, round_id);
    assert_eq!(found(&everything(), &voters), 0);
}

#[test]
fn a_reader_in_the_way_only_delays_the_wiping() {
    let database = TestDatabase::sqlite();
    let file = database.url().strip_prefix("sqlite:").unwrap().to_owned();
    let store = open(&database);
    let mut sample = Sample::new(41);
    let (mut workshop, round_id, voters) = voted(&store, &mut sample);
    let reading = store.clone();
    reading
        .read(|conn| {
            let _: Vec<Text> = sql_query("SELECT id AS text FROM workshop").load(conn)?;
            close(&store, &mut sample, &mut workshop, round_id);
            Ok(())
        })
        .unwrap();
    // The next transaction of anybody tries again.
    store.write(|_| Ok(())).wait().unwrap();
    let mut bytes = fs::read(&file).unwrap();
    bytes.extend(fs::read(format!("{file}-wal")).unwrap());
    assert_eq!(found(&bytes, &voters), 0);
}

#[derive(diesel::QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

#[test]
fn no_key_is_left_in_any_postgres_table() {
    use diesel::Connection;
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let store = open(&database);
    let mut sample = Sample::new(42);
    let (mut workshop, round_id, voters) = voted(&store, &mut sample);
    let mut conn = PgConnection::establish(database.url()).unwrap();
    let mut dump = || {
        let tables: Vec<Text> = sql_query(
            "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = 'public'",
        )
        .load(&mut conn)
        .unwrap();
        let mut all = String::new();
        for table in tables {
            let rows: Vec<Text> =
                sql_query(format!("SELECT t::text AS text FROM \"{}\" t", table.text))
                    .load(&mut conn)
                    .unwrap();
            all.extend(rows.into_iter().map(|row| row.text));
        }
        let pages: Vec<Text> = sql_query("SELECT pg_relation_size('open_ballot')::text AS text")
            .load(&mut conn)
            .unwrap();
        (all, pages[0].text.clone())
    };
    assert_eq!(
        found(dump().0.as_bytes(), &voters),
        300,
        "the search finds open ballots"
    );
    close(&store, &mut sample, &mut workshop, round_id);
    let (all, size) = dump();
    assert_eq!(found(all.as_bytes(), &voters), 0);
    assert_eq!(size, "0", "the table's pages are given back");
}
