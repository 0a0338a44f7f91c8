//! Measures as participants write them: alone, or with a small group as a draft that one person
//! at a time may edit. What moderators do with measures is in `measure_desk`.

use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{CardId, MeasureId, ParticipantId};
use crate::domain::limits;
use crate::domain::measure::{EditLock, MeasureState, ShortSheet, WorkshopMeasure};
use crate::domain::participant::Participant;
use crate::domain::phase::{Phase, PhaseKind, SubStep};
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;
use uuid::Uuid;

use super::input::{
    card_hints, check_not_voted_on, check_version, on_the_wall, room_for_more, running_phase,
    same_phase,
};
use super::measure_parts::{
    blank, clean_sheet, complete_sheet, origins, promotions, room_for_measure, saved,
    unchanged_version,
};
use super::{measure_desk, participant};

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let me = || {
        let me = workshop.participants.get(&participant(actor)?);
        me.ok_or(Refusal::NotSignedIn)
    };
    match command {
        Command::StartMeasure { phase_seq, sheet } => {
            takes_measures(same_phase(workshop, *phase_seq)?)?;
            start(workshop, me()?, sheet, ctx)
        }
        Command::LockMeasure { measure_id, lock } => {
            lock_sheet(workshop, me()?, *measure_id, *lock, ctx)
        }
        Command::EditMeasure {
            measure_id,
            version,
            sheet,
        } => edit(workshop, me()?, *measure_id, *version, sheet, ctx),
        Command::SubmitMeasure {
            phase_seq,
            measure_id,
            sheet,
            derived_from,
        } => {
            takes_measures(same_phase(workshop, *phase_seq)?)?;
            let me = me()?;
            let measure = match measure_id {
                Some(id) => resubmitted(workshop, me, *id, ctx)?,
                None => begun(workshop, me, ctx)?,
            };
            submit(workshop, me, measure, sheet, derived_from, ctx)
        }
        Command::WithdrawMeasure { measure_id } => withdraw(workshop, me()?, *measure_id, ctx),
        _ => measure_desk::decide(workshop, actor, command, ctx),
    }
}

fn takes_measures(phase: &Phase) -> Result<(), Refusal> {
    if phase.is(PhaseKind::Implementation, SubStep::Measures) {
        Ok(())
    } else {
        Err(Refusal::WrongPhase)
    }
}

fn begun(
    workshop: &Workshop,
    me: &Participant,
    ctx: &mut Context,
) -> Result<WorkshopMeasure, Refusal> {
    room_for_measure(workshop)?;
    let mine = workshop.measures.values();
    let mine = mine.filter(|it| it.participant_id == Some(me.id));
    room_for_more("measures", mine.count(), limits::MEASURES_PER_PARTICIPANT)?;
    let mut measure = blank(me.input_mode.origin(), ctx);
    measure.participant_id = Some(me.id);
    Ok(measure)
}

fn start(
    workshop: &Workshop,
    me: &Participant,
    sheet: &ShortSheet,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let group = me.small_group_id;
    let group = group.ok_or_else(|| Refusal::not_found("smallGroup"))?;
    let mut measure = begun(workshop, me, ctx)?;
    measure.sheet = clean_sheet(workshop, sheet)?;
    measure.small_group_id = Some(group);
    measure.editor = Some(fresh_lock(me.id, ctx));
    Ok(saved(EventKind::MeasureStarted, measure, None, Vec::new()))
}

fn fresh_lock(me: ParticipantId, ctx: &Context) -> EditLock {
    EditLock {
        participant_id: me,
        until: ctx.now.plus_ms(limits::EDIT_LOCK_MS),
    }
}

/// A measure of one's own or of one's small group. A foreign one is as unknown as none.
fn own<'a>(
    workshop: &'a Workshop,
    me: &Participant,
    id: MeasureId,
) -> Result<&'a WorkshopMeasure, Refusal> {
    let measure = workshop.measures.get(&id);
    let mine = |measure: &&WorkshopMeasure| match measure.small_group_id {
        Some(group) => me.small_group_id == Some(group),
        None => measure.participant_id == Some(me.id),
    };
    measure
        .filter(mine)
        .filter(|measure| measure.state != MeasureState::Withdrawn)
        .ok_or_else(|| Refusal::not_found("measure"))
}

