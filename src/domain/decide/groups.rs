//! Small groups: formed, joined, their utopia and who presents.
//!
//! Forming groups anew never loses a text. Tables where nothing was written yet are used again. A
//! group that has written something is dissolved: its result stays and can still be presented
//! (table 0), and its unsent measures go to the people who began them.

use crate::domain::command::{Actor, Command, GroupEdit, Grouping, TableNotice, UtopiaEdit};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, DomainId, ParticipantId, SmallGroupId};
use crate::domain::limits;
use crate::domain::measure::{MeasureState, SmallGroup, TableMessage};
use crate::domain::participant::Participant;
use crate::domain::phase::{PhaseKind, SubStep};
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;
use std::collections::BTreeMap;

use super::input::{check_version, running_phase};
use super::words::{field, line_or_empty, optional};
use super::{moderator, participant};

/// Most groups that can be formed at once.
const MOST_GROUPS: u32 = 50;

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let phase = running_phase(workshop)?;
    match command {
        Command::JoinSmallGroup { small_group_id } => {
            join(workshop, participant(actor)?, *small_group_id)
        }
        Command::EditSmallGroup(UtopiaEdit {
            small_group_id,
            version,
            result_title,
            result_text,
        }) => {
            let me = workshop.participants.get(&participant(actor)?);
            if me.and_then(|me| me.small_group_id) != Some(*small_group_id) {
                return Err(Refusal::not_found("smallGroup"));
            }
            let writing = phase.is(PhaseKind::Fantasy, SubStep::Groups)
                || phase.is(PhaseKind::Implementation, SubStep::Measures);
            if !writing {
                return Err(Refusal::WrongPhase);
            }
            let group = seen(workshop, *small_group_id, *version)?;
            edited(group, None, result_title, result_text, None)
        }
        Command::FormSmallGroups { grouping, count } => {
            form(workshop, moderator(actor)?, *grouping, *count, ctx)
        }
        Command::EditGroup(GroupEdit {
            small_group_id,
            version,
            name,
            result_title,
            result_text,
        }) => {
            let account = moderator(actor)?;
            let group = seen(workshop, *small_group_id, *version)?;
            edited(group, Some(name), result_title, result_text, Some(account))
        }
        Command::MessageTables(TableNotice {
            small_group_ids,
            text,
        }) => message(workshop, moderator(actor)?, small_group_ids, text, ctx),
        Command::Present { small_group_id } => {
            let account = moderator(actor)?;
            if small_group_id.is_some_and(|id| !workshop.small_groups.contains_key(&id)) {
                return Err(Refusal::not_found("smallGroup"));
            }
            let mut head = workshop.head.clone();
            head.presenting = *small_group_id;
            Ok(Event {
                kind: EventKind::PresentationChanged,
                subjects: small_group_id.iter().map(|id| id.0).collect(),
                actor: Some(account),
                changes: vec![Change::Head(Box::new(head))],
            })
        }
        _ => Err(Refusal::NotAllowed),
    }
}

fn join(
    workshop: &Workshop,
    me: ParticipantId,
    group: Option<SmallGroupId>,
) -> Result<Event, Refusal> {
    let at_a_table = |id: &SmallGroupId| {
        let group = workshop.small_groups.get(id);
        group.is_some_and(|group| group.table_no > 0)
    };
    if group.is_some_and(|id| !at_a_table(&id)) {
        return Err(Refusal::not_found("smallGroup"));
    }
    let person = workshop.participants.get(&me);
    let mut person = person.cloned().ok_or(Refusal::NotSignedIn)?;
    let mut changes = Vec::new();
    if person.small_group_id != group {
        // Nobody at the old table should wait for somebody who has left it.
        for measure in workshop.measures.values() {
            let held = measure.editor.is_some_and(|lock| lock.participant_id == me);
            if held && measure.small_group_id == person.small_group_id {
                let mut measure = measure.clone();
                measure.editor = None;
                changes.push(Change::Measure(measure));
            }
        }
        person.small_group_id = group;
        changes.push(Change::Participant(person));
    }
    Ok(Event {
        kind: EventKind::SmallGroupJoined,
        subjects: group.iter().map(|id| id.0).collect(),
        actor: None,
        changes,
    })
}

