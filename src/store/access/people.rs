//! People who would like to help, and how it was for everybody.

use crate::domain::context::Timestamp;
use crate::domain::ids::{SupporterId, WorkshopId};
use crate::domain::participant::Hash256;
use crate::domain::satisfaction::Satisfaction;
use crate::domain::supporter::Supporter;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::convert;
use crate::store::error::StoreError;
use crate::store::schema_access::{satisfaction, supporter};
use chrono::NaiveDateTime;
use diesel::prelude::*;

const SUPPORTER: &str = "supporter";
const SATISFACTION: &str = "satisfaction";

#[derive(Insertable, Queryable)]
#[diesel(table_name = supporter, treat_none_as_default_value = false)]
struct SupporterRow {
    id: String,
    workshop_id: String,
    owner_key: Vec<u8>,
    code_key: Vec<u8>,
    measure_id: Option<String>,
    name: String,
    contact: String,
    consented_at: NaiveDateTime,
    delete_on: NaiveDateTime,
}

impl SupporterRow {
    fn thing(self) -> Result<Supporter, StoreError> {
        Ok(Supporter {
            id: convert::id(SUPPORTER, &self.id)?,
            workshop_id: convert::id(SUPPORTER, &self.workshop_id)?,
            measure_id: convert::id_opt(SUPPORTER, self.measure_id)?,
            name: self.name,
            contact: self.contact,
            consented_at: self.consented_at.into(),
            delete_on: self.delete_on.into(),
        })
    }
}

impl Store {
    /// Keeps a contact in place of an earlier one of the same person. `code_key` lets the person delete it with their
    /// follow-up code.
    pub fn set_supporter(
        &self,
        new: Supporter,
        owner_key: Hash256,
        code_key: Hash256,
    ) -> Answer<()> {
        self.write(move |conn| {
            let workshop = new.workshop_id.to_string();
            diesel::delete(
                supporter::table
                    .filter(supporter::workshop_id.eq(&workshop))
                    .filter(supporter::owner_key.eq(owner_key.0.to_vec())),
            )
            .execute(conn)?;
            diesel::insert_into(supporter::table)
                .values(SupporterRow {
                    id: new.id.to_string(),
                    workshop_id: workshop,
                    owner_key: owner_key.0.to_vec(),
                    code_key: code_key.0.to_vec(),
                    measure_id: convert::text_opt(new.measure_id),
                    name: new.name,
                    contact: new.contact,
                    consented_at: new.consented_at.to_naive(),
                    delete_on: new.delete_on.to_naive(),
                })
                .execute(conn)?;
            Ok(())
        })
    }

    /// The contact that a person has given.
    pub fn supporter_of(
        &self,
        workshop: WorkshopId,
        owner_key: Hash256,
    ) -> Result<Option<Supporter>, StoreError> {
        let row: Option<SupporterRow> = self.read(|conn| {
            Ok(supporter::table
                .filter(supporter::workshop_id.eq(workshop.to_string()))
                .filter(supporter::owner_key.eq(owner_key.0.to_vec()))
                .first(conn)
                .optional()?)
        })?;
        row.map(SupporterRow::thing).transpose()
    }

    /// Everybody who would like to help, by name.
    pub fn supporters(&self, workshop: WorkshopId) -> Result<Vec<Supporter>, StoreError> {
        let rows: Vec<SupporterRow> = self.read(|conn| {
            Ok(supporter::table
                .filter(supporter::workshop_id.eq(workshop.to_string()))
                .order((supporter::name, supporter::id))
                .load(conn)?)
        })?;
        rows.into_iter().map(SupporterRow::thing).collect()
    }

    /// Deletes the contact that this key opens: the phone's own, or the follow-up code's. False if there is none.
    pub fn remove_supporter(&self, workshop: WorkshopId, key: Hash256) -> Answer<bool> {
        self.write(move |conn| {
            let key = key.0.to_vec();
            let gone = diesel::delete(
                supporter::table
                    .filter(supporter::workshop_id.eq(workshop.to_string()))
                    .filter(
                        supporter::owner_key
                            .eq(key.clone())
                            .or(supporter::code_key.eq(key)),
                    ),
            )
            .execute(conn)?;
            Ok(gone > 0)
        })
    }

    /// Deletes one contact of a workshop. False if there is none.
    pub fn forget_supporter(&self, workshop: WorkshopId, id: SupporterId) -> Answer<bool> {
        self.write(move |conn| {
            let one = supporter::table
                .filter(supporter::workshop_id.eq(workshop.to_string()))
                .filter(supporter::id.eq(id.to_string()));
            Ok(diesel::delete(one).execute(conn)? > 0)
        })
    }

    /// Deletes contacts whose day has come; answers how many.
    pub fn remove_due_supporters(&self, now: Timestamp) -> Answer<usize> {
        self.write(move |conn| {
            Ok(
                diesel::delete(supporter::table.filter(supporter::delete_on.le(now.to_naive())))
                    .execute(conn)?,
            )
        })
    }

    /// Keeps a person's answers in place of earlier ones.
    pub fn set_satisfaction(
        &self,
        workshop: WorkshopId,
        voice_key: Hash256,
        said: Satisfaction,
    ) -> Answer<()> {
        self.write(move |conn| {
            let key = (workshop.to_string(), voice_key.0.to_vec());
            diesel::delete(satisfaction::table.find(key.clone())).execute(conn)?;
            diesel::insert_into(satisfaction::table)
                .values((
                    satisfaction::workshop_id.eq(key.0),
                    satisfaction::voice_key.eq(key.1),
                    satisfaction::heard.eq(said.heard.map(i16::from)),
                    satisfaction::worthwhile.eq(said.worthwhile.map(i16::from)),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// All answers of a workshop, in no order.
    pub fn satisfaction(&self, workshop: WorkshopId) -> Result<Vec<Satisfaction>, StoreError> {
        let rows: Vec<(Option<i16>, Option<i16>)> = self.read(|conn| {
            Ok(satisfaction::table
                .filter(satisfaction::workshop_id.eq(workshop.to_string()))
                .select((satisfaction::heard, satisfaction::worthwhile))
                .load(conn)?)
        })?;
        let answer = |stored: Option<i16>| {
            stored
                .map(|value| convert::number(SATISFACTION, value.into()))
                .transpose()
        };
        rows.into_iter()
            .map(|(heard, worthwhile)| {
                Ok(Satisfaction {
                    heard: answer(heard)?,
                    worthwhile: answer(worthwhile)?,
                })
            })
            .collect()
    }
}
