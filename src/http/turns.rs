//! Files are made one at a time per account, and few at a time in all: a running workshop does not notice them.

use super::error::{Answer, Problem};
use crate::domain::ids::AccountId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tokio::sync::{Mutex as Turn, Semaphore};

/// Files that are made at the same time, of all accounts together.
const AT_ONCE: usize = 2;

/// Who makes a file now.
#[derive(Debug)]
pub struct Turns {
    of: Mutex<HashMap<AccountId, Weak<Turn<()>>>>,
    all: Semaphore,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            of: Mutex::default(),
            all: Semaphore::new(AT_ONCE),
        }
    }
}

impl Turns {
    /// Works for an account on a thread that may block, after what the account asked for before.
    ///
    /// # Errors
    /// `internal` if the work panics.
    pub async fn take<T: Send + 'static>(
        &self,
        account: AccountId,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Answer<T> {
        let own = self.own(account);
        let _own = own.lock().await;
        let _one = self.all.acquire().await.map_err(Problem::internal)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Problem::internal)
    }

    /// The account's own turn; those that nobody waits for are forgotten.
    fn own(&self, account: AccountId) -> Arc<Turn<()>> {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = of.get(&account).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::new(Turn::default());
        of.insert(account, Arc::downgrade(&turn));
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn an_account_makes_one_file_at_a_time() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let turns = Arc::new(Turns::default());
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let account = AccountId(uuid::Uuid::from_u128(7));
        runtime.block_on(async {
            let tasks: Vec<_> = (0..8)
                .map(|_| {
                    let (turns, now, most) = (turns.clone(), now.clone(), most.clone());
                    tokio::spawn(async move {
                        let work = move || {
                            most.fetch_max(
                                now.fetch_add(1, Ordering::SeqCst) + 1,
                                Ordering::SeqCst,
                            );
                            std::thread::yield_now();
                            now.fetch_sub(1, Ordering::SeqCst);
                        };
                        turns.take(account, work).await.is_ok()
                    })
                })
                .collect();
            for task in tasks {
                assert!(task.await.unwrap());
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 1);
        assert!(turns.own(account).try_lock().is_ok());
    }
}
