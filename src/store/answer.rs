//! The answer to something handed to the writer: a future for sessions and requests, or a wait for
//! the command line.

use super::error::StoreError;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::oneshot;

/// Comes true once the transaction is on disk, or has failed. The job is under way from the start:
/// dropping the answer does not stop it.
#[derive(Debug)]
#[must_use = "what was written may have failed"]
pub struct Answer<T>(pub(super) oneshot::Receiver<Result<T, StoreError>>);

impl<T> Answer<T> {
    /// Waits on this thread; not for use within an async runtime.
    pub fn wait(self) -> Result<T, StoreError> {
        self.0.blocking_recv().unwrap_or(Err(StoreError::Closed))
    }
}

impl<T> Future for Answer<T> {
    type Output = Result<T, StoreError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0)
            .poll(context)
            .map(|answer| answer.unwrap_or(Err(StoreError::Closed)))
    }
}
