//! The socket: bytes to commands, announcements to bytes. It knows who connects; everything else
//! is decided in the session.
//!
//! One task per connection. It reads the next command only when the last one is answered, so that a
//! client can never queue more than one in the session; a client that reads slowly lags behind
//! alone, and gets a fresh snapshot when it is back.

use super::app::App;
use super::identity;
use super::sieve::Sieve;
use crate::access::token;
use crate::domain::code::JoinCode;
use crate::domain::command::Command;
use crate::domain::context::Timestamp;
use crate::domain::ids::WorkshopId;
use crate::domain::limits;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::live::{Client, Connection, Done, Outbox, Sent};
use crate::wire::client::{Control, Hello, Request};
use crate::wire::server::ServerMsg;
use crate::wire::{PROTOCOL, close};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use actix_ws::{CloseCode, CloseReason, Message, MessageStream, Session};
use bytestring::ByteString;
use chrono::Utc;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// A client must say hello within this time.
const HELLO: Duration = Duration::from_secs(10);
/// Whoever is not heard for this long is gone.
const SILENCE: Duration = Duration::from_secs(35);
/// A client that takes no message for this long is let go; it may come back.
const PATIENCE: Duration = Duration::from_secs(20);

/// `GET /api/live`: the upgrade. The origin has been checked by the middleware.
pub async fn live(
    request: HttpRequest,
    payload: web::Payload,
    app: web::Data<App>,
) -> Result<HttpResponse, actix_web::Error> {
    let dropped = Arc::new(AtomicU32::new(0));
    let sieve = Sieve::new(payload, limits::SOCKET_FRAME_BYTES, Arc::clone(&dropped));
    let mut sifted = Payload::from(Box::pin(sieve) as std::pin::Pin<Box<_>>);
    let payload = web::Payload::from_request(&request, &mut sifted).await?;
    let (response, session, stream) = actix_ws::handle(&request, payload)?;
    let stream = stream.max_frame_size(limits::SOCKET_FRAME_BYTES);
    let staff = identity::staff(&request, &app).await.ok();
    actix_web::rt::spawn(async move {
        app.metrics.sockets_opened.fetch_add(1, Ordering::Relaxed);
        app.metrics.sockets.fetch_add(1, Ordering::Relaxed);
        let mut peer = Peer {
            session,
            dropped,
            heard: Instant::now(),
            allowance: Allowance::new(),
        };
        let code = converse(&app, staff, &mut peer, stream).await;
        let reason = code.map(|code| CloseReason {
            code: CloseCode::from(code),
            description: None,
        });
        let _ = timeout(PATIENCE, peer.session.close(reason)).await;
        app.metrics.sockets.fetch_sub(1, Ordering::Relaxed);
    });
    Ok(response)
}

struct Peer {
    session: Session,
    dropped: Arc<AtomicU32>,
    heard: Instant,
    allowance: Allowance,
}

/// What a text message turned out to be.
enum Heard {
    Hello(Hello),
    Ping,
    Command(Box<Request>, Hash256),
    Bad(Refusal, Option<crate::domain::ids::RequestId>),
    End,
    Nothing,
}

impl Peer {
    async fn say(&mut self, frame: ByteString) -> Result<(), u16> {
        match timeout(PATIENCE, self.session.text(frame)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(close::SILENT),
        }
    }

    async fn tell(&mut self, message: &ServerMsg) -> Result<(), u16> {
        self.say(ByteString::from(
            serde_json::to_string(message).unwrap_or_default(),
        ))
        .await
    }

    async fn refuse(
        &mut self,
        request_id: Option<crate::domain::ids::RequestId>,
        refusal: Refusal,
    ) -> Result<(), u16> {
        self.tell(&ServerMsg::Refused {
            request_id,
            refusal,
        })
        .await
    }

    async fn hear(&mut self, message: Option<Result<Message, actix_ws::ProtocolError>>) -> Heard {
        self.heard = Instant::now();
        match message {
            Some(Ok(Message::Text(text))) => {
                if text.is_empty() && self.dropped.swap(0, Ordering::Relaxed) > 0 {
                    return Heard::Bad(too_large(), None);
                }
                read(&text)
            }
            Some(Ok(Message::Ping(bytes))) => {
                let _ = timeout(PATIENCE, self.session.pong(&bytes)).await;
                Heard::Nothing
            }
            Some(Ok(Message::Pong(_) | Message::Nop)) => Heard::Nothing,
            Some(Ok(Message::Binary(bytes))) => {
                let large = bytes.is_empty() && self.dropped.swap(0, Ordering::Relaxed) > 0;
                Heard::Bad(
                    if large {
                        too_large()
                    } else {
                        Refusal::Malformed
                    },
                    None,
                )
            }
            // No client of ours sends fragments: a message fits one frame.
            Some(Ok(Message::Continuation(_))) => Heard::Bad(Refusal::Malformed, None),
            Some(Ok(Message::Close(_)) | Err(_)) | None => Heard::End,
        }
    }
}

