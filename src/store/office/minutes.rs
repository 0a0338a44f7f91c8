//! Minutes of workshops, as they were last saved.

use super::check_version;
use crate::domain::ids::WorkshopId;
use crate::domain::minutes::Minutes;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{from_json, id, json, naive_opt, number};
use crate::store::error::StoreError;
use crate::store::schema_office::workshop_minutes;
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

const MINUTES: &str = "minutes";

#[derive(Insertable, Queryable)]
#[diesel(table_name = workshop_minutes, treat_none_as_default_value = false)]
struct MinutesRow {
    workshop_id: String,
    title: String,
    version: i64,
    sections: String,
    published_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
    modified_at: NaiveDateTime,
}

impl Store {
    /// The minutes of a workshop; none if nobody has saved any.
    pub fn minutes(&self, workshop: WorkshopId) -> Result<Option<Minutes>, StoreError> {
        self.read(|conn| minutes(conn, workshop))
    }

    /// Saves minutes whose version the writer saw; 0 while nobody had saved any. The stored version is one more.
    pub fn save_minutes(&self, seen: u32, mut thing: Minutes) -> Answer<Minutes> {
        self.write(move |conn| {
            let stored = minutes(conn, thing.workshop_id)?;
            check_version(stored.map_or(0, |stored| stored.version), seen)?;
            thing.version = seen + 1;
            let row = MinutesRow {
                workshop_id: thing.workshop_id.to_string(),
                title: thing.title.clone(),
                version: thing.version.into(),
                sections: json(MINUTES, &thing.sections)?,
                published_at: naive_opt(thing.published_at),
                created_at: thing.created_at.to_naive(),
                modified_at: thing.modified_at.to_naive(),
            };
            upsert!(conn, workshop_minutes, [workshop_id], &row)?;
            Ok(thing)
        })
    }
}

fn minutes(conn: &mut Conn, workshop: WorkshopId) -> Result<Option<Minutes>, StoreError> {
    let row: Option<MinutesRow> = workshop_minutes::table
        .filter(workshop_minutes::workshop_id.eq(workshop.to_string()))
        .first(conn)
        .optional()?;
    row.map(|row| {
        Ok(Minutes {
            workshop_id: id(MINUTES, &row.workshop_id)?,
            title: row.title,
            version: number(MINUTES, row.version)?,
            sections: from_json(MINUTES, &row.sections)?,
            published_at: row.published_at.map(Into::into),
            created_at: row.created_at.into(),
            modified_at: row.modified_at.into(),
        })
    })
    .transpose()
}
