//! What may happen to a workshop: any change, to things that it has and to new ones.

use super::sample::Sample;
use uuid::Uuid;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::{
    CardId, ClusterId, CommitmentId, GroupId, MeasureId, NoteId, ParticipantId, PhaseId, PhotoId,
    RoundId, SmallGroupId, UndoId,
};
use zukunftswerkstatt::domain::participant::{AdmissionCard, Hash256};
use zukunftswerkstatt::domain::round::{Ballot, CountedBallot, RoundState};
use zukunftswerkstatt::domain::workshop::Workshop;

impl Sample {
    /// An id that the workshop has, or a new one.
    fn known<T: Copy>(&mut self, known: impl Iterator<Item = T>, wrap: fn(Uuid) -> T) -> T {
        let known: Vec<T> = known.collect();
        if known.is_empty() || self.flag() {
            wrap(self.id())
        } else {
            self.one_of(&known)
        }
    }

    /// Something that may happen to this workshop.
    pub(crate) fn change(&mut self, workshop: &Workshop) -> Vec<Change> {
        let change = match self.below(19) {
            0 => Change::Head(Box::new(self.head(workshop.head.id))),
            1 => {
                let id = self.known(workshop.phases.iter().map(|p| p.id), PhaseId);
                Change::Phase(self.phase(id))
            }
            2 => Change::PhaseGone(self.known(workshop.phases.iter().map(|p| p.id), PhaseId)),
            3 => {
                let known = workshop.participants.keys().copied();
                let id = self.known(known, ParticipantId);
                let token = workshop.participants.get(&id).map(|p| p.token_hash);
                let token = token.unwrap_or_else(|| self.hash());
                Change::Participant(self.participant(id, token))
            }
            4 => Change::AdmissionCard(AdmissionCard {
                hash: self.known(workshop.admission_cards.keys().copied(), |id| {
                    let mut bytes = [0; 32];
                    bytes[..16].copy_from_slice(id.as_bytes());
                    Hash256(bytes)
                }),
                group_id: self.some_id(GroupId),
                used: self.flag(),
            }),
            5 => {
                let id = self.known(workshop.cards.keys().copied(), CardId);
                Change::Card(self.card(id))
            }
            6 => {
                let id = self.known(workshop.clusters.keys().copied(), ClusterId);
                Change::Cluster(self.cluster(id))
            }
            7 => match workshop.lineage.last().filter(|_| self.flag()) {
                Some(again) => Change::Lineage(again.clone()),
                None => Change::Lineage(self.lineage()),
            },
            8 => {
                let id = self.known(workshop.measures.keys().copied(), MeasureId);
                let number = self.next_number();
                Change::Measure(self.measure(id, number))
            }
            9 => {
                let id = self.known(workshop.small_groups.keys().copied(), SmallGroupId);
                Change::SmallGroup(self.small_group(id))
            }
            10 => {
                let id = self.known(workshop.commitments.keys().copied(), CommitmentId);
                Change::Commitment(self.commitment(id))
            }
            17 => {
                let id = self.known(workshop.photos.keys().copied(), PhotoId);
                Change::Photo(self.photo(id))
            }
            18 => {
                let known = workshop.photos.keys().copied();
                Change::PhotoGone(self.known(known, PhotoId))
            }
            16 => {
                let id = self.known(workshop.notes.keys().copied(), NoteId);
                Change::Note(self.note(id))
            }
            11 => {
                let id = RoundId(self.id());
                let state = self.one_of(&[RoundState::Draft, RoundState::Open]);
                Change::Round(Box::new(self.round(id, state)))
            }
            12 => {
                let drafts = workshop
                    .rounds
                    .values()
                    .filter(|r| r.state == RoundState::Draft);
                Change::RoundGone(self.known(drafts.map(|r| r.id), RoundId))
            }
            13 => {
                let open = workshop
                    .rounds
                    .values()
                    .find(|r| r.state == RoundState::Open);
                let Some(round_id) = open.map(|round| round.id) else {
                    return Vec::new();
                };
                let state = self.one_of(&[RoundState::Closed, RoundState::Void]);
                return vec![
                    Change::Round(Box::new(self.round(round_id, state))),
                    Change::BallotsClosed {
                        round_id,
                        counted: vec![CountedBallot {
                            group: None,
                            ballot: Ballot::Approval(vec![1]),
                            count: self.small(),
                        }],
                    },
                ];
            }
            14 => match workshop.undo.first().filter(|_| self.flag()) {
                Some(again) => Change::Undo(again.clone()),
                None => Change::Undo(self.undo()),
            },
            _ => Change::UndoGone(self.known(workshop.undo.iter().map(|u| u.id), UndoId)),
        };
        vec![change]
    }
}
