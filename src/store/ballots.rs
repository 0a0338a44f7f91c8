//! Ballots: open ones in transactions of their own, counted ones when their round closes.

use super::conn::{Conn, on_backend};
use super::convert::{from_json, hash, id_opt, json, number};
use super::error::StoreError;
use super::schema_workshop::{counted_ballot, open_ballot, ranking_round};
use crate::domain::event::Change;
use crate::domain::ids::RoundId;
use crate::domain::participant::Hash256;
use crate::domain::round::{CountedBallot, OpenBallot};
use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Binary, HasSqlType, Nullable, Text};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Rows per statement. Of each size the statement is prepared once and for all: preparing one for
/// just as many rows as there are costs more than storing them.
const MANY: usize = 64;
/// Rows per statement for what is left over.
const SOME: usize = 8;
/// Counted ballots per statement where a round has that many, well below both databases' limits on parameters.
const CHUNK: usize = 1_000;

/// One statement for one counted ballot or many.
macro_rules! insert {
    ($conn:expr, $rows:expr) => {
        on_backend!($conn, c => diesel::insert_into(counted_ballot::table)
            .values($rows)
            .execute(c))
    };
}

/// Runs a statement for all rows, in parts of [`MANY`], [`SOME`] and one.
macro_rules! in_known_sizes {
    ($rows:expr, $part:ident => $statement:expr) => {
        let (many, rows) = $rows.as_chunks::<MANY>();
        for $part in many {
            $statement;
        }
        let (some, rows) = rows.as_chunks::<SOME>();
        for $part in some {
            $statement;
        }
        let (rows, _) = rows.as_chunks::<1>();
        for $part in rows {
            $statement;
        }
    };
}

/// A row of `open_ballot`: exactly what the secrecy of ballots allows.
#[derive(Queryable)]
struct OpenRow {
    round_id: String,
    voter_key: Vec<u8>,
    revision: i64,
    group_id: Option<String>,
    payload: String,
}

/// Writes `N` ballots, none over a newer one. The text is the same for each `N` and known by its type: nothing is put
/// together or parsed when somebody votes (Diesel's own upsert is, see [`super::upsert`]).
struct Upsert<'a, const N: usize>(&'a [OpenRow; N]);

impl<const N: usize> QueryId for Upsert<'_, N> {
    type QueryId = Upsert<'static, N>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<DB, const N: usize> QueryFragment<DB> for Upsert<'_, N>
where
    DB: Backend + HasSqlType<Text> + HasSqlType<Binary> + HasSqlType<BigInt>,
    DB: HasSqlType<Nullable<Text>>,
    String: ToSql<Text, DB>,
    Vec<u8>: ToSql<Binary, DB>,
    i64: ToSql<BigInt, DB>,
    Option<String>: ToSql<Nullable<Text>, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql(
            "INSERT INTO open_ballot (round_id, voter_key, revision, group_id, payload) VALUES ",
        );
        for (index, row) in self.0.iter().enumerate() {
            out.push_sql(if index == 0 { "(" } else { ", (" });
            out.push_bind_param::<Text, _>(&row.round_id)?;
            out.push_sql(", ");
            out.push_bind_param::<Binary, _>(&row.voter_key)?;
            out.push_sql(", ");
            out.push_bind_param::<BigInt, _>(&row.revision)?;
            out.push_sql(", ");
            out.push_bind_param::<Nullable<Text>, _>(&row.group_id)?;
            out.push_sql(", ");
            out.push_bind_param::<Text, _>(&row.payload)?;
            out.push_sql(")");
        }
        out.push_sql(
            " ON CONFLICT (round_id, voter_key) DO UPDATE SET revision = excluded.revision, \
             group_id = excluded.group_id, payload = excluded.payload \
             WHERE excluded.revision >= open_ballot.revision",
        );
        Ok(())
    }
}

impl<Conn, const N: usize> RunQueryDsl<Conn> for Upsert<'_, N> {}

/// A row of `counted_ballot`.
#[derive(Insertable, Queryable)]
#[diesel(table_name = counted_ballot, treat_none_as_default_value = false)]
struct CountedRow {
    round_id: String,
    position: i64,
    group_index: Option<i64>,
    payload: String,
    count: i64,
}

