//! The workshop: everything that one session task owns. Its tables hold exactly this.

use super::context::Timestamp;
use super::contribution::{Card, CardKind, CardState, Cluster, Lineage, UndoStep};
use super::event::Change;
use super::ids::{
    AccountId, CardId, ClusterId, CommitmentId, MeasureId, NoteId, ParticipantId, PhaseId, PhotoId,
    ProcessId, RoundId, SmallGroupId, WorkshopId,
};
use super::index::Index;
use super::measure::{Commitment, SmallGroup, WorkshopMeasure};
use super::note::Note;
use super::participant::{AdmissionCard, Hash256, Participant};
use super::phase::{Clock, Phase};
use super::photo::Photo;
use super::round::{BallotBox, Round};
use super::setup::Setup;
use super::similarity::SimilarityIndex;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The large steps of a workshop's life; the phases of the agenda lie within `running`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Being prepared; nobody can join.
    #[default]
    Draft,
    /// From the lobby to the closing round.
    Running,
    /// Over; results are frozen and people may still look.
    FollowUp,
    /// Closed for good; public results only.
    Archived,
}

/// The workshop's own fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Identity.
    pub id: WorkshopId,
    /// The strategy process that it feeds.
    pub process_id: ProcessId,
    /// Six digits, unique among open workshops.
    pub join_code: String,
    /// Where it stands.
    pub stage: Stage,
    /// The running phase and its time.
    pub clock: Clock,
    /// True: nobody new may join.
    pub locked: bool,
    /// The moderator who drives.
    pub driver: Option<AccountId>,
    /// The card that the projector shows alone while cards are being sorted.
    pub spotlight: Option<CardId>,
    /// The small group that presents.
    pub presenting: Option<SmallGroupId>,
    /// True: the wall shows the photos of the day.
    pub photo_wall: bool,
    /// People in the room without a device, as counted by a moderator.
    pub people_without_device: u32,
    /// When results were frozen.
    pub frozen_at: Option<Timestamp>,
    /// Settings.
    pub setup: Setup,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A whole workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workshop {
    /// Its own fields.
    pub head: Head,
    /// Number of discrete events so far.
    pub seq: u64,
    /// The agenda, sorted by `order`.
    pub phases: Vec<Phase>,
    /// Everybody who ever joined.
    pub participants: BTreeMap<ParticipantId, Participant>,
    /// Participants by the hash of their token (derived).
    pub tokens: HashMap<Hash256, ParticipantId>,
    /// Printed admission cards.
    pub admission_cards: HashMap<Hash256, AdmissionCard>,
    /// All cards, hidden and withdrawn ones too.
    pub cards: BTreeMap<CardId, Card>,
    /// All clusters, retired ones too.
    pub clusters: BTreeMap<ClusterId, Cluster>,
    /// Lineage, oldest first.
    pub lineage: Vec<Lineage>,
    /// All measures.
    pub measures: BTreeMap<MeasureId, WorkshopMeasure>,
    /// Small groups.
    pub small_groups: BTreeMap<SmallGroupId, SmallGroup>,
    /// Commitments.
    pub commitments: BTreeMap<CommitmentId, Commitment>,
    /// Photos of the day.
    pub photos: BTreeMap<PhotoId, Photo>,
    /// Notes for the minutes, deleted ones too.
    pub notes: BTreeMap<NoteId, Note>,
    /// Rounds.
    pub rounds: BTreeMap<RoundId, Round>,
    /// Ballots of the open rounds.
    pub ballots: HashMap<RoundId, BallotBox>,
    /// Steps that can be undone, oldest first.
    pub undo: Vec<UndoStep>,
    /// The texts of all cards that were not taken back (derived).
    pub texts: CardTexts,
    /// What is looked up often (derived).
    pub index: Index,
}

/// Searches cards for duplicates without looking at each. Derived from the cards, and therefore
/// always equal where the cards are.
#[derive(Clone, Debug, Default)]
pub struct CardTexts(HashMap<CardKind, SimilarityIndex<CardId>>);

impl PartialEq for CardTexts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for CardTexts {}

impl CardTexts {
    /// Follows a card from its old value to its new one.
    fn follow(&mut self, old: Option<&Card>, card: &Card) {
        let stands = card.state != CardState::Withdrawn;
        let same = old.is_some_and(|old| {
            old.text == card.text && (old.state != CardState::Withdrawn) == stands
        });
        if same {
            return;
        }
        let index = self.0.entry(card.kind).or_default();
        if stands {
            index.insert(card.id, &card.text);
        } else {
            index.remove(card.id);
        }
    }
}

