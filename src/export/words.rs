//! German words for the codes of the model, and the drop-down lists made of them.

use crate::domain::contribution::{CardKind, CardState, Relation, ThingKind};
use crate::domain::measure::{Effort, MeasureState};
use crate::domain::measure_sheet::{Direction, MeasureStatus};
use crate::domain::register::funding::{ApplicationState, FundingProvider};
use crate::domain::register::strategies::AlignmentRelation;
use crate::domain::results::OfficeWorkshop;
use crate::domain::round::ObjectKind;
use crate::domain::sheet::codes::{CooperationMode, DeliveryMode, Feasibility, PriorityClass};
use crate::domain::sheet::ranking::Agreement;
use crate::domain::sheet::resource::PlanOrder;
use crate::domain::workshop::Stage;

/// All states of a measure, in the order of its life.
pub const STATUSES: [MeasureStatus; 10] = [
    MeasureStatus::Idea,
    MeasureStatus::InReview,
    MeasureStatus::Proposed,
    MeasureStatus::Adopted,
    MeasureStatus::Planned,
    MeasureStatus::Running,
    MeasureStatus::Paused,
    MeasureStatus::Done,
    MeasureStatus::Dropped,
    MeasureStatus::HandedOver,
];

/// All directions.
pub const DIRECTIONS: [Direction; 4] = [
    Direction::Inward,
    Direction::ToCitizens,
    Direction::Economy,
    Direction::Both,
];

/// Status of a measure.
pub fn status(status: MeasureStatus) -> &'static str {
    match status {
        MeasureStatus::Idea => "Idee",
        MeasureStatus::InReview => "in Prüfung",
        MeasureStatus::Proposed => "vorgeschlagen",
        MeasureStatus::Adopted => "beschlossen",
        MeasureStatus::Planned => "geplant",
        MeasureStatus::Running => "läuft",
        MeasureStatus::Paused => "pausiert",
        MeasureStatus::Done => "erledigt",
        MeasureStatus::Dropped => "verworfen",
        MeasureStatus::HandedOver => "abgegeben",
    }
}

/// Direction of a measure.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Inward => "nach innen",
        Direction::ToCitizens => "zum Bürger",
        Direction::Economy => "Wirtschaft",
        Direction::Both => "beides",
    }
}

/// Rough effort; nothing where nobody said.
pub fn effort(effort: Effort) -> &'static str {
    match effort {
        Effort::Unknown => "",
        Effort::Small => "klein",
        Effort::Medium => "mittel",
        Effort::Large => "groß",
    }
}

/// What the room did with a measure.
pub fn room_state(state: MeasureState) -> &'static str {
    match state {
        MeasureState::Draft => "Entwurf",
        MeasureState::Pending => "wartet auf Freigabe",
        MeasureState::Visible => "auf der Liste",
        MeasureState::Hidden => "ausgeblendet",
        MeasureState::Withdrawn => "zurückgezogen",
    }
}

/// What was voted on.
pub fn object_kind(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Contribution => "Karten",
        ObjectKind::Cluster => "Themencluster",
        ObjectKind::Wish => "Wünsche",
        ObjectKind::Measure => "Maßnahmen",
    }
}

/// Kind of a card.
pub fn card_kind(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Praise => "Lob",
        CardKind::Criticism => "Kritik",
        CardKind::Reversal => "Umkehrung",
        CardKind::Wish => "Wunsch",
        CardKind::MeasureIdea => "Maßnahmenidee",
        CardKind::Question => "Frage",
        CardKind::Parked => "Themenspeicher",
    }
}

/// State of a card.
pub fn card_state(state: CardState) -> &'static str {
    match state {
        CardState::Pending => "wartet auf Freigabe",
        CardState::Visible => "sichtbar",
        CardState::Hidden => "ausgeblendet",
        CardState::Withdrawn => "zurückgezogen",
    }
}

/// Kind of a thing in a lineage.
pub fn thing(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Card => "Karte",
        ThingKind::Cluster => "Themencluster",
        ThingKind::Measure => "Maßnahme",
    }
}

