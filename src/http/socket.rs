//! The socket: messages to commands, announcements to messages. It knows who connects; everything
//! else is decided in the session.
//!
//! One task per connection. It reads the next command only when the last one is answered, so that a
//! client can never queue more than one in the session; a client that reads slowly lags behind
//! alone, and gets a fresh snapshot when it is back.

use super::allowance::Allowance;
use super::app::{App, now};
use super::error::number;
use super::frames::Outgoing;
use super::hearing::{Heard, read};
use super::hello::{self, Welcomed};
use super::line::{Line, Stuck};
use crate::access::token;
use crate::domain::command::Command;
use crate::domain::ids::{RequestId, WorkshopId};
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::live::{Connection, Done, Frame, Outbox, Sent};
use crate::wire::client::Request;
use crate::wire::close;
use crate::wire::server::ServerMsg;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep, timeout};
use uuid::Uuid;

/// How often a client that has not said hello looks whether the service stops meanwhile.
const LOOK: Duration = Duration::from_millis(500);
/// Whoever is not heard for this long is gone.
const SILENCE: Duration = Duration::from_secs(35);
/// Bytes that are sent in one go while more waits.
const GO: usize = 16 * 1024;
/// Copying fewer bytes than this costs less than handing them to the system in two parts.
const LARGE: usize = 8 * 1024;

/// The whole conversation with one client, from its hello to the goodbye.
pub(super) async fn serve(app: &App, staff: Option<Hash256>, mut line: Line) {
    app.metrics.sockets_opened.fetch_add(1, Ordering::Relaxed);
    app.metrics.sockets.fetch_add(1, Ordering::Relaxed);
    // The way in takes much more memory than the stay: it is given back before that begins.
    let greeted = Box::pin(greet(app, staff, &mut line)).await;
    let code = match greeted {
        Ok(welcomed) => Talk::new(app, welcomed).run(&mut line).await,
        Err(code) => code,
    };
    Box::pin(line.close(code, || app.stopping())).await;
    app.metrics.sockets.fetch_sub(1, Ordering::Relaxed);
}

/// Hears the hello and lets the client in, or says why not and with which code to close.
async fn greet(
    app: &App,
    staff: Option<Hash256>,
    line: &mut Line,
) -> Result<Welcomed, Option<u16>> {
    let stopping = || app.stopping();
    line.flush(stopping).await.map_err(|Stuck| None)?;
    let (since, patience) = (Instant::now(), app.config.patience);
    let first = loop {
        let first = poll_fn(|context| line.poll_hear(context, read));
        match timeout(LOOK.min(patience), first).await {
            Ok(first) => break first,
            Err(_) if app.stopping() => return Err(Some(close::RESTART)),
            Err(_) if since.elapsed() >= patience => return Err(Some(close::NO_HELLO)),
            Err(_) => {}
        }
    };
    let hello = match first {
        Some(Heard::Hello(hello)) => hello,
        None | Some(Heard::End) => return Err(None),
        Some(_) => return Err(Some(close::NO_HELLO)),
    };
    match hello::welcome(app, staff, hello).await {
        Ok(welcomed) => Ok(welcomed),
        Err(refusal) => {
            let reason = app.metrics.refused(&refusal);
            let code = match refusal {
                Refusal::UnknownCode | Refusal::NotFound { .. } => close::GONE,
                Refusal::Malformed => close::NO_HELLO,
                Refusal::WrongStage => close::OUTDATED,
                Refusal::Busy
                | Refusal::NotStored
                | Refusal::TooFast { .. }
                | Refusal::Full { .. } => close::RESTART,
                _ => close::NOT_ALLOWED,
            };
            // Whoever finds no room asks again by itself, in thousands: the metrics count them.
            let number = (code != close::RESTART).then(|| {
                let number = number();
                tracing::info!(request = %number, command = "hello", code = %reason, "refused");
                number
            });
            put(line, &refused(None, number, refusal));
            let _ = line.flush(stopping).await;
            Err(Some(code))
        }
    }
}

