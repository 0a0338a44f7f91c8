//! Contributions (cards) and clusters.

use crate::domain::contribution::{Card, Cluster};
use crate::domain::ids::WorkshopId;
use crate::store::conn::Conn;
use crate::store::convert::{code, from_code, from_json, id, id_opt, json, number, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_workshop::{cluster, contribution};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Insertable, Queryable)]
#[diesel(table_name = contribution, treat_none_as_default_value = false)]
struct CardRow {
    id: String,
    workshop_id: String,
    position: i64,
    kind: String,
    body: String,
    original_body: Option<String>,
    domain_id: Option<String>,
    phase_id: String,
    participant_id: Option<String>,
    origin: String,
    state: String,
    hidden_reason: Option<String>,
    cluster_id: Option<String>,
    proposed_cluster_id: Option<String>,
    about_id: Option<String>,
    chosen: bool,
    hints: String,
    duplicate_of: Option<String>,
    client_key: String,
    created_at: NaiveDateTime,
    version: i64,
}

const CARD: &str = "contribution";

/// Stores a card.
pub(crate) fn put_card(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Card,
) -> Result<(), StoreError> {
    let row = CardRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        position: thing.order.into(),
        kind: code(CARD, thing.kind)?,
        body: thing.text.clone(),
        original_body: thing.original_text.clone(),
        domain_id: text_opt(thing.domain_id),
        phase_id: thing.phase_id.to_string(),
        participant_id: text_opt(thing.participant_id),
        origin: code(CARD, thing.origin)?,
        state: code(CARD, thing.state)?,
        hidden_reason: thing.hidden_reason.clone(),
        cluster_id: text_opt(thing.cluster_id),
        proposed_cluster_id: text_opt(thing.proposed_cluster_id),
        about_id: text_opt(thing.about_id),
        chosen: thing.chosen,
        hints: json(CARD, &thing.hints)?,
        duplicate_of: text_opt(thing.duplicate_of),
        client_key: thing.client_key.clone(),
        created_at: thing.created_at.to_naive(),
        version: thing.version.into(),
    };
    upsert!(conn, contribution, [id], &row)?;
    Ok(())
}

/// All cards.
pub(crate) fn cards(conn: &mut Conn, workshop: &str) -> Result<Vec<Card>, StoreError> {
    let rows: Vec<CardRow> = contribution::table
        .filter(contribution::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Card {
                id: id(CARD, &row.id)?,
                order: number(CARD, row.position)?,
                kind: from_code(CARD, row.kind)?,
                text: row.body,
                original_text: row.original_body,
                domain_id: id_opt(CARD, row.domain_id)?,
                phase_id: id(CARD, &row.phase_id)?,
                participant_id: id_opt(CARD, row.participant_id)?,
                origin: from_code(CARD, row.origin)?,
                state: from_code(CARD, row.state)?,
                hidden_reason: row.hidden_reason,
                cluster_id: id_opt(CARD, row.cluster_id)?,
                proposed_cluster_id: id_opt(CARD, row.proposed_cluster_id)?,
                about_id: id_opt(CARD, row.about_id)?,
                chosen: row.chosen,
                hints: from_json(CARD, &row.hints)?,
                duplicate_of: id_opt(CARD, row.duplicate_of)?,
                client_key: row.client_key,
                created_at: row.created_at.into(),
                version: number(CARD, row.version)?,
            })
        })
        .collect()
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = cluster, treat_none_as_default_value = false)]
struct ClusterRow {
    id: String,
    workshop_id: String,
    position: i64,
    title: String,
    short_title: String,
    domain_id: Option<String>,
    kind: String,
    aim_id: Option<String>,
    retired: bool,
    version: i64,
}

const CLUSTER: &str = "cluster";

/// Stores a cluster.
pub(crate) fn put_cluster(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Cluster,
) -> Result<(), StoreError> {
    let row = ClusterRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        position: thing.order.into(),
        title: thing.title.clone(),
        short_title: thing.short_title.clone(),
        domain_id: text_opt(thing.domain_id),
        kind: code(CLUSTER, thing.kind)?,
        aim_id: text_opt(thing.aim_id),
        retired: thing.retired,
        version: thing.version.into(),
    };
    upsert!(conn, cluster, [id], &row)?;
    Ok(())
}

/// All clusters.
pub(crate) fn clusters(conn: &mut Conn, workshop: &str) -> Result<Vec<Cluster>, StoreError> {
    let rows: Vec<ClusterRow> = cluster::table
        .filter(cluster::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Cluster {
                id: id(CLUSTER, &row.id)?,
                order: number(CLUSTER, row.position)?,
                title: row.title,
                short_title: row.short_title,
                domain_id: id_opt(CLUSTER, row.domain_id)?,
                kind: from_code(CLUSTER, row.kind)?,
                aim_id: id_opt(CLUSTER, row.aim_id)?,
                retired: row.retired,
                version: number(CLUSTER, row.version)?,
            })
        })
        .collect()
}