fn too_large() -> Refusal {
    Refusal::TooLarge {
        limit: u32::try_from(limits::SOCKET_FRAME_BYTES).unwrap_or(u32::MAX),
    }
}

fn now() -> Timestamp {
    Utc::now().into()
}

fn read(text: &str) -> Heard {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Envelope {
        r#type: Option<String>,
        request_id: Option<crate::domain::ids::RequestId>,
    }
    let Ok(envelope) = serde_json::from_str::<Envelope>(text) else {
        return Heard::Bad(Refusal::Malformed, None);
    };
    if matches!(envelope.r#type.as_deref(), Some("hello" | "ping")) {
        return match serde_json::from_str(text) {
            Ok(Control::Hello(hello)) => Heard::Hello(hello),
            Ok(Control::Ping) => Heard::Ping,
            Err(_) => Heard::Bad(Refusal::Malformed, None),
        };
    }
    match serde_json::from_str::<Request>(text) {
        Ok(request) => Heard::Command(
            Box::new(request),
            Hash256(Sha256::digest(text.as_bytes()).into()),
        ),
        Err(_) => Heard::Bad(Refusal::Malformed, envelope.request_id),
    }
}

/// The whole conversation; says with which code to close.
async fn converse(
    app: &App,
    staff: Option<identity::Staff>,
    peer: &mut Peer,
    mut stream: MessageStream,
) -> Option<u16> {
    let hello = match timeout(HELLO, stream.recv()).await {
        Ok(message) => match peer.hear(message).await {
            Heard::Hello(hello) => hello,
            Heard::End => return None,
            _ => return Some(close::NO_HELLO),
        },
        Err(_) => return Some(close::NO_HELLO),
    };
    let welcomed = match welcome(app, staff, hello).await {
        Ok(welcomed) => welcomed,
        Err(refusal) => {
            let code = match refusal {
                Refusal::UnknownCode | Refusal::NotFound { .. } => close::GONE,
                Refusal::Malformed => close::NO_HELLO,
                Refusal::WrongStage => close::OUTDATED,
                Refusal::Busy | Refusal::NotStored | Refusal::TooFast { .. } => close::RESTART,
                _ => close::NOT_ALLOWED,
            };
            let _ = peer.refuse(None, refusal).await;
            return Some(code);
        }
    };
    let Welcomed {
        connection,
        mut outbox,
        secret,
        moderates,
        workshop,
    } = welcomed;
    peer.allowance.moderates = moderates;
    let mut waiting: Option<(crate::domain::ids::RequestId, Sent)> = None;
    let silence = tokio::time::sleep(SILENCE);
    tokio::pin!(silence);
    loop {
        let said = tokio::select! {
            // Answers and announcements first: whoever floods us waits.
            biased;
            (id, result) = answer(&mut waiting) => match result {
                Ok(Done { seq, created }) => {
                    let seq = u32::try_from(seq).unwrap_or(u32::MAX);
                    peer.tell(&ServerMsg::Ack { request_id: id, seq, created }).await
                }
                Err(refusal) => {
                    if matches!(refusal, Refusal::UnknownCard | Refusal::CardUsed) {
                        app.throttles.wrong_card(workshop);
                    }
                    app.metrics.refusals.fetch_add(1, Ordering::Relaxed);
                    peer.refuse(Some(id), refusal).await
                }
            },
            frame = outbox.next() => match frame {
                Some(frame) => peer.say(frame).await,
                None => return Some(if app.stopping() { close::RESTART } else { close::NOT_ALLOWED }),
            },
            message = stream.recv(), if waiting.is_none() => match peer.hear(message).await {
                Heard::End => return None,
                Heard::Nothing => Ok(()),
                Heard::Ping => peer.tell(&ServerMsg::Pong { server_time: now() }).await,
                Heard::Hello(_) => peer.refuse(None, Refusal::Malformed).await,
                Heard::Bad(refusal, id) => peer.refuse(id, refusal).await,
                Heard::Command(request, body) => {
                    let id = request.request_id;
                    app.metrics.commands.fetch_add(1, Ordering::Relaxed);
                    let allowed = peer.allowance.spend(&request.command);
                    if let Err(refusal) = allowed.and_then(|()| may_join(app, workshop, &request.command)) {
                        peer.refuse(Some(id), refusal).await
                    } else {
                        waiting = Some((id, send(&connection, *request, body, secret.as_deref())));
                        Ok(())
                    }
                }
            },
            () = &mut silence => {
                if peer.heard.elapsed() >= SILENCE {
                    return Some(close::SILENT);
                }
                silence.as_mut().reset(peer.heard + SILENCE);
                Ok(())
            }
        };
        if let Err(code) = said {
            return Some(code);
        }
    }
}