/// What comes next.
enum Next {
    Answer(RequestId, &'static str, Result<Done, Refusal>),
    Frame(Option<Frame>),
    Heard(Option<Heard>),
    Silence,
}

/// A command on its way.
struct Waiting {
    id: RequestId,
    kind: &'static str,
    sent: Sent,
}

/// A client that was let in.
struct Talk<'a> {
    app: &'a App,
    connection: Connection,
    outbox: Outbox,
    secret: Option<Arc<str>>,
    workshop: WorkshopId,
    allowance: Allowance,
    /// The command that is on its way.
    waiting: Option<Waiting>,
    heard: Instant,
    /// Since when a message of the client has been unfinished.
    begun: Option<Instant>,
    /// Wakes up when one of the two has lasted too long, or earlier.
    silence: Pin<Box<Sleep>>,
}

impl<'a> Talk<'a> {
    fn new(app: &'a App, welcomed: Welcomed) -> Self {
        Self {
            app,
            connection: welcomed.connection,
            outbox: welcomed.outbox,
            secret: welcomed.secret,
            workshop: welcomed.workshop,
            allowance: Allowance::new(welcomed.moderates),
            waiting: None,
            heard: Instant::now(),
            begun: None,
            silence: Box::pin(tokio::time::sleep(SILENCE)),
        }
    }

    /// Talks until one side ends it; says with which code to close.
    async fn run(mut self, line: &mut Line) -> Option<u16> {
        loop {
            match poll_fn(|context| self.poll_next(line, context)).await {
                Next::Answer(id, kind, result) => self.answer(line, id, kind, result),
                Next::Frame(Some(frame)) if frame.len() >= LARGE => line.send(frame.as_bytes()),
                Next::Frame(Some(frame)) => {
                    line.put(Outgoing::Text, frame.as_bytes());
                    // Whatever waits as well goes out with it.
                    while line.waiting() < GO
                        && let Some(frame) = self.outbox.next_waiting()
                    {
                        line.put(Outgoing::Text, frame.as_bytes());
                    }
                }
                Next::Frame(None) => {
                    return Some(if self.app.stopping() {
                        close::RESTART
                    } else {
                        close::NOT_ALLOWED
                    });
                }
                Next::Heard(None | Some(Heard::End)) => return None,
                Next::Heard(Some(heard)) => self.hear(line, heard),
                Next::Silence if self.heard.elapsed() >= SILENCE => {
                    self.app.metrics.silent();
                    return Some(close::SILENT);
                }
                Next::Silence if self.dawdles() => {
                    self.app.metrics.stuck();
                    return Some(close::SILENT);
                }
                Next::Silence => self.wake_up(),
            }
            if line.waiting() > 0 && line.flush(|| self.app.stopping()).await.is_err() {
                self.app.metrics.stuck();
                return Some(close::SILENT);
            }
        }
    }

    /// Answers and announcements first: whoever floods us waits.
    fn poll_next(&mut self, line: &mut Line, context: &mut Context<'_>) -> Poll<Next> {
        if let Some(Waiting { id, kind, sent }) = &mut self.waiting
            && let Poll::Ready(result) = sent.poll_answer(context)
        {
            let (id, kind) = (*id, *kind);
            self.waiting = None;
            return Poll::Ready(Next::Answer(id, kind, result));
        }
        if let Poll::Ready(frame) = self.outbox.poll_next(context) {
            return Poll::Ready(Next::Frame(frame));
        }
        if self.waiting.is_none() {
            if let Poll::Ready(heard) = line.poll_hear(context, read) {
                self.begun = None;
                return Poll::Ready(Next::Heard(heard));
            }
            if line.unfinished() && self.begun.is_none() {
                self.begun = Some(Instant::now());
                self.wake_up();
            }
        }
        self.silence.as_mut().poll(context).map(|()| Next::Silence)
    }

    /// True if the client has begun a message and keeps us waiting for the rest.
    fn dawdles(&self) -> bool {
        let patience = self.app.config.patience;
        self.begun.is_some_and(|begun| begun.elapsed() >= patience)
    }

