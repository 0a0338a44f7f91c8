//! What one connection is still to be sent: one queue for announcements and personal messages, in
//! the session's order, and the newest figures. The session puts, the connection takes; neither
//! waits for the other. A full queue is thrown away and marks its owner as lagging.

use super::Frame;
use crate::domain::limits::CLIENT_QUEUE;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// Which of the figures outside `seq`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// Who is there.
    Presence,
    /// How many have voted.
    Turnout,
}

/// What a connection finds in its mailbox.
#[derive(Debug)]
pub(super) enum Post {
    /// The next message.
    Frame(Frame),
    /// It has missed something and needs a fresh snapshot.
    Lagging,
    /// The session has let go of it.
    Closed,
}

#[derive(Default)]
struct Inner {
    queue: VecDeque<Frame>,
    presence: Option<Frame>,
    turnout: Option<Frame>,
    /// Something was thrown away; nothing more is queued until [`Mailbox::restart`].
    lagging: bool,
    /// The owner has been told that it lags.
    told: bool,
    closed: bool,
    waker: Option<Waker>,
}

/// One connection's mailbox, shared by the session and the connection.
#[derive(Default)]
pub(super) struct Mailbox(Mutex<Inner>);

impl Mailbox {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Inner)) {
        let waker = {
            let mut inner = self.inner();
            change(&mut inner);
            inner.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Queues a message. Answers false if its owner lags since this moment.
    pub(super) fn put(&self, frame: &Frame) -> bool {
        let mut fine = true;
        self.change(|inner| {
            if inner.lagging {
                return;
            }
            if inner.queue.len() < CLIENT_QUEUE {
                inner.queue.push_back(frame.clone());
            } else {
                inner.queue = VecDeque::new();
                inner.lagging = true;
                fine = false;
            }
        });
        fine
    }

    /// Puts the newest figures in place of older ones that were not sent yet.
    pub(super) fn put_figure(&self, figure: Figure, frame: &Frame) {
        self.change(|inner| {
            let slot = match figure {
                Figure::Presence => &mut inner.presence,
                Figure::Turnout => &mut inner.turnout,
            };
            *slot = Some(frame.clone());
        });
    }

    /// Starts over with this snapshot: whatever waits is contained in it.
    pub(super) fn restart(&self, welcome: Frame) {
        self.change(|inner| {
            inner.queue.clear();
            inner.queue.push_back(welcome);
            inner.lagging = false;
            inner.told = false;
        });
    }

    /// Nothing more will come; what waits may still be taken.
    pub(super) fn close(&self) {
        self.change(|inner| inner.closed = true);
    }

    /// Takes the next message: the queue first, then figures.
    pub(super) fn poll_take(&self, context: &mut Context<'_>) -> Poll<Post> {
        let mut inner = self.inner();
        if let Some(post) = inner.take() {
            return Poll::Ready(post);
        }
        match &mut inner.waker {
            Some(waker) => waker.clone_from(context.waker()),
            none => *none = Some(context.waker().clone()),
        }
        Poll::Pending
    }

    /// The next message if one waits; nothing otherwise, also where the owner lags.
    pub(super) fn take_frame(&self) -> Option<Frame> {
        self.inner().frame()
    }
}

impl Inner {
    fn frame(&mut self) -> Option<Frame> {
        let queued = self.queue.pop_front();
        if queued.is_some() {
            if self.queue.is_empty() && self.queue.capacity() > 8 {
                // A burst must not cost memory for the rest of the evening.
                self.queue = VecDeque::new();
            }
            return queued;
        }
        if self.lagging {
            return None;
        }
        self.presence.take().or_else(|| self.turnout.take())
    }

    fn take(&mut self) -> Option<Post> {
        if let Some(frame) = self.frame() {
            return Some(Post::Frame(frame));
        }
        if self.closed {
            return Some(Post::Closed);
        }
        if self.lagging && !self.told {
            self.told = true;
            return Some(Post::Lagging);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(mailbox: &Mailbox) -> Option<Post> {
        let mut context = Context::from_waker(Waker::noop());
        match mailbox.poll_take(&mut context) {
            Poll::Ready(post) => Some(post),
            Poll::Pending => None,
        }
    }

    fn text(mailbox: &Mailbox) -> String {
        match take(mailbox) {
            Some(Post::Frame(frame)) => frame.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn messages_come_in_order_and_figures_are_the_newest() {
        let mailbox = Mailbox::default();
        mailbox.put_figure(Figure::Turnout, &Frame::from_static("1 vote"));
        mailbox.put_figure(Figure::Turnout, &Frame::from_static("2 votes"));
        mailbox.put(&Frame::from_static("first"));
        mailbox.put(&Frame::from_static("second"));
        mailbox.close();
        assert_eq!(text(&mailbox), "first");
        assert_eq!(text(&mailbox), "second");
        assert_eq!(text(&mailbox), "2 votes");
        assert!(matches!(take(&mailbox), Some(Post::Closed)));
    }

    #[test]
    fn a_full_queue_is_thrown_away_and_a_snapshot_starts_it_anew() {
        let mailbox = Mailbox::default();
        for _ in 0..CLIENT_QUEUE {
            assert!(mailbox.put(&Frame::from_static("event")));
        }
        assert!(!mailbox.put(&Frame::from_static("one too many")));
        assert!(mailbox.put(&Frame::from_static("not counted twice")));
        assert!(matches!(take(&mailbox), Some(Post::Lagging)));
        assert!(take(&mailbox).is_none(), "it is told once");
        mailbox.restart(Frame::from_static("snapshot"));
        mailbox.put(&Frame::from_static("after"));
        assert_eq!(text(&mailbox), "snapshot");
        assert_eq!(text(&mailbox), "after");
        assert!(take(&mailbox).is_none());
    }
}
