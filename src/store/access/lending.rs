//! Who moderates which workshop, and the token of its projector.

use super::accounts::Row;
use crate::domain::account::Account;
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, WorkshopId};
use crate::domain::participant::Hash256;
use crate::store::answer::Answer;
use crate::store::conn::{Conn, on_backend};
use crate::store::error::StoreError;
use crate::store::schema_access::{account, helper_token, projector_token, workshop_moderator};
use crate::store::{Store, convert};
use diesel::prelude::*;

/// One moderator of one workshop.
#[derive(Clone, Debug)]
pub struct Moderating {
    /// The workshop.
    pub workshop_id: WorkshopId,
    /// The moderator.
    pub account: Account,
    /// False: lent.
    pub owner: bool,
}

impl Store {
    /// All moderators of all workshops, owners first.
    pub fn moderators(&self) -> Result<Vec<Moderating>, StoreError> {
        let rows: Vec<(String, bool, Row)> = self.read(|conn| {
            Ok(workshop_moderator::table
                .inner_join(account::table)
                .order((workshop_moderator::owner.desc(), account::name))
                .select((
                    workshop_moderator::workshop_id,
                    workshop_moderator::owner,
                    account::all_columns,
                ))
                .load(conn)?)
        })?;
        rows.into_iter()
            .map(|(workshop, owner, row)| {
                Ok(Moderating {
                    workshop_id: convert::id("workshop", &workshop)?,
                    account: row.credentials()?.account,
                    owner,
                })
            })
            .collect()
    }

    /// Whether this account moderates this workshop: none if not, else whether as its owner.
    pub fn moderates(
        &self,
        account: AccountId,
        workshop: WorkshopId,
    ) -> Result<Option<bool>, StoreError> {
        self.read(|conn| {
            Ok(workshop_moderator::table
                .find((workshop.to_string(), account.to_string()))
                .select(workshop_moderator::owner)
                .first(conn)
                .optional()?)
        })
    }

    /// Makes an account a moderator of a workshop; an owner stays one.
    pub fn lend(
        &self,
        workshop: WorkshopId,
        account: AccountId,
        owner: bool,
        now: Timestamp,
    ) -> Answer<()> {
        self.write(move |conn| {
            let row = (
                workshop_moderator::workshop_id.eq(workshop.to_string()),
                workshop_moderator::account_id.eq(account.to_string()),
                workshop_moderator::owner.eq(owner),
                workshop_moderator::since.eq(now.to_naive()),
            );
            on_backend!(conn, c => diesel::insert_into(workshop_moderator::table)
                .values(row)
                .on_conflict_do_nothing()
                .execute(c))?;
            Ok(())
        })
    }

    /// Takes a lent workshop back; owners stay. Answers whether there was something to take back.
    pub fn unlend(&self, workshop: WorkshopId, account: AccountId) -> Answer<bool> {
        self.write(move |conn| {
            let gone = diesel::delete(
                workshop_moderator::table
                    .find((workshop.to_string(), account.to_string()))
                    .filter(workshop_moderator::owner.eq(false)),
            )
            .execute(conn)?;
            Ok(gone > 0)
        })
    }

    /// Gives a workshop's projector a new token; the old one ends.
    pub fn set_projector_token(
        &self,
        workshop: WorkshopId,
        token_hash: Hash256,
        now: Timestamp,
    ) -> Answer<()> {
        self.write(move |conn| {
            remove_token(conn, workshop)?;
            diesel::insert_into(projector_token::table)
                .values((
                    projector_token::workshop_id.eq(workshop.to_string()),
                    projector_token::token_hash.eq(token_hash.0.to_vec()),
                    projector_token::created_at.eq(now.to_naive()),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// What a workshop's projector has to prove; none if it has no token yet.
    pub fn projector_token(&self, workshop: WorkshopId) -> Result<Option<Hash256>, StoreError> {
        let found: Option<Vec<u8>> = self.read(|conn| {
            Ok(projector_token::table
                .find(workshop.to_string())
                .select(projector_token::token_hash)
                .first(conn)
                .optional()?)
        })?;
        found
            .map(|bytes| convert::hash("projector token", &bytes))
            .transpose()
    }

    /// Gives the helpers of a workshop a new link; the old one lets nobody new in.
    pub fn set_helper_token(
        &self,
        workshop: WorkshopId,
        token_hash: Hash256,
        now: Timestamp,
    ) -> Answer<()> {
        self.write(move |conn| {
            diesel::delete(helper_token::table.find(workshop.to_string())).execute(conn)?;
            diesel::insert_into(helper_token::table)
                .values((
                    helper_token::workshop_id.eq(workshop.to_string()),
                    helper_token::token_hash.eq(token_hash.0.to_vec()),
                    helper_token::created_at.eq(now.to_naive()),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// What a helper's device has to prove; none if no link was given out.
    pub fn helper_token(&self, workshop: WorkshopId) -> Result<Option<Hash256>, StoreError> {
        let found: Option<Vec<u8>> = self.read(|conn| {
            Ok(helper_token::table
                .find(workshop.to_string())
                .select(helper_token::token_hash)
                .first(conn)
                .optional()?)
        })?;
        found
            .map(|bytes| convert::hash("helper token", &bytes))
            .transpose()
    }
}

fn remove_token(conn: &mut Conn, workshop: WorkshopId) -> Result<(), StoreError> {
    diesel::delete(projector_token::table.find(workshop.to_string())).execute(conn)?;
    Ok(())
}
