//! People: who comes in and how, voluntary answers, help, head counts, printed cards.

use super::{moderator, participant};
use crate::domain::code::AdmissionCode;
use crate::domain::command::{Actor, Command, Profile};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{GroupId, LocalityId, ParticipantId, WorkshopId};
use crate::domain::limits;
use crate::domain::participant::{AdmissionCard, Hash256, InputMode, Language, Participant};
use crate::domain::refusal::Refusal;
use crate::domain::setup::{Admission, Setup};
use crate::domain::workshop::{Stage, Workshop};

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    match (command, actor) {
        (
            Command::Join {
                language,
                group_id,
                locality_id,
                card_code,
            },
            Actor::Guest {
                token_hash,
                input_mode,
            },
        ) => {
            let answers = Answers::new(&workshop.head.setup, language, *group_id, *locality_id)?;
            let phone = Phone {
                token_hash,
                input_mode,
            };
            join(workshop, &phone, &answers, card_code.as_deref(), ctx)
        }
        // A phone that has joined already and did not hear so.
        (Command::Join { .. }, Actor::Participant { id, .. }) => {
            Ok(of(id, EventKind::ParticipantJoined, Vec::new()))
        }
        (
            Command::SetProfile(Profile {
                language,
                group_id,
                locality_id,
            }),
            _,
        ) => {
            let answers = Answers::new(&workshop.head.setup, language, *group_id, *locality_id)?;
            set_profile(workshop, participant(actor)?, &answers)
        }
        (Command::AskForTime { wanted }, _) => ask_for_time(workshop, participant(actor)?, *wanted),
        (Command::AskForHelp { wanted }, _) => ask_for_help(workshop, participant(actor)?, *wanted),
        (Command::ResolveHelp { participant_id }, _) => {
            let mut event = ask_for_help(workshop, *participant_id, false)?;
            event.kind = EventKind::HelpResolved;
            event.actor = Some(moderator(actor)?);
            Ok(event)
        }
        (Command::CountPeople { without_device }, _) => count(workshop, actor, *without_device),
        (Command::IssueCards { hashes, group_id }, _) => issue(workshop, actor, hashes, *group_id),
        (Command::Lock { on }, _) => {
            let mut head = workshop.head.clone();
            head.locked = *on;
            let kind = if *on {
                EventKind::Locked
            } else {
                EventKind::Unlocked
            };
            Ok(Event {
                kind,
                subjects: vec![head.id.0],
                actor: Some(moderator(actor)?),
                changes: vec![Change::Head(Box::new(head))],
            })
        }
        _ => Err(Refusal::Malformed),
    }
}

/// The digest under which a printed card is stored: of the workshop and the code together, so
/// that a code is of no use elsewhere.
pub fn card_hash(
    workshop: WorkshopId,
    code: &AdmissionCode,
    digest: fn(&[u8]) -> String,
) -> Option<Hash256> {
    let mut bytes = workshop.0.as_bytes().to_vec();
    bytes.extend_from_slice(code.canonical().as_bytes());
    Hash256::from_hex(&digest(&bytes))
}

/// The device that somebody joins with.
struct Phone {
    token_hash: Hash256,
    input_mode: InputMode,
}

struct Answers {
    language: Language,
    group_id: Option<GroupId>,
    locality_id: Option<LocalityId>,
}

impl Answers {
    fn new(
        setup: &Setup,
        language: &Language,
        group_id: Option<GroupId>,
        locality_id: Option<LocalityId>,
    ) -> Result<Self, Refusal> {
        if group_id.is_some_and(|id| setup.group(id).is_none()) {
            return Err(Refusal::not_found("group"));
        }
        if locality_id.is_some_and(|id| !setup.localities.iter().any(|it| it.id == id)) {
            return Err(Refusal::not_found("locality"));
        }
        Ok(Self {
            language: language.clone(),
            group_id,
            locality_id,
        })
    }
}

fn of(id: ParticipantId, kind: EventKind, changes: Vec<Change>) -> Event {
    Event {
        kind,
        subjects: vec![id.0],
        actor: None,
        changes,
    }
}

fn person(workshop: &Workshop, id: ParticipantId) -> Result<Participant, Refusal> {
    workshop
        .participants
        .get(&id)
        .cloned()
        .ok_or_else(|| Refusal::not_found("participant"))
}

fn join(
    workshop: &Workshop,
    phone: &Phone,
    answers: &Answers,
    card_code: Option<&str>,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    // Two sockets of one phone may both ask.
    if let Some(id) = workshop.tokens.get(&phone.token_hash) {
        return Ok(of(*id, EventKind::ParticipantJoined, Vec::new()));
    }
    if workshop.head.stage != Stage::Running {
        return Err(Refusal::WrongStage);
    }
    if workshop.head.locked {
        return Err(Refusal::Locked);
    }
    if workshop.participants.len() >= limits::PARTICIPANTS_PER_WORKSHOP {
        let limit = u32::try_from(limits::PARTICIPANTS_PER_WORKSHOP).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany {
            field: String::from("participants"),
            limit,
        });
    }
    let mut changes = Vec::new();
    let mut group_id = answers.group_id;
    if let Some(card) = admitted_by(workshop, card_code, ctx)? {
        // A group printed on the card goes before the person's own answer.
        group_id = card.group_id.or(group_id);
        changes.push(Change::AdmissionCard(AdmissionCard { used: true, ..card }));
    }
    let id = ParticipantId(ctx.id());
    changes.push(Change::Participant(Participant {
        id,
        token_hash: phone.token_hash,
        group_id,
        locality_id: answers.locality_id,
        small_group_id: None,
        language: answers.language.clone(),
        input_mode: phone.input_mode,
        joined_at: ctx.now,
        needs_help: false,
        wants_time: false,
    }));
    Ok(of(id, EventKind::ParticipantJoined, changes))
}