/// The ballots to write: of each voter the last one (`PostgreSQL` refuses to touch a row twice),
/// sorted by key, so that not even the order within a transaction tells who came when.
pub(super) fn last_per_voter<'a>(
    ballots: &'a [Change],
    closed: &HashSet<RoundId>,
) -> Vec<(RoundId, &'a OpenBallot)> {
    let mut last: BTreeMap<(RoundId, Hash256), &OpenBallot> = BTreeMap::new();
    for change in ballots {
        if let Change::Ballot { round_id, ballot } = change
            && !closed.contains(round_id)
        {
            last.insert((*round_id, ballot.voter_key), ballot);
        }
    }
    last.into_iter()
        .map(|((round, _), ballot)| (round, ballot))
        .collect()
}

/// Writes ballots of open rounds; an older revision never replaces a newer one. `known` are rounds that are open for
/// sure; those that are found to be are added.
pub(super) fn store(
    conn: &mut Conn,
    ballots: &[(RoundId, &OpenBallot)],
    known: &mut HashSet<RoundId>,
) -> Result<(), StoreError> {
    let rounds: BTreeSet<RoundId> = ballots.iter().map(|(round, _)| *round).collect();
    for round in rounds {
        if known.contains(&round) {
            continue;
        }
        let open: i64 = ranking_round::table
            .filter(ranking_round::id.eq(round.to_string()))
            .filter(ranking_round::state.eq("open"))
            .count()
            .get_result(conn)?;
        if open == 0 {
            return Err(StoreError::RoundNotOpen);
        }
        known.insert(round);
    }
    let rows = ballots
        .iter()
        .map(|(round, ballot)| {
            Ok(OpenRow {
                round_id: round.to_string(),
                voter_key: ballot.voter_key.0.to_vec(),
                revision: ballot.revision.into(),
                group_id: ballot.group_id.map(|id| id.to_string()),
                payload: json("ballot", &ballot.ballot)?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    in_known_sizes!(rows, part => on_backend!(conn, c => Upsert(part).execute(c))?);
    Ok(())
}

/// Closes or voids a round: its counted ballots take the place of the open ones.
pub(super) fn close(
    conn: &mut Conn,
    round: RoundId,
    counted: &[CountedBallot],
) -> Result<(), StoreError> {
    let key = round.to_string();
    diesel::delete(open_ballot::table.filter(open_ballot::round_id.eq(&key))).execute(conn)?;
    diesel::delete(counted_ballot::table.filter(counted_ballot::round_id.eq(&key)))
        .execute(conn)?;
    let mut sorted: Vec<&CountedBallot> = counted.iter().collect();
    sorted.sort_unstable();
    let rows = (0..)
        .zip(sorted)
        .map(|(position, ballot)| {
            Ok(CountedRow {
                round_id: key.clone(),
                position,
                group_index: ballot.group.map(i64::from),
                payload: json("ballot", &ballot.ballot)?,
                count: ballot.count.into(),
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    let (large, rows) = rows.as_chunks::<CHUNK>();
    for part in large {
        insert!(conn, part)?;
    }
    in_known_sizes!(rows, part => insert!(conn, part)?);
    Ok(())
}

/// The ballots of an open round.
pub(super) fn load_open(conn: &mut Conn, round: RoundId) -> Result<Vec<OpenBallot>, StoreError> {
    let rows: Vec<OpenRow> = open_ballot::table
        .filter(open_ballot::round_id.eq(round.to_string()))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(OpenBallot {
                voter_key: hash("ballot", &row.voter_key)?,
                revision: number("ballot", row.revision)?,
                group_id: id_opt("ballot", row.group_id)?,
                ballot: from_json("ballot", &row.payload)?,
            })
        })
        .collect()
}

/// The counted ballots of a closed round, sorted.
pub(super) fn load_counted(
    conn: &mut Conn,
    round: RoundId,
) -> Result<Vec<CountedBallot>, StoreError> {
    let rows: Vec<CountedRow> = counted_ballot::table
        .filter(counted_ballot::round_id.eq(round.to_string()))
        .order(counted_ballot::position)
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(CountedBallot {
                group: row
                    .group_index
                    .map(|index| number("ballot", index))
                    .transpose()?,
                ballot: from_json("ballot", &row.payload)?,
                count: number("ballot", row.count)?,
            })
        })
        .collect()
}