/// The same, to change it: while measures are being written, nobody else is writing in it, and no
/// moderator has hidden it.
fn own_to_change<'a>(
    workshop: &'a Workshop,
    me: &Participant,
    id: MeasureId,
    ctx: &Context,
) -> Result<&'a WorkshopMeasure, Refusal> {
    let measure = own(workshop, me, id)?;
    takes_measures(running_phase(workshop)?).map_err(|_| Refusal::PhaseEnded)?;
    if measure.state == MeasureState::Hidden {
        return Err(Refusal::Conflict {
            version: measure.version,
        });
    }
    match measure.editor {
        Some(lock) if lock.participant_id != me.id && lock.until > ctx.now => {
            Err(Refusal::BeingEdited { until: lock.until })
        }
        _ => Ok(measure),
    }
}

/// A lock is not a change of the sheet: the version stays, so that taking it does not make one's
/// own next save a conflict.
fn lock_sheet(
    workshop: &Workshop,
    me: &Participant,
    id: MeasureId,
    take: bool,
    ctx: &Context,
) -> Result<Event, Refusal> {
    let mut measure = if take {
        own_to_change(workshop, me, id, ctx)?.clone()
    } else {
        own(workshop, me, id)?.clone()
    };
    if take {
        measure.editor = Some(fresh_lock(me.id, ctx));
    } else if measure
        .editor
        .is_some_and(|lock| lock.participant_id == me.id)
    {
        measure.editor = None;
    }
    Ok(unchanged_version(EventKind::EditLockChanged, measure))
}

/// Saves a draft. One that was sent meanwhile is changed by sending it again.
fn edit(
    workshop: &Workshop,
    me: &Participant,
    id: MeasureId,
    version: u32,
    sheet: &ShortSheet,
    ctx: &Context,
) -> Result<Event, Refusal> {
    let mut measure = own_to_change(workshop, me, id, ctx)?.clone();
    check_version(measure.version, version)?;
    if measure.state != MeasureState::Draft {
        return Err(Refusal::Conflict {
            version: measure.version,
        });
    }
    measure.sheet = clean_sheet(workshop, sheet)?;
    if measure.small_group_id.is_some() {
        measure.editor = Some(fresh_lock(me.id, ctx));
    }
    Ok(saved(EventKind::MeasureEdited, measure, None, Vec::new()))
}

fn resubmitted(
    workshop: &Workshop,
    me: &Participant,
    id: MeasureId,
    ctx: &Context,
) -> Result<WorkshopMeasure, Refusal> {
    let measure = own_to_change(workshop, me, id, ctx)?;
    check_not_voted_on(workshop, id.0)?;
    Ok(measure.clone())
}

fn submit(
    workshop: &Workshop,
    me: &Participant,
    mut measure: WorkshopMeasure,
    sheet: &ShortSheet,
    derived_from: &[Uuid],
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    measure.sheet = complete_sheet(workshop, sheet)?;
    measure.derived_from = origins(&measure, derived_from, |id| {
        let card = workshop.cards.get(&CardId(id));
        on_the_wall(workshop, id) || card.is_some_and(|card| card.participant_id == Some(me.id))
    })?;
    let sheet = &measure.sheet;
    let texts = [
        &sheet.title,
        &sheet.goal,
        &sheet.description,
        &sheet.who,
        &sheet.first_step,
    ];
    let marked = !card_hints(texts.map(String::as_str)).is_empty();
    measure.state = if workshop.head.setup.pre_approval || marked {
        MeasureState::Pending
    } else {
        MeasureState::Visible
    };
    measure.number = measure.number.or(Some(ctx.next_measure_number));
    measure.editor = None;
    let lineage = promotions(workshop, &measure, None, ctx);
    Ok(saved(EventKind::MeasureSubmitted, measure, None, lineage))
}

fn withdraw(
    workshop: &Workshop,
    me: &Participant,
    id: MeasureId,
    ctx: &Context,
) -> Result<Event, Refusal> {
    let mut measure = own_to_change(workshop, me, id, ctx)?.clone();
    check_not_voted_on(workshop, id.0)?;
    measure.state = MeasureState::Withdrawn;
    measure.editor = None;
    Ok(saved(
        EventKind::MeasureWithdrawn,
        measure,
        None,
        Vec::new(),
    ))
}
