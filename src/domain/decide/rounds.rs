//! Ranking rounds: prepare, open, close, reveal, publish, and declare void.
//!
//! Options are frozen when a round opens. Closing counts and freezes; nothing later changes a
//! figure. Closing, revealing and voiding cannot be undone.

use super::count::count;
use super::options::{as_it_stands, options, per_domain};
use super::words::{field, lines, optional};
use super::{moderator, round_settings};
use crate::domain::command::{Actor, Command, RoundDraft};
use crate::domain::context::Context;
use crate::domain::dots;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, RoundId};
use crate::domain::limits;
use crate::domain::phase::PhaseKind;
use crate::domain::refusal::Refusal;
use crate::domain::round::{Round, RoundOption, RoundState};
use crate::domain::setup::Translated;
use crate::domain::workshop::Workshop;
use std::collections::BTreeSet;

/// Most dots on one option where nothing else is set (domain.md, section 2, invariant 12).
const DEFAULT_MAX_PER_OPTION: u32 = 2;

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let desk = Desk {
        workshop,
        account: moderator(actor)?,
    };
    match command {
        Command::PrepareRound { round } => desk.prepare(&[(**round).clone()], ctx),
        Command::PrepareDomainRounds { round } => desk.prepare(&per_domain(workshop, round), ctx),
        Command::EditRound { round_id, round } => {
            let before = desk.round(*round_id, RoundState::Draft)?;
            let edited = desk.drafted(before.id, before.order, round)?;
            Ok(desk.event(EventKind::RoundEdited, vec![edited]))
        }
        Command::DeleteRound { round_id } => {
            desk.round(*round_id, RoundState::Draft)?;
            Ok(Event {
                kind: EventKind::RoundDeleted,
                subjects: vec![round_id.0],
                actor: Some(desk.account),
                changes: vec![Change::RoundGone(*round_id)],
            })
        }
        Command::OpenRounds { round_ids } => desk.open(round_ids, ctx),
        Command::CloseRounds { round_ids } => desk.close(round_ids, ctx),
        Command::RevealRound { round_id } => {
            let round = desk.round(*round_id, RoundState::Closed)?;
            let round = Round {
                state: RoundState::Revealed,
                ..round.clone()
            };
            Ok(desk.event(EventKind::RoundRevealed, vec![round]))
        }
        Command::VoidRound { round_id, reason } => desk.void(*round_id, reason, ctx),
        Command::PublishBallots {
            round_id,
            published,
        } => desk.publish(*round_id, *published),
        _ => Err(Refusal::Malformed),
    }
}

struct Desk<'a> {
    workshop: &'a Workshop,
    account: AccountId,
}