/// How one thing came from another.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Grouped => "einsortiert",
        Relation::Merged => "zusammengelegt",
        Relation::Split => "abgetrennt",
        Relation::Reworded => "umformuliert",
        Relation::Promoted => "daraus entstanden",
        Relation::Ungrouped => "herausgenommen",
        Relation::Undone => "rückgängig gemacht",
    }
}

/// Where a workshop stands.
pub fn stage(workshop: &OfficeWorkshop) -> &'static str {
    match workshop.stage {
        Stage::Running if workshop.frozen_at.is_some() => "Ergebnisse eingefroren",
        Stage::Draft => "in Vorbereitung",
        Stage::Running => "läuft",
        Stage::FollowUp => "Ergebnisse eingefroren",
        Stage::Archived => "abgeschlossen",
    }
}

/// Yes or no.
pub fn yes_no(yes: bool) -> &'static str {
    if yes { "ja" } else { "nein" }
}

/// The order of measures.
pub fn order_words(order: PlanOrder) -> &'static str {
    match order {
        PlanOrder::Room => "Rangfolge der Bürgerschaft",
        PlanOrder::Administration => "Rangfolge der Verwaltung",
        PlanOrder::PriorityClass => "Prioritätsklasse",
    }
}

/// How soon a measure is to begin.
pub fn priority(class: PriorityClass) -> &'static str {
    match class {
        PriorityClass::High => "hoch",
        PriorityClass::Medium => "mittel",
        PriorityClass::Low => "niedrig",
    }
}

/// What the department found.
pub fn feasibility(feasibility: Feasibility) -> &'static str {
    match feasibility {
        Feasibility::Open => "offen",
        Feasibility::Feasible => "machbar",
        Feasibility::FeasibleWithConditions => "machbar unter Bedingungen",
        Feasibility::NotFeasible => "nicht machbar",
    }
}

/// Who carries a measure out.
pub fn delivery(mode: DeliveryMode) -> &'static str {
    match mode {
        DeliveryMode::InHouse => "intern",
        DeliveryMode::External => "extern",
        DeliveryMode::Mixed => "gemischt",
    }
}

/// With whom.
pub fn cooperation(mode: CooperationMode) -> &'static str {
    match mode {
        CooperationMode::Alone => "allein",
        CooperationMode::Municipalities => "andere Kommunen",
        CooperationMode::District => "Kreis",
        CooperationMode::State => "Land",
        CooperationMode::Private => "Unternehmen",
        CooperationMode::Association => "Verein",
    }
}

/// How the administration's rank stands to the room's.
pub fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Unranked => "",
        Agreement::NoRoomRank => "ohne Rang im Saal",
        Agreement::Agreed => "einig",
        Agreement::Contested => "strittig",
    }
}

/// What kind of body gives money.
pub fn provider(provider: FundingProvider) -> &'static str {
    match provider {
        FundingProvider::Eu => "EU",
        FundingProvider::Federal => "Bund",
        FundingProvider::State => "Land",
        FundingProvider::District => "Kreis",
        FundingProvider::Foundation => "Stiftung",
        FundingProvider::Other => "Sonstige",
    }
}

/// State of an application for funding.
pub fn application(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Idea => "geplant",
        ApplicationState::Checking => "in Vorbereitung",
        ApplicationState::Submitted => "eingereicht",
        ApplicationState::Granted => "bewilligt",
        ApplicationState::Rejected => "abgelehnt",
        ApplicationState::Withdrawn => "zurückgezogen",
        ApplicationState::Settled => "abgerechnet",
    }
}

/// How a measure stands to an existing strategy.
pub fn alignment(relation: AlignmentRelation) -> &'static str {
    match relation {
        AlignmentRelation::Supports => "unterstützt",
        AlignmentRelation::Duplicates => "ist schon enthalten in",
        AlignmentRelation::Conflicts => "widerspricht",
    }
}

/// The words of all codes, for a drop-down list.
pub fn all<T: Copy>(codes: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    codes.iter().map(|code| word(*code)).collect()
}