fn seen(workshop: &Workshop, id: SmallGroupId, version: u32) -> Result<SmallGroup, Refusal> {
    let group = workshop.small_groups.get(&id);
    let group = group
        .cloned()
        .ok_or_else(|| Refusal::not_found("smallGroup"))?;
    check_version(group.version, version)?;
    Ok(group)
}

fn edited(
    mut group: SmallGroup,
    name: Option<&str>,
    title: &str,
    text: &str,
    actor: Option<AccountId>,
) -> Result<Event, Refusal> {
    if let Some(name) = name {
        group.name = line_or_empty(name, "name", limits::SMALL_GROUP_NAME)?;
    }
    group.result_title = line_or_empty(title, "resultTitle", limits::UTOPIA_TITLE)?;
    group.result_text = optional(text, "resultText", limits::UTOPIA_TEXT)?.unwrap_or_default();
    group.version = group.version.saturating_add(1);
    Ok(Event {
        kind: EventKind::SmallGroupEdited,
        subjects: vec![group.id.0],
        actor,
        changes: vec![Change::SmallGroup(group)],
    })
}

/// The version stays: a message must not get in the way of somebody who is writing.
fn message(
    workshop: &Workshop,
    account: AccountId,
    ids: &[SmallGroupId],
    text: &str,
    ctx: &Context,
) -> Result<Event, Refusal> {
    let text = optional(text, "text", limits::TABLE_MESSAGE)?;
    let message = text.map(|text| TableMessage { text, at: ctx.now });
    let at_tables = |group: &&SmallGroup| group.table_no > 0;
    let all = workshop.small_groups.values().filter(at_tables);
    let groups: Vec<&SmallGroup> = all
        .filter(|group| ids.is_empty() || ids.contains(&group.id))
        .collect();
    let known = |id: &SmallGroupId| groups.iter().any(|group| group.id == *id);
    if groups.is_empty() || !ids.iter().all(known) {
        return Err(Refusal::not_found("smallGroup"));
    }
    let subjects = groups.iter().map(|group| group.id.0).collect();
    let changes = groups.into_iter().map(|group| {
        let mut group = group.clone();
        group.message.clone_from(&message);
        Change::SmallGroup(group)
    });
    Ok(Event {
        kind: EventKind::TablesMessaged,
        subjects,
        actor: Some(account),
        changes: changes.collect(),
    })
}

fn form(
    workshop: &Workshop,
    account: AccountId,
    grouping: Grouping,
    count: u32,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let topics: Vec<Option<DomainId>> = match grouping {
        Grouping::ByDomain => {
            let domains = &workshop.head.setup.domains;
            domains.iter().map(|domain| Some(domain.id)).collect()
        }
        Grouping::Random | Grouping::Mixed | Grouping::Open => {
            if !(1..=MOST_GROUPS).contains(&count) {
                return Err(Refusal::OutOfRange {
                    field: field("count"),
                    min: 1,
                    max: MOST_GROUPS,
                });
            }
            (0..count).map(|_| None).collect()
        }
    };
    if topics.is_empty() {
        return Err(Refusal::Empty {
            field: field("domains"),
        });
    }
    let mut changes = Vec::new();
    let tables = set_tables(workshop, &topics, &mut changes, ctx)?;
    let seats = match grouping {
        Grouping::ByDomain | Grouping::Open => BTreeMap::new(),
        Grouping::Random | Grouping::Mixed => {
            deal(workshop, &tables, grouping == Grouping::Mixed, ctx)
        }
    };
    for person in workshop.participants.values() {
        let seat = seats.get(&person.id).copied();
        if person.small_group_id != seat {
            let mut person = person.clone();
            person.small_group_id = seat;
            changes.push(Change::Participant(person));
        }
    }
    Ok(Event {
        kind: EventKind::SmallGroupsFormed,
        subjects: tables.iter().map(|id| id.0).collect(),
        actor: Some(account),
        changes,
    })
}

