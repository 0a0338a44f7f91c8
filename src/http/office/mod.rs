//! The office over HTTP: processes, measures, drafts, files. What each route takes and gives is
//! described in [`crate::wire::office`] and [`crate::wire::office_sheet`].

mod comments;
mod download;
mod draft_files;
mod drafts;
mod exports;
mod imports;
mod kept;
mod lists;
mod measures;
mod minutes;
mod papers;
mod processes;
mod reading;
mod records;
mod review;
mod sheets;
mod workshops;

use super::app::App;
use super::error::Answer;
use super::identity::Staff;
use super::routes::Routes;
use crate::domain::account::Role;
use crate::domain::ids::{AccountId, ProcessId};
use crate::domain::refusal::Refusal;
use crate::export::design::{Design, Issuer};
use crate::store::Edit;
use serde::Deserialize;
use std::collections::HashMap;

/// Lists the routes of the office.
pub fn routes(routes: &mut Routes) {
    processes::routes(routes);
    measures::routes(routes);
    sheets::routes(routes);
    comments::routes(routes);
    workshops::routes(routes);
    drafts::routes(routes);
    draft_files::routes(routes);
    review::routes(routes);
    reading::routes(routes);
    minutes::routes(routes);
    papers::routes(routes);
    exports::routes(routes);
    imports::routes(routes);
    records::routes(routes);
    lists::routes(routes);
    kept::routes(routes);
}

/// The version that a deletion's writer saw.
#[derive(Deserialize)]
struct SeenVersion {
    version: u32,
}

/// Who edits, now.
fn edit(staff: &Staff) -> Edit {
    Edit {
        author: Some(staff.account_id),
        at: super::app::now(),
    }
}

/// True for those who edit what the administration works on.
fn may_write(staff: &Staff) -> bool {
    matches!(staff.role, Role::Administrator | Role::Office)
}

/// Lets staff read a process: moderators those that a workshop of theirs feeds, all others any.
async fn may_read(app: &App, staff: &Staff, process: ProcessId) -> Answer<()> {
    if staff.role != Role::Moderator {
        return Ok(());
    }
    let account = staff.account_id;
    let moderates = app
        .read(move |store| {
            for workshop in store.list_workshops_of(process)? {
                if store.moderates(account, workshop.head.id)?.is_some() {
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await?;
    if moderates {
        Ok(())
    } else {
        Err(Refusal::NotAllowed.into())
    }
}

/// Who issues the documents of a process, and how they look.
async fn issuer_of(app: &App, process: ProcessId) -> Answer<Issuer> {
    app.read(move |store| {
        let own = store.process(process)?.sheet.municipality;
        let municipality = store.municipality()?;
        let design = Design::new(&municipality, &store.branding()?, store.logo()?);
        let name = if own.is_empty() {
            municipality.name
        } else {
            own
        };
        Ok(Issuer { name, design })
    })
    .await
}

/// Display names of all accounts.
async fn names(app: &App) -> Answer<HashMap<AccountId, String>> {
    let accounts = app.read(crate::store::Store::accounts).await?;
    Ok(accounts
        .into_iter()
        .map(|account| (account.id, account.name))
        .collect())
}