impl Workshop {
    /// A workshop with nothing in it but its head.
    pub fn new(head: Head) -> Self {
        Self {
            head,
            seq: 0,
            phases: Vec::new(),
            participants: BTreeMap::new(),
            tokens: HashMap::new(),
            admission_cards: HashMap::new(),
            cards: BTreeMap::new(),
            clusters: BTreeMap::new(),
            lineage: Vec::new(),
            measures: BTreeMap::new(),
            small_groups: BTreeMap::new(),
            commitments: BTreeMap::new(),
            photos: BTreeMap::new(),
            notes: BTreeMap::new(),
            rounds: BTreeMap::new(),
            ballots: HashMap::new(),
            undo: Vec::new(),
            texts: CardTexts::default(),
            index: Index::default(),
        }
    }

    /// The running phase.
    pub fn phase(&self) -> Option<&Phase> {
        let id = self.head.clock.phase_id?;
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// The phase with this id.
    pub fn phase_by_id(&self, id: PhaseId) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// The card of this kind that a text seems to repeat most, other than `except`; of several
    /// that it repeats as much, the first that arrived.
    pub fn duplicate_of(&self, kind: CardKind, text: &str, except: CardId) -> Option<CardId> {
        let index = self.texts.0.get(&kind)?;
        let matches = index.query(text).into_iter();
        matches
            .filter(|found| found.key != except)
            .max_by_key(|found| {
                let order = self.cards.get(&found.key).map(|card| card.order);
                (found.similarity, std::cmp::Reverse(order))
            })
            .map(|found| found.key)
    }

    /// The cards that a participant has written, oldest first; does not look at the others.
    pub fn cards_of(&self, writer: ParticipantId) -> impl Iterator<Item = &Card> {
        let ids = self.index.cards_of(writer);
        ids.filter_map(|id| self.cards.get(&id))
    }

    /// True while any round is open.
    pub fn has_open_round(&self) -> bool {
        self.rounds
            .values()
            .any(|round| round.state == super::round::RoundState::Open)
    }

    /// Makes one change true. Idempotent.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Head(head) => self.head = (**head).clone(),
            Change::Phase(phase) => {
                self.phases.retain(|other| other.id != phase.id);
                self.phases.push(phase.clone());
                self.phases.sort_by_key(|phase| (phase.order, phase.id));
            }
            Change::PhaseGone(id) => self.phases.retain(|phase| phase.id != *id),
            Change::Participant(person) => {
                if let Some(old) = self.participants.get(&person.id)
                    && old.token_hash != person.token_hash
                {
                    self.tokens.remove(&old.token_hash);
                }
                self.tokens.insert(person.token_hash, person.id);
                self.index
                    .follow_person(self.participants.get(&person.id), person);
                self.participants.insert(person.id, person.clone());
            }
            Change::AdmissionCard(card) => {
                self.admission_cards.insert(card.hash, card.clone());
            }
            Change::Card(card) => {
                self.texts.follow(self.cards.get(&card.id), card);
                self.index.follow_card(self.cards.get(&card.id), card);
                self.cards.insert(card.id, card.clone());
            }
            Change::Cluster(cluster) => {
                self.clusters.insert(cluster.id, cluster.clone());
            }
            Change::Lineage(step) => {
                if !self.lineage.iter().rev().any(|other| other.id == step.id) {
                    self.lineage.push(step.clone());
                }
            }
            Change::Measure(measure) => {
                self.measures.insert(measure.id, measure.clone());
            }
            Change::SmallGroup(group) => {
                self.small_groups.insert(group.id, group.clone());
            }
            Change::Commitment(commitment) => {
                self.commitments.insert(commitment.id, commitment.clone());
            }
            Change::Photo(photo) => {
                self.photos.insert(photo.id, photo.clone());
            }
            Change::PhotoGone(id) => {
                self.photos.remove(id);
            }
            Change::Note(note) => {
                self.notes.insert(note.id, note.clone());
            }
            Change::Round(round) => {
                self.rounds.insert(round.id, (**round).clone());
            }
            Change::RoundGone(id) => {
                self.rounds.remove(id);
            }
            Change::Ballot { round_id, ballot } => {
                self.ballots
                    .entry(*round_id)
                    .or_default()
                    .put(ballot.clone());
            }
            Change::BallotsClosed { round_id, .. } => {
                self.ballots.remove(round_id);
            }
            Change::Undo(step) => {
                self.undo.retain(|other| other.id != step.id);
                self.undo.push(step.clone());
                self.undo.sort_by_key(|step| step.id);
            }
            Change::UndoGone(id) => self.undo.retain(|step| step.id != *id),
        }
    }
}