/// One group per topic, at tables 1, 2 …; groups that are still blank are used again.
fn set_tables(
    workshop: &Workshop,
    topics: &[Option<DomainId>],
    changes: &mut Vec<Change>,
    ctx: &mut Context,
) -> Result<Vec<SmallGroupId>, Refusal> {
    let mut before: Vec<&SmallGroup> = workshop
        .small_groups
        .values()
        .filter(|group| group.table_no > 0)
        .collect();
    before.sort_by_key(|group| group.table_no);
    let (mut blank, written): (Vec<&SmallGroup>, Vec<&SmallGroup>) =
        before.into_iter().partition(|it| is_blank(workshop, it));
    let surplus = blank.split_off(topics.len().min(blank.len()));
    for group in written.into_iter().chain(surplus) {
        dissolve(workshop, group, changes, ctx)?;
    }
    let mut blank = blank.into_iter();
    let mut tables = Vec::new();
    for (table_no, topic) in (1..).zip(topics) {
        let mut group = blank.next().cloned().unwrap_or_else(|| SmallGroup {
            id: SmallGroupId(ctx.id()),
            table_no: 0,
            name: String::new(),
            domain_id: None,
            result_title: String::new(),
            result_text: String::new(),
            message: None,
            version: 0,
        });
        group.table_no = table_no;
        group.domain_id = *topic;
        group.message = None;
        tables.push(group.id);
        // Other people sit there now, even if the table looks the same.
        group.version = group.version.saturating_add(1);
        changes.push(Change::SmallGroup(group));
    }
    Ok(tables)
}

/// True if a group has written nothing: no utopia, no measure.
fn is_blank(workshop: &Workshop, group: &SmallGroup) -> bool {
    let owns = |id| {
        let mut measures = workshop.measures.values();
        measures.any(|measure| measure.small_group_id == Some(id))
    };
    group.result_title.is_empty() && group.result_text.is_empty() && !owns(group.id)
}

/// Refused while somebody is writing at that table.
fn dissolve(
    workshop: &Workshop,
    group: &SmallGroup,
    changes: &mut Vec<Change>,
    ctx: &Context,
) -> Result<(), Refusal> {
    for measure in workshop.measures.values() {
        if measure.small_group_id != Some(group.id) || measure.state != MeasureState::Draft {
            continue;
        }
        if let Some(lock) = measure.editor.filter(|lock| lock.until > ctx.now) {
            return Err(Refusal::BeingEdited { until: lock.until });
        }
        if measure.participant_id.is_some() {
            let mut measure = measure.clone();
            measure.small_group_id = None;
            measure.editor = None;
            measure.version = measure.version.saturating_add(1);
            changes.push(Change::Measure(measure));
        }
    }
    let mut group = group.clone();
    group.table_no = 0;
    group.message = None;
    group.version = group.version.saturating_add(1);
    changes.push(Change::SmallGroup(group));
    Ok(())
}

/// Deals people to tables like cards: tables differ by one person at most. Mixed: people of one
/// stakeholder group follow one another, so that each table gets as many of them as any other, or
/// one more.
fn deal(
    workshop: &Workshop,
    tables: &[SmallGroupId],
    mixed: bool,
    ctx: &mut Context,
) -> BTreeMap<ParticipantId, SmallGroupId> {
    let mut people: Vec<(u64, &Participant)> = workshop
        .participants
        .values()
        .map(|person| (ctx.random(), person))
        .collect();
    people.sort_by_key(|(lot, person)| (*lot, person.id));
    if mixed {
        people.sort_by_key(|(_, person)| person.group_id);
    }
    let seats = tables.iter().cycle();
    people
        .into_iter()
        .zip(seats)
        .map(|((_, person), table)| (person.id, *table))
        .collect()
}