    /// Sets the alarm for whatever can last too long first.
    fn wake_up(&mut self) {
        let silent = self.heard + SILENCE;
        let due = self.begun.map(|begun| begun + self.app.config.patience);
        self.silence
            .as_mut()
            .reset(due.map_or(silent, |due| due.min(silent)));
    }

    fn answer(
        &mut self,
        line: &mut Line,
        id: RequestId,
        kind: &'static str,
        result: Result<Done, Refusal>,
    ) {
        // A client that waits for its answer need not say anything.
        self.heard = Instant::now();
        match result {
            Ok(Done { seq, created }) => {
                self.app.metrics.command(kind, true);
                let seq = u32::try_from(seq).unwrap_or(u32::MAX);
                put(
                    line,
                    &ServerMsg::Ack {
                        request_id: id,
                        seq,
                        created,
                    },
                );
            }
            Err(refusal) => {
                if matches!(refusal, Refusal::UnknownCard | Refusal::CardUsed) {
                    self.app.throttles.wrong_card(self.workshop);
                }
                self.refuse(line, Some((id, kind)), refusal);
            }
        }
    }

    fn hear(&mut self, line: &mut Line, heard: Heard) {
        self.heard = Instant::now();
        match heard {
            Heard::End | Heard::Nothing => {}
            Heard::Ping => put(line, &ServerMsg::Pong { server_time: now() }),
            Heard::Pong(bytes) => line.put(Outgoing::Pong, &bytes),
            Heard::Hello(_) => self.refuse(line, None, Refusal::Malformed),
            Heard::Bad(refusal, id) => self.refuse(line, id.map(|id| (id, "unreadable")), refusal),
            Heard::Command(request, body) => {
                let (id, kind) = (request.request_id, request.command.kind());
                let allowed = self.allowance.spend(&request.command);
                match allowed.and_then(|()| self.may_join(&request.command)) {
                    Ok(()) => {
                        let sent = self.send(request, body);
                        self.waiting = Some(Waiting { id, kind, sent });
                    }
                    Err(refusal) => self.refuse(line, Some((id, kind)), refusal),
                }
            }
        }
    }

    /// Says no. The log has the request's id, which people can read out from their screen; never
    /// for a ballot, of which no line may be written.
    fn refuse(
        &self,
        line: &mut Line,
        request: Option<(RequestId, &'static str)>,
        refusal: Refusal,
    ) {
        let code = self.app.metrics.refused(&refusal);
        if let Some((_, kind)) = request {
            self.app.metrics.command(kind, false);
        }
        if let Some((id, kind)) = request.filter(|(_, kind)| *kind != "castBallot") {
            tracing::info!(request = %id, command = kind, %code, "refused");
        }
        put(line, &refused(request.map(|(id, _)| id), None, refusal));
    }

    fn send(&self, request: Box<Request>, body: Hash256) -> Sent {
        let voter_key = match (&request.command, &self.secret) {
            (Command::CastBallot { round_id, .. }, Some(secret)) => {
                Some(token::voter_key(secret, *round_id))
            }
            _ => None,
        };
        self.connection.send(request, body, voter_key)
    }

    /// Slows down a room that too many join at once, and the guessing of printed cards.
    fn may_join(&self, command: &Command) -> Result<(), Refusal> {
        let Command::Join { card_code, .. } = command else {
            return Ok(());
        };
        if card_code.is_some() {
            self.app.throttles.may_guess_card(self.workshop)?;
        }
        self.app.throttles.join(self.workshop)
    }
}

fn refused(request_id: Option<RequestId>, number: Option<Uuid>, refusal: Refusal) -> ServerMsg {
    ServerMsg::Refused {
        request_id,
        number,
        refusal,
    }
}

fn put(line: &mut Line, message: &ServerMsg) {
    let text = serde_json::to_string(message).unwrap_or_default();
    line.put(Outgoing::Text, text.as_bytes());
}
