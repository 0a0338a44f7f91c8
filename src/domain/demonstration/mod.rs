//! A real election as a finished round: a workshop of its own in which a moderator shows how a
//! method works. Nobody joins it, and its figures belong to no measure.
//!
//! The ballots are counted by the same decision that closes a round in a hall. Groups are left out;
//! options that were withdrawn are struck, as before every count.

mod round;

use super::command::{Actor, Command};
use super::context::Context;
use super::contribution::{CardKind, Cluster};
use super::decide::decide;
use super::event::Change;
use super::ids::{AccountId, ClusterId};
use super::limits;
use super::participant::Hash256;
use super::phase::{Clock, Phase, PhaseKind, SubStep};
use super::refusal::Refusal;
use super::round::{CountedBallot, OpenBallot, RoundResult};
use super::setup::Translated;
use super::tally::vectors::Case;
use super::workshop::{Head, Stage, Workshop};

/// Before the title, so that nobody takes it for a decision.
const MARK: &str = "Vorführung";

/// A workshop with one revealed round, and the round's anonymous ballots.
#[derive(Clone, Debug)]
pub struct Demonstration {
    /// The workshop: running, in the phase of the round, closed to new people.
    pub workshop: Workshop,
    /// The ballots of its round.
    pub counted: Vec<CountedBallot>,
}

/// What the workshop is called.
pub fn topic(title: &str) -> String {
    round::short(&format!("{MARK}: {title}"), limits::TOPIC)
}

/// Makes the demonstration of a vote; `head` and `phases` are those of a fresh workshop.
/// Of its agenda only a round and the end are left.
///
/// # Errors
/// If a round cannot hold the vote: too many options or ballots, weights, ratings beyond five.
pub fn demonstrate(
    head: Head,
    phases: Vec<Phase>,
    case: &Case,
    by: AccountId,
    ctx: &mut Context,
) -> Result<Demonstration, Refusal> {
    let mut workshop = Workshop::new(head);
    workshop.phases = phases;
    start(&mut workshop, ctx);
    let clusters = clusters(case, ctx);
    let (round, ballots) = round::open_round(case, &clusters, &workshop, ctx)?;
    let id = round.id;
    for cluster in clusters {
        workshop.apply(&Change::Cluster(cluster));
    }
    workshop.apply(&Change::Round(Box::new(round)));
    let mut voters = 0_u64;
    for (ballot, copies) in ballots {
        for _ in 0..copies {
            voters += 1;
            let ballot = OpenBallot {
                voter_key: key(voters),
                revision: 1,
                group_id: None,
                ballot: ballot.clone(),
            };
            let round_id = id;
            workshop.apply(&Change::Ballot { round_id, ballot });
        }
    }
    let actor = Actor::Moderator { account: by };
    let close = Command::CloseRounds {
        round_ids: vec![id],
    };
    let mut counted = Vec::new();
    for command in [close, Command::RevealRound { round_id: id }] {
        let event = decide(&workshop, actor, &command, ctx)?;
        for change in &event.changes {
            if let Change::BallotsClosed { counted: rows, .. } = change {
                counted.clone_from(rows);
            }
            workshop.apply(change);
        }
        workshop.seq += 1;
    }
    let turnout = u32::try_from(voters).unwrap_or(u32::MAX);
    if let Some(round) = workshop.rounds.get_mut(&id) {
        let result = round.result.as_deref();
        round.result = result.map(|result| were_there(result, turnout).into());
    }
    workshop.head.locked = true;
    Ok(Demonstration { workshop, counted })
}

/// Those who voted were there, though they are no participants of this workshop.
fn were_there(result: &RoundResult, voters: u32) -> RoundResult {
    RoundResult {
        eligible: voters,
        head_count: voters,
        ..result.clone()
    }
}

/// A key that no phone has, for one of many ballots that only exist until they are counted.
fn key(voter: u64) -> Hash256 {
    let mut key = [0; 32];
    for (slot, byte) in key.iter_mut().zip(voter.to_le_bytes()) {
        *slot = byte;
    }
    Hash256(key)
}

/// Goes to the phase of the round; only the end comes after it.
fn start(workshop: &mut Workshop, ctx: &Context) {
    let now = ctx.now;
    let is_round = |phase: &Phase| phase.is(PhaseKind::Fantasy, SubStep::Rank);
    workshop
        .phases
        .retain(|phase| is_round(phase) || phase.kind == PhaseKind::WrapUp);
    for (phase, order) in workshop.phases.iter_mut().zip(1..) {
        phase.order = order;
    }
    workshop.head.stage = Stage::Running;
    if let Some(phase) = workshop.phases.iter_mut().find(|phase| is_round(phase)) {
        phase.started_at = Some(now);
        // Above the result on the wall.
        phase.title = Translated {
            de: MARK.to_owned(),
            plain: Some("Beispiel".to_owned()),
            en: Some("Demonstration".to_owned()),
            ..Translated::default()
        };
        phase.prompt = Translated {
            de: "Eine echte Wahl, noch einmal gezählt.".to_owned(),
            plain: Some("Das ist ein Beispiel.".to_owned()),
            en: Some("A real election, counted again.".to_owned()),
            ..Translated::default()
        };
        workshop.head.clock = Clock {
            phase_id: Some(phase.id),
            phase_seq: 1,
            ends_at: Some(now.plus_ms(i64::from(phase.planned_minutes) * 60_000)),
            ..Clock::default()
        };
    }
    let words = "Diese Werkstatt ist eine Vorführung mit den Stimmen einer anderen Wahl. \
                 Aus ihr folgt nichts.";
    workshop.head.setup.binding_statement = Translated {
        de: words.to_owned(),
        plain: Some("Das ist nur ein Beispiel. Damit wird nichts entschieden.".to_owned()),
        en: Some(
            "This workshop is a demonstration with the ballots of another election. \
             Nothing follows from it."
                .to_owned(),
        ),
        ..Translated::default()
    };
}

/// The options as topics of the workshop, those left out that were withdrawn.
fn clusters(case: &Case, ctx: &mut Context) -> Vec<Cluster> {
    let mut clusters = Vec::new();
    for (index, id) in case.candidates.iter().enumerate() {
        if case.withdrawn.contains(id) {
            continue;
        }
        let order = u32::try_from(clusters.len() + 1).unwrap_or(u32::MAX);
        let name = case.names.get(index).unwrap_or(id);
        clusters.push(Cluster {
            id: ClusterId(ctx.id()),
            order,
            title: round::title(name, order),
            short_title: String::new(),
            domain_id: None,
            kind: CardKind::Wish,
            aim_id: None,
            retired: false,
            version: 1,
        });
    }
    clusters
}
