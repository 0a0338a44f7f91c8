//! Small groups: formed, joined, their utopia and who presents.

use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::event::Event;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    _workshop: &Workshop,
    _actor: Actor,
    _command: &Command,
    _ctx: &mut Context,
) -> Result<Event, Refusal> {
    Err(Refusal::WrongStage)
}