impl Desk<'_> {
    fn event(&self, kind: EventKind, rounds: Vec<Round>) -> Event {
        Event {
            kind,
            subjects: rounds.iter().map(|round| round.id.0).collect(),
            actor: Some(self.account),
            changes: rounds
                .into_iter()
                .map(|round| Change::Round(Box::new(round)))
                .collect(),
        }
    }

    /// The round, if it stands where it must.
    fn round(&self, id: RoundId, state: RoundState) -> Result<&Round, Refusal> {
        let round = self
            .workshop
            .rounds
            .get(&id)
            .ok_or_else(|| Refusal::not_found("round"))?;
        if round.state == state {
            Ok(round)
        } else if round.state == RoundState::Open {
            Err(Refusal::RoundOpen)
        } else {
            Err(Refusal::RoundClosed)
        }
    }

    fn prepare(&self, drafts: &[RoundDraft], ctx: &mut Context) -> Result<Event, Refusal> {
        if drafts.is_empty() {
            return Err(Refusal::TooFewOptions);
        }
        if self.workshop.rounds.len() + drafts.len() > limits::ROUNDS_PER_WORKSHOP {
            let limit = u32::try_from(limits::ROUNDS_PER_WORKSHOP).unwrap_or(u32::MAX);
            return Err(Refusal::TooMany {
                field: field("rounds"),
                limit,
            });
        }
        let last = self
            .workshop
            .rounds
            .values()
            .map(|round| round.order)
            .max()
            .unwrap_or(0);
        let rounds = drafts
            .iter()
            .zip(last + 1..)
            .map(|(draft, order)| self.drafted(RoundId(ctx.id()), order, draft))
            .collect::<Result<_, _>>()?;
        Ok(self.event(EventKind::RoundPrepared, rounds))
    }

    fn drafted(&self, id: RoundId, order: u32, draft: &RoundDraft) -> Result<Round, Refusal> {
        let options = options(self.workshop, draft)?;
        let count = u32::try_from(options.len()).unwrap_or(u32::MAX);
        let k = draft
            .dots_per_person
            .unwrap_or_else(|| dots::default_per_person(count));
        if !(1..=limits::DOTS_PER_PERSON).contains(&k) {
            let max = limits::DOTS_PER_PERSON;
            return Err(Refusal::OutOfRange {
                field: field("dotsPerPerson"),
                min: 1,
                max,
            });
        }
        let m = draft
            .max_dots_per_option
            .unwrap_or(DEFAULT_MAX_PER_OPTION.min(k));
        if !(1..=k).contains(&m) {
            return Err(Refusal::OutOfRange {
                field: field("maxDotsPerOption"),
                min: 1,
                max: k,
            });
        }
        if draft
            .domain_id
            .is_some_and(|id| self.workshop.head.setup.domain(id).is_none())
        {
            return Err(Refusal::not_found("domain"));
        }
        if draft
            .repeats
            .is_some_and(|id| !self.workshop.rounds.contains_key(&id))
        {
            return Err(Refusal::not_found("round"));
        }
        Ok(Round {
            id,
            order,
            phase_id: self.workshop.phase().map(|phase| phase.id),
            question: self.question(&draft.question)?,
            object_kind: draft.object_kind,
            ballot_type: draft.ballot_type,
            options: options.into(),
            dots_per_person: k,
            max_dots_per_option: m,
            own_allowed: draft.own_allowed,
            domain_id: draft.domain_id,
            visibility: draft.visibility,
            tie_rule: draft.tie_rule,
            state: RoundState::Draft,
            opened_at: None,
            closed_at: None,
            void_reason: None,
            repeats: draft.repeats,
            settings: round_settings::clean(self.workshop, draft)?,
            ballots_published: false,
            paper: Vec::new(),
            result: None,
        })
    }

    /// The question as typed, or the phase's prompt.
    fn question(&self, raw: &Translated) -> Result<Translated, Refusal> {
        let limit = limits::ROUND_QUESTION;
        let own = optional(&raw.de, "question", limit)?;
        let Some(de) = own else {
            let prompt = self.workshop.phase().map(|phase| phase.prompt.clone());
            return Ok(prompt.unwrap_or_default());
        };
        raw.cleaned(de, |text| optional(text, "question", limit))
    }

    fn open(&self, ids: &[RoundId], ctx: &Context) -> Result<Event, Refusal> {
        let phase = self.workshop.phase().ok_or(Refusal::WrongStage)?;
        if matches!(phase.kind, PhaseKind::Lobby | PhaseKind::Break) {
            return Err(Refusal::WrongPhase);
        }
        let mut rounds = Vec::with_capacity(ids.len());
        for id in distinct(ids)? {
            let draft = self.round(id, RoundState::Draft)?;
            // Titles as they are now; what was hidden since it was prepared drops out.
            let options: Vec<RoundOption> = draft
                .options
                .iter()
                .filter_map(|option| as_it_stands(self.workshop, draft.object_kind, option.id))
                .collect();
            if options.len() < limits::OPTIONS_PER_ROUND_MIN {
                return Err(Refusal::TooFewOptions);
            }
            rounds.push(Round {
                settings: round_settings::for_options(draft, &options),
                // Mostly nothing has changed since it was prepared: then its text is there already.
                options: if options == *draft.options {
                    draft.options.clone()
                } else {
                    options.into()
                },
                phase_id: Some(phase.id),
                state: RoundState::Open,
                opened_at: Some(ctx.now),
                ..draft.clone()
            });
        }
        Ok(self.event(EventKind::RoundOpened, rounds))
    }

    fn close(&self, ids: &[RoundId], ctx: &mut Context) -> Result<Event, Refusal> {
        let mut rounds = Vec::with_capacity(ids.len());
        let mut ballots = Vec::with_capacity(ids.len());
        for id in distinct(ids)? {
            let open = self.round(id, RoundState::Open)?;
            let (result, counted) = count(self.workshop, open, ctx)?;
            ballots.push(Change::BallotsClosed {
                round_id: id,
                counted,
            });
            rounds.push(Round {
                state: RoundState::Closed,
                closed_at: Some(ctx.now),
                result: Some(result.into()),
                ..open.clone()
            });
        }
        let mut event = self.event(EventKind::RoundClosed, rounds);
        event.changes.append(&mut ballots);
        Ok(event)
    }

    /// Ballots can be published once nobody's figure can change, and as long as the round counts.
    fn publish(&self, id: RoundId, published: bool) -> Result<Event, Refusal> {
        let round = self
            .workshop
            .rounds
            .get(&id)
            .ok_or_else(|| Refusal::not_found("round"))?;
        match round.state {
            RoundState::Revealed => {}
            RoundState::Draft | RoundState::Open | RoundState::Closed => {
                return Err(Refusal::RoundOpen);
            }
            RoundState::Void => return Err(Refusal::RoundClosed),
        }
        let k = self.workshop.head.setup.min_group;
        let behind = round.result.as_ref().map_or(0, |result| {
            result.counted.saturating_add(result.paper_ballots)
        });
        if published && behind < k {
            // So few ballots are no secret.
            return Err(Refusal::OutOfRange {
                field: field("ballots"),
                min: k,
                max: u32::MAX,
            });
        }
        let round = Round {
            ballots_published: published,
            ..round.clone()
        };
        Ok(self.event(EventKind::BallotsPublished, vec![round]))
    }

    fn void(&self, id: RoundId, reason: &str, ctx: &Context) -> Result<Event, Refusal> {
        let round = self
            .workshop
            .rounds
            .get(&id)
            .ok_or_else(|| Refusal::not_found("round"))?;
        if matches!(round.state, RoundState::Draft | RoundState::Void) {
            return Err(Refusal::RoundClosed);
        }
        let voided = Round {
            state: RoundState::Void,
            closed_at: round.closed_at.or(Some(ctx.now)),
            void_reason: Some(lines(reason, "reason", limits::REASON)?),
            ..round.clone()
        };
        let was_open = round.state == RoundState::Open;
        let mut event = self.event(EventKind::RoundVoided, vec![voided]);
        if was_open {
            // Ballots of a round that never counted are not kept.
            event.changes.push(Change::BallotsClosed {
                round_id: id,
                counted: Vec::new(),
            });
        }
        Ok(event)
    }
}

fn distinct(ids: &[RoundId]) -> Result<BTreeSet<RoundId>, Refusal> {
    let set: BTreeSet<RoundId> = ids.iter().copied().collect();
    if set.is_empty() || set.len() != ids.len() {
        return Err(Refusal::not_found("round"));
    }
    Ok(set)
}
