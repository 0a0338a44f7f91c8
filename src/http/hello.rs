//! Who says hello, and whether they get in.

use super::app::App;
use super::identity;
use crate::access::token;
use crate::domain::code::JoinCode;
use crate::domain::ids::WorkshopId;
use crate::domain::participant::{Hash256, InputMode};
use crate::domain::refusal::Refusal;
use crate::live::{Client, Connection, Handle, Outbox};
use crate::wire::PROTOCOL;
use crate::wire::client::Hello;
use std::sync::Arc;

/// A client that was let in.
pub(super) struct Welcomed {
    pub(super) connection: Connection,
    pub(super) outbox: Outbox,
    /// The phone's secret, kept only while it is connected.
    pub(super) secret: Option<Arc<str>>,
    pub(super) moderates: bool,
    pub(super) workshop: WorkshopId,
}

/// Lets a client in; `staff` is the session cookie of the upgrade, hashed. A phone that comes back
/// costs no look into the database and no slow hash.
///
/// # Errors
/// Why not.
pub(super) async fn welcome(
    app: &App,
    staff: Option<Hash256>,
    hello: Hello,
) -> Result<Welcomed, Refusal> {
    let (Hello::Phone { protocol, .. }
    | Hello::Projector { protocol, .. }
    | Hello::Moderator { protocol, .. }) = hello;
    if protocol != PROTOCOL {
        // Answered by the close code `OUTDATED`: the page reloads itself.
        return Err(Refusal::WrongStage);
    }
    let (handle, client, secret) = match hello {
        Hello::Phone {
            code,
            token,
            shared,
            helper,
            ..
        } => phone(app, &code, token, shared, helper.as_deref()).await?,
        Hello::Projector {
            workshop_id, token, ..
        } => {
            match staff {
                // The console's preview of the wall: a moderator's session instead of a token.
                Some(_) if token.is_empty() => {
                    let staff = identity::staff_with(app, staff).await?;
                    app.may_moderate(&staff, workshop_id).await?;
                }
                _ => app.projector_admitted(workshop_id, &token).await?,
            }
            (app.live.open(workshop_id).await?, Client::Projector, None)
        }
        Hello::Moderator { workshop_id, .. } => {
            let staff = identity::staff_with(app, staff).await?;
            app.may_moderate(&staff, workshop_id).await?;
            let client = Client::Moderator {
                account: staff.account_id,
                name: staff.name,
            };
            (app.live.open(workshop_id).await?, client, None)
        }
    };
    let moderates = matches!(client, Client::Moderator { .. });
    let workshop = handle.id();
    let (connection, outbox) = handle.attach(client).await?;
    Ok(Welcomed {
        connection,
        outbox,
        secret,
        moderates,
        workshop,
    })
}

async fn phone(
    app: &App,
    code: &str,
    secret: String,
    shared: bool,
    helper: Option<&str>,
) -> Result<(Handle, Client, Option<Arc<str>>), Refusal> {
    app.throttles.may_guess_code()?;
    let code = JoinCode::parse(code).map_err(|_| Refusal::UnknownCode);
    let found = match code {
        Ok(code) => app.live.by_code(&code.digits()).await,
        Err(refusal) => Err(refusal),
    };
    if matches!(found, Err(Refusal::UnknownCode)) {
        app.throttles.wrong_code();
    }
    let handle = found?;
    if !token::is_strong(&secret) {
        return Err(Refusal::Malformed);
    }
    let input_mode = match helper {
        Some(helper) => {
            app.helper_admitted(handle.id(), helper).await?;
            InputMode::Assisted
        }
        None if shared => InputMode::SharedDevice,
        None => InputMode::OwnDevice,
    };
    let secret: Arc<str> = Arc::from(secret);
    let keys = Arc::clone(&secret);
    let client = Client::Phone {
        token_hash: token::hash(&secret),
        input_mode,
        voter_keys: Arc::new(move |round| token::voter_key(&keys, round)),
    };
    Ok((handle, client, Some(secret)))
}
