//! What moderators did, for everybody who asks how the room was moderated: one line per step, without names of people,
//! without texts that were taken off the wall.

use super::context::Timestamp;
use super::contribution::CardState;
use super::event::EventKind;
use super::ids::{AccountId, CardId, ClusterId, MeasureId, RoundId};
use super::measure::MeasureState;
use super::workshop::Workshop;
use uuid::Uuid;

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Kind.
    pub kind: EventKind,
    /// Ids of the things concerned.
    pub subjects: Vec<Uuid>,
    /// The moderator; none for participants and the service itself.
    pub actor: Option<AccountId>,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub what: &'static str,
    /// What it was done to, as it reads today; in words if it may not be read.
    pub about: Vec<String>,
    /// The reason that was given; empty if there is none.
    pub reason: String,
    /// Which moderator, counted from 1 in order of appearance.
    pub moderator: u32,
}

/// The log of a workshop, oldest first; `journal` in its own order.
pub fn moderation_log(workshop: &Workshop, journal: &[Entry]) -> Vec<LogLine> {
    let mut moderators: Vec<AccountId> = Vec::new();
    let mut lines = Vec::new();
    for entry in journal {
        let (Some(actor), Some(what)) = (entry.actor, words(entry.kind)) else {
            continue;
        };
        let known = moderators.iter().position(|one| *one == actor);
        let index = known.unwrap_or_else(|| {
            moderators.push(actor);
            moderators.len() - 1
        });
        let found = entry.subjects.iter().filter_map(|id| about(workshop, *id));
        let reasons = entry
            .subjects
            .iter()
            .filter_map(|id| reason(workshop, entry.kind, *id));
        lines.push(LogLine {
            at: entry.at,
            what,
            about: found.collect(),
            reason: reasons.collect::<Vec<_>>().join(" · "),
            moderator: u32::try_from(index + 1).unwrap_or(u32::MAX),
        });
    }
    lines
}

/// Steps that change what the room has written, sees or decides; none for all others.
fn words(kind: EventKind) -> Option<&'static str> {
    Some(match kind {
        EventKind::CardApproved => "Karte angenommen",
        EventKind::CardHidden => "Karte verborgen",
        EventKind::CardShown => "Karte wieder gezeigt",
        EventKind::CardReworded => "Karte anders formuliert",
        EventKind::CardsMoved => "Karten verschoben",
        EventKind::CardDomainSet => "Lebensbereich einer Karte gesetzt",
        EventKind::CardChosen => "Karte ausgewählt",
        EventKind::ClusterCreated => "Thema angelegt",
        EventKind::ClusterEdited => "Thema geändert",
        EventKind::ClustersMerged => "Themen zusammengelegt",
        EventKind::ClusterSplit => "Thema geteilt",
        EventKind::AimChosen => "Ziel ausgewählt",
        EventKind::StepUndone => "Schritt zurückgenommen",
        EventKind::MeasureApproved => "Maßnahme angenommen",
        EventKind::MeasureHidden => "Maßnahme verborgen",
        EventKind::MeasureShown => "Maßnahme wieder gezeigt",
        EventKind::MeasureEdited => "Maßnahme geändert",
        EventKind::CommitmentConfirmed => "Verabredung bestätigt",
        EventKind::CommitmentDropped => "Verabredung gestrichen",
        EventKind::RoundOpened => "Abstimmung geöffnet",
        EventKind::PaperTallied => "Papierzettel eingetragen",
        EventKind::RoundClosed => "Abstimmung geschlossen",
        EventKind::RoundRevealed => "Ergebnis gezeigt",
        EventKind::RoundVoided => "Abstimmung für ungültig erklärt",
        EventKind::BallotsPublished => "Stimmzettel veröffentlicht oder zurückgenommen",
        EventKind::ResultsFrozen => "Ergebnisse eingefroren",
        _ => return None,
    })
}

/// A card, topic, measure or round in words; none for anything else.
fn about(workshop: &Workshop, id: Uuid) -> Option<String> {
    if let Some(card) = workshop.cards.get(&CardId(id)) {
        return Some(match card.state {
            CardState::Visible => card.text.clone(),
            CardState::Pending => "(Karte, noch nicht geprüft)".to_owned(),
            CardState::Hidden => "(verborgene Karte)".to_owned(),
            CardState::Withdrawn => "(zurückgezogene Karte)".to_owned(),
        });
    }
    if let Some(cluster) = workshop.clusters.get(&ClusterId(id)) {
        return Some(format!("Thema: {}", cluster.title));
    }
    if let Some(measure) = workshop.measures.get(&MeasureId(id)) {
        return Some(match measure.state {
            MeasureState::Visible => format!("Maßnahme: {}", measure.sheet.title),
            MeasureState::Hidden => "(verborgene Maßnahme)".to_owned(),
            MeasureState::Draft | MeasureState::Pending | MeasureState::Withdrawn => {
                "(Maßnahme, nicht auf der Liste)".to_owned()
            }
        });
    }
    let round = workshop.rounds.get(&RoundId(id))?;
    Some(format!("Abstimmung: {}", round.question.de))
}

/// Why a thing was hidden or declared void, if it still is.
fn reason(workshop: &Workshop, kind: EventKind, id: Uuid) -> Option<String> {
    match kind {
        EventKind::CardHidden => workshop.cards.get(&CardId(id))?.hidden_reason.clone(),
        EventKind::MeasureHidden => workshop.measures.get(&MeasureId(id))?.hidden_reason.clone(),
        EventKind::RoundVoided => workshop.rounds.get(&RoundId(id))?.void_reason.clone(),
        _ => None,
    }
}
