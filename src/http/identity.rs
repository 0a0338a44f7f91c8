//! Who sends a request.

use super::app::App;
use crate::domain::ids::{AccountId, WorkshopId};
use crate::domain::refusal::Refusal;
use actix_web::HttpRequest;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Staff {
    /// The account.
    pub account_id: AccountId,
    /// Display name.
    pub name: String,
}

/// Who is signed in, by the session cookie.
#[expect(
    clippy::unused_async,
    reason = "the session is looked up in the database"
)]
pub async fn staff(_request: &HttpRequest, _app: &App) -> Result<Staff, Refusal> {
    Err(Refusal::NotSignedIn)
}

impl App {
    /// Lets an account moderate: its own workshops, and those lent to it.
    #[expect(clippy::unused_async, reason = "rights are looked up in the database")]
    pub async fn may_moderate(&self, _staff: &Staff, _workshop: WorkshopId) -> Result<(), Refusal> {
        Err(Refusal::NotAllowed)
    }

    /// Lets a projector in by its token.
    #[expect(
        clippy::unused_async,
        reason = "the token is looked up in the database"
    )]
    pub async fn projector_admitted(
        &self,
        _workshop: WorkshopId,
        _token: &str,
    ) -> Result<(), Refusal> {
        Err(Refusal::NotAllowed)
    }
}
