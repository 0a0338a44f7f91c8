//! Participants and admission cards.

use crate::domain::ids::WorkshopId;
use crate::domain::participant::{AdmissionCard, Participant};
use crate::store::conn::Conn;
use crate::store::convert::{code, from_code, hash, id, id_opt, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_workshop::{admission_card, participant};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Insertable, Queryable)]
#[diesel(table_name = participant, treat_none_as_default_value = false)]
struct ParticipantRow {
    id: String,
    workshop_id: String,
    token_hash: Vec<u8>,
    group_id: Option<String>,
    locality_id: Option<String>,
    small_group_id: Option<String>,
    language: String,
    input_mode: String,
    joined_at: NaiveDateTime,
    needs_help: bool,
    wants_time: bool,
}

const PERSON: &str = "participant";

/// Stores a participant.
pub(crate) fn put_participant(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Participant,
) -> Result<(), StoreError> {
    let row = ParticipantRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        token_hash: thing.token_hash.0.to_vec(),
        group_id: text_opt(thing.group_id),
        locality_id: text_opt(thing.locality_id),
        small_group_id: text_opt(thing.small_group_id),
        language: code(PERSON, thing.language.clone())?,
        input_mode: code(PERSON, thing.input_mode)?,
        joined_at: thing.joined_at.to_naive(),
        needs_help: thing.needs_help,
        wants_time: thing.wants_time,
    };
    upsert!(conn, participant, [id], &row)?;
    Ok(())
}

/// Everybody who ever joined.
pub(crate) fn participants(
    conn: &mut Conn,
    workshop: &str,
) -> Result<Vec<Participant>, StoreError> {
    let rows: Vec<ParticipantRow> = participant::table
        .filter(participant::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Participant {
                id: id(PERSON, &row.id)?,
                token_hash: hash(PERSON, &row.token_hash)?,
                group_id: id_opt(PERSON, row.group_id)?,
                locality_id: id_opt(PERSON, row.locality_id)?,
                small_group_id: id_opt(PERSON, row.small_group_id)?,
                language: from_code(PERSON, row.language)?,
                input_mode: from_code(PERSON, row.input_mode)?,
                joined_at: row.joined_at.into(),
                needs_help: row.needs_help,
                wants_time: row.wants_time,
            })
        })
        .collect()
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = admission_card)]
#[diesel(treat_none_as_default_value = false)]
struct AdmissionRow {
    workshop_id: String,
    hash: Vec<u8>,
    group_id: Option<String>,
    used: bool,
}

const ADMISSION: &str = "admission card";

/// Stores an admission card.
pub(crate) fn put_admission_card(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &AdmissionCard,
) -> Result<(), StoreError> {
    let row = AdmissionRow {
        workshop_id: workshop.to_string(),
        hash: thing.hash.0.to_vec(),
        group_id: text_opt(thing.group_id),
        used: thing.used,
    };
    upsert!(conn, admission_card, [workshop_id, hash], &row)?;
    Ok(())
}

/// All printed cards.
pub(crate) fn admission_cards(
    conn: &mut Conn,
    workshop: &str,
) -> Result<Vec<AdmissionCard>, StoreError> {
    let rows: Vec<AdmissionRow> = admission_card::table
        .filter(admission_card::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(AdmissionCard {
                hash: hash(ADMISSION, &row.hash)?,
                group_id: id_opt(ADMISSION, row.group_id)?,
                used: row.used,
            })
        })
        .collect()
}
