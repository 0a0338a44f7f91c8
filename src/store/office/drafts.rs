//! Strategy drafts, versioned as a whole.

use super::{Edit, check_version, found, processes};
use crate::domain::context::Timestamp;
use crate::domain::draft::{Draft, Section};
use crate::domain::ids::{AccountId, DraftId, ProcessId};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::resource::PlanOrder;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{code, from_code, from_json, id, id_opt, json, number, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_office::{strategy_draft, strategy_draft_version};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

const DRAFT: &str = "draft";

#[derive(Insertable, Queryable)]
#[diesel(table_name = strategy_draft)]
struct DraftRow {
    id: String,
    process_id: String,
    title: String,
    state: String,
    version: i64,
    sections: String,
    created_at: NaiveDateTime,
    modified_at: NaiveDateTime,
    measure_order: String,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = strategy_draft_version, treat_none_as_default_value = false)]
struct VersionRow {
    draft_id: String,
    version: i64,
    title: String,
    sections: String,
    author_id: Option<String>,
    at: NaiveDateTime,
    measure_order: String,
}

/// One version of a draft, as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDraftVersion {
    /// The version, from 1.
    pub version: u32,
    /// Title.
    pub title: String,
    /// The order of its measures.
    pub measure_order: PlanOrder,
    /// Sections, in order.
    pub sections: Vec<Section>,
    /// Who saved it.
    pub author: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// The drafts of a process, the last saved first.
    pub fn drafts(&self, process: ProcessId) -> Result<Vec<Draft>, StoreError> {
        self.read(|conn| {
            let rows: Vec<DraftRow> = strategy_draft::table
                .filter(strategy_draft::process_id.eq(process.to_string()))
                .order((strategy_draft::modified_at.desc(), strategy_draft::id))
                .load(conn)?;
            rows.into_iter().map(DraftRow::into_domain).collect()
        })
    }

    /// One draft.
    pub fn draft(&self, id: DraftId) -> Result<Draft, StoreError> {
        self.read(|conn| draft(conn, id))
    }

    /// Stores a new draft.
    pub fn create_draft(&self, thing: Draft, edit: Edit) -> Answer<()> {
        self.write(move |conn| {
            processes::process(conn, thing.process_id)?;
            put(conn, &thing, edit.author)
        })
    }

    /// Saves a draft whose version the writer saw as a new one.
    pub fn save_draft(
        &self,
        id: DraftId,
        seen: u32,
        title: String,
        sections: Vec<Section>,
        edit: Edit,
    ) -> Answer<Draft> {
        self.change_draft(id, seen, edit, |thing| {
            thing.title = title;
            thing.sections = sections;
        })
    }

    /// Orders the measures of a draft, whose generated `sections` follow, as a new version.
    pub fn order_draft(
        &self,
        id: DraftId,
        seen: u32,
        order: PlanOrder,
        sections: Vec<Section>,
        edit: Edit,
    ) -> Answer<Draft> {
        self.change_draft(id, seen, edit, move |thing| {
            thing.measure_order = order;
            thing.sections = sections;
        })
    }

    fn change_draft(
        &self,
        id: DraftId,
        seen: u32,
        edit: Edit,
        body: impl FnOnce(&mut Draft) + Send + 'static,
    ) -> Answer<Draft> {
        self.write(move |conn| {
            let mut thing = draft(conn, id)?;
            check_version(thing.version, seen)?;
            if !thing.state.is_editable() {
                return Err(Refusal::Frozen.into());
            }
            body(&mut thing);
            thing.version += 1;
            thing.modified_at = edit.at;
            put(conn, &thing, edit.author)?;
            Ok(thing)
        })
    }

    /// All versions of a draft, newest first.
    pub fn draft_versions(&self, id: DraftId) -> Result<Vec<StoredDraftVersion>, StoreError> {
        self.read(|conn| {
            draft(conn, id)?;
            let rows: Vec<VersionRow> = strategy_draft_version::table
                .filter(strategy_draft_version::draft_id.eq(id.to_string()))
                .order(strategy_draft_version::version.desc())
                .load(conn)?;
            rows.into_iter()
                .map(|row| {
                    Ok(StoredDraftVersion {
                        version: number(DRAFT, row.version)?,
                        title: row.title,
                        measure_order: from_code(DRAFT, row.measure_order)?,
                        sections: from_json(DRAFT, &row.sections)?,
                        author: id_opt(DRAFT, row.author_id)?,
                        at: row.at.into(),
                    })
                })
                .collect()
        })
    }
}

pub(super) fn draft(conn: &mut Conn, id: DraftId) -> Result<Draft, StoreError> {
    let row: Option<DraftRow> = strategy_draft::table
        .filter(strategy_draft::id.eq(id.to_string()))
        .first(conn)
        .optional()?;
    found(DRAFT, row)?.into_domain()
}

/// Stores a draft as it is now, and the same as its version.
pub(super) fn put(
    conn: &mut Conn,
    thing: &Draft,
    author: Option<AccountId>,
) -> Result<(), StoreError> {
    let row = DraftRow {
        id: thing.id.to_string(),
        process_id: thing.process_id.to_string(),
        title: thing.title.clone(),
        state: code(DRAFT, thing.state)?,
        version: thing.version.into(),
        sections: json(DRAFT, &thing.sections)?,
        created_at: thing.created_at.to_naive(),
        modified_at: thing.modified_at.to_naive(),
        measure_order: code(DRAFT, thing.measure_order)?,
    };
    upsert!(conn, strategy_draft, [id], &row)?;
    let version = VersionRow {
        draft_id: row.id.clone(),
        version: row.version,
        title: row.title.clone(),
        sections: row.sections.clone(),
        author_id: text_opt(author),
        at: row.modified_at,
        measure_order: row.measure_order.clone(),
    };
    upsert!(conn, strategy_draft_version, [draft_id, version], &version)?;
    Ok(())
}

impl DraftRow {
    fn into_domain(self) -> Result<Draft, StoreError> {
        Ok(Draft {
            id: id(DRAFT, &self.id)?,
            process_id: id(DRAFT, &self.process_id)?,
            title: self.title,
            state: from_code(DRAFT, self.state)?,
            version: number(DRAFT, self.version)?,
            measure_order: from_code(DRAFT, self.measure_order)?,
            sections: from_json(DRAFT, &self.sections)?,
            created_at: self.created_at.into(),
            modified_at: self.modified_at.into(),
        })
    }
}
