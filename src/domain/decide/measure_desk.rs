//! Measures in the hands of moderators: typed in, changed, approved, hidden. A measure that
//! people are voting on stays as it is until the round is closed.

use crate::domain::command::{Actor, Command, MeasureEdit};
use crate::domain::context::Context;
use crate::domain::contribution::Origin;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::MeasureId;
use crate::domain::limits;
use crate::domain::measure::{MeasureState, WorkshopMeasure};
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

use super::input::{check_not_voted_on, check_version, each_once, running_phase};
use super::measure_parts::{
    blank, clean_sheet, complete_sheet, known_origin, origins, promotions, room_for_measure, saved,
};
use super::moderator;
use super::words::line;

/// Decides one of the commands that [`super::measures`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    running_phase(workshop)?;
    match command {
        Command::AddMeasure {
            sheet,
            derived_from,
            origin,
        } => {
            if !matches!(origin, Origin::Paper | Origin::Spoken) {
                return Err(Refusal::NotAllowed);
            }
            room_for_measure(workshop)?;
            let mut measure = blank(*origin, ctx);
            measure.sheet = complete_sheet(workshop, sheet)?;
            measure.derived_from =
                origins(&measure, derived_from, |id| known_origin(workshop, id))?;
            measure.state = MeasureState::Visible;
            measure.number = Some(ctx.next_measure_number);
            let lineage = promotions(workshop, &measure, Some(account), ctx);
            let kind = EventKind::MeasureSubmitted;
            Ok(saved(kind, measure, Some(account), lineage))
        }
        Command::ChangeMeasure(MeasureEdit {
            measure_id,
            version,
            sheet,
            derived_from,
        }) => {
            let mut measure = standing(workshop, *measure_id)?;
            check_version(measure.version, *version)?;
            check_not_voted_on(workshop, measure_id.0)?;
            if let Some(lock) = measure.editor.filter(|lock| lock.until > ctx.now) {
                return Err(Refusal::BeingEdited { until: lock.until });
            }
            measure.sheet = if measure.state == MeasureState::Draft {
                clean_sheet(workshop, sheet)?
            } else {
                complete_sheet(workshop, sheet)?
            };
            measure.derived_from =
                origins(&measure, derived_from, |id| known_origin(workshop, id))?;
            let lineage = promotions(workshop, &measure, Some(account), ctx);
            let kind = EventKind::MeasureEdited;
            Ok(saved(kind, measure, Some(account), lineage))
        }
        Command::ApproveMeasures { measure_ids } => {
            let mut event = Event {
                kind: EventKind::MeasureApproved,
                subjects: Vec::new(),
                actor: Some(account),
                changes: Vec::new(),
            };
            for id in each_once("measureIds", measure_ids)? {
                let measure = workshop.measures.get(&id);
                let measure = measure.ok_or_else(|| Refusal::not_found("measure"))?;
                if measure.state == MeasureState::Pending {
                    let mut measure = measure.clone();
                    measure.state = MeasureState::Visible;
                    measure.version = measure.version.saturating_add(1);
                    event.subjects.push(id.0);
                    event.changes.push(Change::Measure(measure));
                }
            }
            Ok(event)
        }
        Command::HideMeasure { measure_id, reason } => {
            let mut measure = sent(workshop, *measure_id)?;
            check_not_voted_on(workshop, measure_id.0)?;
            measure.hidden_reason = Some(line(reason, "reason", limits::REASON)?);
            measure.state = MeasureState::Hidden;
            measure.editor = None;
            let kind = EventKind::MeasureHidden;
            Ok(saved(kind, measure, Some(account), Vec::new()))
        }
        Command::ShowMeasure { measure_id } => {
            let mut measure = sent(workshop, *measure_id)?;
            measure.hidden_reason = None;
            measure.state = MeasureState::Visible;
            let kind = EventKind::MeasureShown;
            Ok(saved(kind, measure, Some(account), Vec::new()))
        }
        _ => Err(Refusal::NotAllowed),
    }
}

/// A measure that was not taken back.
fn standing(workshop: &Workshop, id: MeasureId) -> Result<WorkshopMeasure, Refusal> {
    let measure = workshop.measures.get(&id);
    measure
        .filter(|measure| measure.state != MeasureState::Withdrawn)
        .cloned()
        .ok_or_else(|| Refusal::not_found("measure"))
}

/// A measure that was sent and not taken back.
fn sent(workshop: &Workshop, id: MeasureId) -> Result<WorkshopMeasure, Refusal> {
    let measure = standing(workshop, id)?;
    if measure.state == MeasureState::Draft {
        Err(Refusal::not_found("measure"))
    } else {
        Ok(measure)
    }
}
