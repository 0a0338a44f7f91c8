//! Deleting what has had its time: once an hour, by a clock that tests can move.

use super::app::{App, now};
use crate::domain::command::{Actor, Command};
use crate::domain::context::Timestamp;
use crate::domain::follow_up::LINKS_MS;
use crate::domain::refusal::Refusal;
use actix_web::web;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often it is looked for what is due.
const EVERY: Duration = Duration::from_secs(3_600);

/// Looks at once and then every hour, until it is aborted.
pub(super) fn start(app: web::Data<App>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut hour = tokio::time::interval(EVERY);
        loop {
            hour.tick().await;
            app.retain(now()).await;
        }
    })
}

impl App {
    /// Deletes what is due at this moment. What fails is logged and tried again at the next look.
    pub async fn retain(&self, now: Timestamp) {
        match self.store.remove_due_supporters(now).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "contacts were deleted, their time had come"),
            Err(fault) => tracing::warn!(%fault, "contacts could not be deleted yet"),
        }
        match self.store.remove_due_files(now).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "kept files were deleted, their time had come"),
            Err(fault) => tracing::warn!(%fault, "kept files could not be deleted yet"),
        }
        if let Err(refusal) = self.cut_links(now).await {
            tracing::warn!(
                ?refusal,
                "what is due for deletion could not be deleted yet"
            );
        }
    }

    /// Thirty days after the minutes were published nobody can tell any more who wrote which card.
    async fn cut_links(&self, now: Timestamp) -> Result<(), Refusal> {
        let until = now.plus_ms(-LINKS_MS);
        let due = self
            .read(move |store| store.linked_workshops(until))
            .await
            .map_err(|problem| problem.0)?;
        for id in due {
            let handle = self.live.open(id).await?;
            match handle.submit(Actor::Service, Command::CutLinks).await {
                Ok(_) => {
                    let forgotten = self.store.forget_writers(id).await;
                    forgotten.map_err(|_| Refusal::NotStored)?;
                    tracing::info!(workshop = %id, "cards no longer know their writers");
                }
                // A workshop that was never ended: its phones still need their cards.
                Err(Refusal::WrongStage) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        Ok(())
    }
}