async fn answer(
    waiting: &mut Option<(crate::domain::ids::RequestId, Sent)>,
) -> (crate::domain::ids::RequestId, Result<Done, Refusal>) {
    match waiting {
        Some((id, sent)) => {
            let id = *id;
            let result = sent.answer().await;
            *waiting = None;
            (id, result)
        }
        None => std::future::pending().await,
    }
}

fn send(connection: &Connection, request: Request, body: Hash256, secret: Option<&str>) -> Sent {
    let voter_key = match (&request.command, secret) {
        (Command::CastBallot { round_id, .. }, Some(secret)) => {
            Some(token::voter_key(secret, *round_id))
        }
        _ => None,
    };
    connection.send(request, body, voter_key)
}

struct Welcomed {
    connection: Connection,
    outbox: Outbox,
    /// The phone's secret, kept only while it is connected.
    secret: Option<Arc<str>>,
    moderates: bool,
    workshop: WorkshopId,
}

/// Slows down a room that too many join at once, and the guessing of printed cards.
fn may_join(app: &App, workshop: WorkshopId, command: &Command) -> Result<(), Refusal> {
    let Command::Join { card_code, .. } = command else {
        return Ok(());
    };
    if card_code.is_some() {
        app.throttles.may_guess_card(workshop)?;
    }
    app.throttles.join(workshop)
}

async fn welcome(
    app: &App,
    staff: Option<identity::Staff>,
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
        Hello::Phone { code, token, .. } => {
            app.throttles.may_guess_code()?;
            let code = JoinCode::parse(&code).map_err(|_| Refusal::UnknownCode);
            let found = match code {
                Ok(code) => app.live.by_code(&code.digits()).await,
                Err(refusal) => Err(refusal),
            };
            if matches!(found, Err(Refusal::UnknownCode)) {
                app.throttles.wrong_code();
            }
            let handle = found?;
            if !token::is_strong(&token) {
                return Err(Refusal::Malformed);
            }
            let secret: Arc<str> = Arc::from(token);
            let keys = Arc::clone(&secret);
            let client = Client::Phone {
                token_hash: token::hash(&secret),
                voter_keys: Arc::new(move |round| token::voter_key(&keys, round)),
            };
            (handle, client, Some(secret))
        }
        Hello::Projector {
            workshop_id, token, ..
        } => {
            match staff {
                // The console's preview of the wall: a moderator's session instead of a token.
                Some(staff) if token.is_empty() => app.may_moderate(&staff, workshop_id).await?,
                _ => app.projector_admitted(workshop_id, &token).await?,
            }
            (app.live.open(workshop_id).await?, Client::Projector, None)
        }
        Hello::Moderator { workshop_id, .. } => {
            let staff = staff.ok_or(Refusal::NotSignedIn)?;
            // The cookie was read at the upgrade; meanwhile the session may have been revoked.
            app.still_signed_in(&staff).await?;
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

/// How much one connection may ask for: a bucket that refills. Ballots are exempt: each replaces
/// the last, and the next is read only after the last is on disk.
struct Allowance {
    left: f64,
    at: Instant,
    moderates: bool,
}

impl Allowance {
    fn new() -> Self {
        Self {
            left: f64::from(limits::COMMANDS_BURST),
            at: Instant::now(),
            moderates: false,
        }
    }

    fn spend(&mut self, command: &Command) -> Result<(), Refusal> {
        if matches!(command, Command::CastBallot { .. }) {
            return Ok(());
        }
        let (per_minute, burst) = if self.moderates {
            (
                limits::MODERATOR_COMMANDS_PER_MINUTE,
                limits::MODERATOR_COMMANDS_BURST,
            )
        } else {
            (limits::COMMANDS_PER_MINUTE, limits::COMMANDS_BURST)
        };
        let per_second = f64::from(per_minute) / 60.0;
        let gained = self.at.elapsed().as_secs_f64() * per_second;
        self.at = Instant::now();
        self.left = (self.left + gained).min(f64::from(burst));
        if self.left < 1.0 {
            return Err(Refusal::TooFast {
                retry_after_ms: 1000,
            });
        }
        self.left -= 1.0;
        Ok(())
    }
}
