//! Ranking rounds, without their ballots.

use crate::domain::ids::{RoundId, WorkshopId};
use crate::domain::round::Round;
use crate::store::conn::Conn;
use crate::store::convert::{
    code, from_code, from_json, id, id_opt, json, naive_opt, number, text_opt,
};
use crate::store::error::StoreError;
use crate::store::schema_workshop::{open_ballot, ranking_round};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Insertable, Queryable)]
#[diesel(table_name = ranking_round, treat_none_as_default_value = false)]
struct RoundRow {
    id: String,
    workshop_id: String,
    position: i64,
    phase_id: Option<String>,
    question: String,
    object_kind: String,
    ballot_type: String,
    options: String,
    dots_per_person: i64,
    max_dots_per_option: i64,
    own_allowed: bool,
    domain_id: Option<String>,
    visibility: String,
    tie_rule: String,
    state: String,
    opened_at: Option<NaiveDateTime>,
    closed_at: Option<NaiveDateTime>,
    void_reason: Option<String>,
    repeats: Option<String>,
    settings: String,
    ballots_published: bool,
    paper: String,
    result: Option<String>,
}

const ROUND: &str = "ranking round";

/// Stores a round.
pub(crate) fn put_round(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Round,
) -> Result<(), StoreError> {
    let row = RoundRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        position: thing.order.into(),
        phase_id: text_opt(thing.phase_id),
        question: json(ROUND, &thing.question)?,
        object_kind: code(ROUND, thing.object_kind)?,
        ballot_type: code(ROUND, thing.ballot_type)?,
        options: json(ROUND, &thing.options)?,
        dots_per_person: thing.dots_per_person.into(),
        max_dots_per_option: thing.max_dots_per_option.into(),
        own_allowed: thing.own_allowed,
        domain_id: text_opt(thing.domain_id),
        visibility: code(ROUND, thing.visibility)?,
        tie_rule: code(ROUND, thing.tie_rule)?,
        state: code(ROUND, thing.state)?,
        opened_at: naive_opt(thing.opened_at),
        closed_at: naive_opt(thing.closed_at),
        void_reason: thing.void_reason.clone(),
        repeats: text_opt(thing.repeats),
        settings: json(ROUND, &thing.settings)?,
        ballots_published: thing.ballots_published,
        paper: json(ROUND, &thing.paper)?,
        result: thing
            .result
            .as_ref()
            .map(|result| json(ROUND, result))
            .transpose()?,
    };
    upsert!(conn, ranking_round, [id], &row)?;
    Ok(())
}

/// Deletes a round that never opened, and whatever may hang on it.
pub(crate) fn remove_round(conn: &mut Conn, round: RoundId) -> Result<(), StoreError> {
    let key = round.to_string();
    diesel::delete(open_ballot::table.filter(open_ballot::round_id.eq(&key))).execute(conn)?;
    diesel::delete(ranking_round::table.filter(ranking_round::id.eq(&key))).execute(conn)?;
    Ok(())
}

/// All rounds, in order.
pub(crate) fn rounds(conn: &mut Conn, workshop: &str) -> Result<Vec<Round>, StoreError> {
    let rows: Vec<RoundRow> = ranking_round::table
        .filter(ranking_round::workshop_id.eq(workshop))
        .order((ranking_round::position, ranking_round::id))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Round {
                id: id(ROUND, &row.id)?,
                order: number(ROUND, row.position)?,
                phase_id: id_opt(ROUND, row.phase_id)?,
                question: from_json(ROUND, &row.question)?,
                object_kind: from_code(ROUND, row.object_kind)?,
                ballot_type: from_code(ROUND, row.ballot_type)?,
                options: from_json(ROUND, &row.options)?,
                dots_per_person: number(ROUND, row.dots_per_person)?,
                max_dots_per_option: number(ROUND, row.max_dots_per_option)?,
                own_allowed: row.own_allowed,
                domain_id: id_opt(ROUND, row.domain_id)?,
                visibility: from_code(ROUND, row.visibility)?,
                tie_rule: from_code(ROUND, row.tie_rule)?,
                state: from_code(ROUND, row.state)?,
                opened_at: row.opened_at.map(Into::into),
                closed_at: row.closed_at.map(Into::into),
                void_reason: row.void_reason,
                repeats: id_opt(ROUND, row.repeats)?,
                settings: from_json(ROUND, &row.settings)?,
                ballots_published: row.ballots_published,
                paper: from_json(ROUND, &row.paper)?,
                result: row
                    .result
                    .map(|result| from_json(ROUND, &result))
                    .transpose()?,
            })
        })
        .collect()
}
