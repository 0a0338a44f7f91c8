//! Our protocol for the load generator: takes the place of its `adapter.rs`. The halls are those
//! that `cargo bench --bench hall` puts into a database; all names follow from numbers, the same
//! way on both sides.
use crate::Opts;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::OnceLock;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Phone,
    Projector,
    Moderator,
}

#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// global index of the connection
    pub idx: usize,
    /// workshop number, from 0
    pub ws: u32,
    pub role: Role,
}

/// What one text message from the server means to the generator.
pub enum Event {
    State,
    Ack { id: u64, seq: Option<u64> },
    Tally { seq: u64 },
    Phase { open: bool },
    /// No message of ours asks for one: heartbeats are the client's.
    #[allow(dead_code)]
    Reply(&'static str),
    Other,
}

pub struct HttpReq {
    pub method: &'static str,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// Rounds prepared in each hall; the generator opens one after the other.
const ROUNDS: usize = 8;
/// How often the phase command was sent, in all halls together.
static STEPS: AtomicUsize = AtomicUsize::new(0);

fn uuid(kind: u32, number: u64) -> String {
    format!("{kind:08x}-0000-7000-8000-{number:012x}")
}

/// The first round of this run: later ones after a restart on the same database.
fn first_round() -> usize {
    static FIRST: OnceLock<usize> = OnceLock::new();
    *FIRST.get_or_init(|| std::env::var("HALL_FIRST_ROUND").ok().and_then(|it| it.parse().ok()).unwrap_or(0))
}

/// The round that is open, or was the last to be: every second step opens one in all halls.
fn round(o: &Opts, ws: u32, steps: usize) -> String {
    let opened = steps.saturating_sub(1) / o.workshops / 2;
    uuid(2, u64::from(ws) * ROUNDS as u64 + (first_round() + opened) as u64)
}

pub fn pre_join(_o: &Opts, _w: &Who) -> Option<HttpReq> {
    None
}
pub fn ticket(_status: u16, _headers: &str, _body: &str) -> String {
    String::new()
}
pub fn upgrade(o: &Opts, w: &Who, _ticket: &str) -> (String, Vec<(String, String)>) {
    let mut headers = vec![("Origin".to_owned(), format!("http://{}", o.to))];
    if w.role == Role::Moderator {
        headers.push(("Cookie".to_owned(), format!("zw-session={}", "0123456789abcdef".repeat(4))));
    }
    ("/api/live".to_owned(), headers)
}
pub fn hello(_o: &Opts, w: &Who) -> Vec<String> {
    vec![match w.role {
        Role::Phone => format!(
            "{{\"type\":\"hello\",\"role\":\"phone\",\"protocol\":1,\"code\":\"{:06}\",\"token\":\"{:016x}0123456789abcdef\"}}",
            100_000 + w.ws,
            w.idx
        ),
        Role::Projector => format!(
            "{{\"type\":\"hello\",\"role\":\"projector\",\"protocol\":1,\"workshopId\":\"{}\",\"token\":\"{:016x}fedcba9876543210\"}}",
            uuid(1, w.ws.into()),
            w.ws
        ),
        Role::Moderator => {
            format!("{{\"type\":\"hello\",\"role\":\"moderator\",\"protocol\":1,\"workshopId\":\"{}\"}}", uuid(1, w.ws.into()))
        }
    }]
}
/// Five dots-and-more of 24 options: 5, 4, 3, 2, 1.
pub fn vote(o: &Opts, w: &Who, id: u64) -> String {
    let s = fastrand::u8(..24);
    let m = [s, (s + 5) % 24, (s + 11) % 24, (s + 14) % 24, (s + 19) % 24];
    format!(
        "{{\"type\":\"castBallot\",\"requestId\":\"{}\",\"roundId\":\"{}\",\"revision\":{id},\"ballot\":{{\"p\":[[{},5],[{},4],[{},3],[{},2],[{},1]]}}}}",
        uuid(w.idx as u32, id),
        round(o, w.ws, STEPS.load(Relaxed)),
        m[0],
        m[1],
        m[2],
        m[3],
        m[4]
    )
}
pub fn phase(o: &Opts, w: &Who, open: bool) -> String {
    let step = STEPS.fetch_add(1, Relaxed);
    let kind = if open { "openRounds" } else { "closeRounds" };
    format!("{{\"type\":\"{kind}\",\"requestId\":\"{}\",\"roundIds\":[\"{}\"]}}", uuid(w.idx as u32, step as u64 + 1), round(o, w.ws, step + 1))
}

fn num(s: &str, key: &str) -> Option<u64> {
    let t = &s[s.find(key)? + key.len()..];
    let d = t.bytes().take_while(u8::is_ascii_digit).count();
    t[..d].parse().ok()
}

/// Fields stand in the order in which the server's types name them.
pub fn parse(_o: &Opts, s: &str) -> Event {
    let Some(rest) = s.strip_prefix("{\"type\":\"") else { return Event::Other };
    let Some((kind, rest)) = rest.split_once('"') else { return Event::Other };
    match kind {
        "welcome" => Event::State,
        "ack" => {
            // ,"requestId":"00000000-0000-7000-8000-000000000001"
            let id = rest.get(14 + 24..14 + 36).and_then(|it| u64::from_str_radix(it, 16).ok());
            Event::Ack { id: id.unwrap_or(0), seq: None }
        }
        "turnout" => Event::Tally { seq: num(rest, "\"ballots\":").unwrap_or(0) },
        "event" if rest.contains("\"kind\":\"roundOpened\"") => Event::Phase { open: true },
        "event" if rest.contains("\"kind\":\"roundClosed\"") => Event::Phase { open: false },
        "refused" => {
            eprintln!("refused: {rest}");
            Event::Other
        }
        _ => Event::Other,
    }
}
