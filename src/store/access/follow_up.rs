//! Follow-up codes, and what is deleted when its time has come.

use crate::domain::context::Timestamp;
use crate::domain::ids::{ParticipantId, WorkshopId};
use crate::domain::participant::Hash256;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::convert;
use crate::store::error::StoreError;
use crate::store::schema_access::follow_up_code;
use crate::store::schema_office::workshop_minutes;
use crate::store::schema_workshop::{contribution, participant, request};
use diesel::prelude::*;

const CODE: &str = "follow-up code";

impl Store {
    /// The participant of a workshop who has this token.
    pub fn participant_by_token(
        &self,
        workshop: WorkshopId,
        token_hash: Hash256,
    ) -> Result<Option<ParticipantId>, StoreError> {
        let found: Option<String> = self.read(|conn| {
            Ok(participant::table
                .filter(participant::workshop_id.eq(workshop.to_string()))
                .filter(participant::token_hash.eq(token_hash.0.to_vec()))
                .select(participant::id)
                .first(conn)
                .optional()?)
        })?;
        found.map(|id| convert::id(CODE, &id)).transpose()
    }

    /// Whose code this is.
    pub fn participant_by_code(
        &self,
        workshop: WorkshopId,
        code_hash: Hash256,
    ) -> Result<Option<ParticipantId>, StoreError> {
        let found: Option<String> = self.read(|conn| {
            Ok(follow_up_code::table
                .find((workshop.to_string(), code_hash.0.to_vec()))
                .select(follow_up_code::participant_id)
                .first(conn)
                .optional()?)
        })?;
        found.map(|id| convert::id(CODE, &id)).transpose()
    }

    /// Workshops that follow-up codes are kept for, newest first.
    pub fn workshops_with_codes(&self, most: u16) -> Result<Vec<WorkshopId>, StoreError> {
        let found: Vec<String> = self.read(|conn| {
            Ok(follow_up_code::table
                .select(follow_up_code::workshop_id)
                .distinct()
                .order(follow_up_code::workshop_id.desc())
                .limit(most.into())
                .load(conn)?)
        })?;
        found.iter().map(|id| convert::id(CODE, id)).collect()
    }

    /// Keeps a code of a participant; the same one again changes nothing.
    pub fn keep_follow_up_code(
        &self,
        workshop: WorkshopId,
        code_hash: Hash256,
        person: ParticipantId,
    ) -> Answer<()> {
        self.write(move |conn| {
            let key = (workshop.to_string(), code_hash.0.to_vec());
            diesel::delete(follow_up_code::table.find(key.clone())).execute(conn)?;
            diesel::insert_into(follow_up_code::table)
                .values((
                    follow_up_code::workshop_id.eq(key.0),
                    follow_up_code::code_hash.eq(key.1),
                    follow_up_code::participant_id.eq(person.to_string()),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// Workshops whose minutes were published before `until` and whose cards still know their writers, or for which a
    /// follow-up code is still kept.
    pub fn linked_workshops(&self, until: Timestamp) -> Result<Vec<WorkshopId>, StoreError> {
        let found: Vec<String> = self.read(|conn| {
            let linked = contribution::table
                .filter(contribution::participant_id.is_not_null())
                .select(contribution::workshop_id)
                .distinct()
                .load::<String>(conn)?;
            let coded = follow_up_code::table
                .select(follow_up_code::workshop_id)
                .distinct()
                .load::<String>(conn)?;
            let published = workshop_minutes::table
                .filter(workshop_minutes::published_at.lt(until.to_naive()))
                .select(workshop_minutes::workshop_id)
                .load::<String>(conn)?;
            Ok(published
                .into_iter()
                .filter(|id| linked.contains(id) || coded.contains(id))
                .collect())
        })?;
        found.iter().map(|id| convert::id(CODE, id)).collect()
    }

    /// Deletes the codes of a workshop, and the memory of who has sent which request.
    pub fn forget_writers(&self, workshop: WorkshopId) -> Answer<()> {
        self.write(move |conn| {
            let id = workshop.to_string();
            diesel::delete(follow_up_code::table.filter(follow_up_code::workshop_id.eq(&id)))
                .execute(conn)?;
            diesel::delete(request::table.filter(request::workshop_id.eq(&id))).execute(conn)?;
            Ok(())
        })
    }
}