/// The card that admits, if one is needed or given.
fn admitted_by(
    workshop: &Workshop,
    card_code: Option<&str>,
    ctx: &Context,
) -> Result<Option<AdmissionCard>, Refusal> {
    let typed = card_code.filter(|code| !code.trim().is_empty());
    let Some(typed) = typed else {
        return match workshop.head.setup.admission {
            Admission::Open => Ok(None),
            Admission::ByCard => Err(Refusal::CardRequired),
        };
    };
    let code = AdmissionCode::parse(typed).map_err(|_| Refusal::UnknownCard)?;
    let hash = card_hash(workshop.head.id, &code, ctx.digest).ok_or(Refusal::UnknownCard)?;
    let card = workshop
        .admission_cards
        .get(&hash)
        .ok_or(Refusal::UnknownCard)?;
    if card.used {
        return Err(Refusal::CardUsed);
    }
    Ok(Some(card.clone()))
}

fn set_profile(
    workshop: &Workshop,
    id: ParticipantId,
    answers: &Answers,
) -> Result<Event, Refusal> {
    let mut person = person(workshop, id)?;
    if person.group_id != answers.group_id && workshop.has_open_round() {
        return Err(Refusal::GroupFixed);
    }
    person.group_id = answers.group_id;
    person.locality_id = answers.locality_id;
    person.language = answers.language.clone();
    Ok(of(
        id,
        EventKind::ProfileChanged,
        vec![Change::Participant(person)],
    ))
}

fn ask_for_help(workshop: &Workshop, id: ParticipantId, wanted: bool) -> Result<Event, Refusal> {
    let mut person = person(workshop, id)?;
    if person.needs_help == wanted {
        return Ok(of(id, EventKind::HelpRequested, Vec::new()));
    }
    person.needs_help = wanted;
    let kind = if wanted {
        EventKind::HelpRequested
    } else {
        EventKind::HelpResolved
    };
    Ok(of(id, kind, vec![Change::Participant(person)]))
}

fn ask_for_time(workshop: &Workshop, id: ParticipantId, wanted: bool) -> Result<Event, Refusal> {
    let clock = &workshop.head.clock;
    if wanted && clock.ends_at.is_none() && clock.paused_left_ms.is_none() {
        return Err(Refusal::WrongPhase);
    }
    let mut person = person(workshop, id)?;
    let changes = if person.wants_time == wanted {
        Vec::new()
    } else {
        person.wants_time = wanted;
        vec![Change::Participant(person)]
    };
    let kind = if wanted {
        EventKind::HelpRequested
    } else {
        EventKind::HelpResolved
    };
    Ok(of(id, kind, changes))
}

/// Nobody asks for more time any more: there is more, or something else runs.
pub(super) fn time_answered(workshop: &Workshop) -> impl Iterator<Item = Change> {
    let people = workshop.participants.values();
    people.filter(|person| person.wants_time).map(|person| {
        let mut person = person.clone();
        person.wants_time = false;
        Change::Participant(person)
    })
}

fn count(workshop: &Workshop, actor: Actor, without_device: u32) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    if without_device > limits::PAPER_PEOPLE {
        let field = String::from("withoutDevice");
        return Err(Refusal::OutOfRange {
            field,
            min: 0,
            max: limits::PAPER_PEOPLE,
        });
    }
    let mut head = workshop.head.clone();
    head.people_without_device = without_device;
    Ok(Event {
        kind: EventKind::PeopleCounted,
        subjects: vec![head.id.0],
        actor: Some(account),
        changes: vec![Change::Head(Box::new(head))],
    })
}

fn issue(
    workshop: &Workshop,
    actor: Actor,
    hashes: &[String],
    group_id: Option<GroupId>,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    if group_id.is_some_and(|id| workshop.head.setup.group(id).is_none()) {
        return Err(Refusal::not_found("group"));
    }
    if workshop.admission_cards.len() + hashes.len() > limits::ADMISSION_CARDS_PER_WORKSHOP {
        let limit = u32::try_from(limits::ADMISSION_CARDS_PER_WORKSHOP).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany {
            field: String::from("cards"),
            limit,
        });
    }
    let changes = hashes
        .iter()
        .map(|hex| {
            let hash = Hash256::from_hex(hex).ok_or(Refusal::Malformed)?;
            Ok(Change::AdmissionCard(AdmissionCard {
                hash,
                group_id,
                used: false,
            }))
        })
        .collect::<Result<_, Refusal>>()?;
    Ok(Event {
        kind: EventKind::CardsIssued,
        subjects: vec![workshop.head.id.0],
        actor: Some(account),
        changes,
    })
}
