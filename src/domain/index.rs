//! What a workshop looks up often, derived from its things: nothing that happens once per card or
//! per phone walks over all cards or all people.

use super::contribution::Card;
use super::ids::{CardId, GroupId, ParticipantId};
use super::participant::Participant;
use std::collections::{BTreeSet, HashMap};

/// Derived from cards and participants, and therefore always equal where they are.
#[derive(Clone, Debug, Default)]
pub struct Index {
    cards: HashMap<ParticipantId, BTreeSet<CardId>>,
    people: HashMap<GroupId, u32>,
    last_order: u32,
}

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Index {}

impl Index {
    /// Ids of the cards that a participant has written, oldest first.
    pub fn cards_of(&self, writer: ParticipantId) -> impl Iterator<Item = CardId> {
        self.cards.get(&writer).into_iter().flatten().copied()
    }

    /// People who have named this group.
    pub fn people_of(&self, group: GroupId) -> u32 {
        self.people.get(&group).copied().unwrap_or(0)
    }

    /// The highest position of a card so far; 0 if there is none.
    pub fn last_order(&self) -> u32 {
        self.last_order
    }

    /// Follows a card from its old value to its new one; the link to its writer may be cut.
    pub(super) fn follow_card(&mut self, old: Option<&Card>, card: &Card) {
        self.last_order = self.last_order.max(card.order);
        if let Some(writer) = old.and_then(|old| old.participant_id)
            && card.participant_id != Some(writer)
            && let Some(cards) = self.cards.get_mut(&writer)
        {
            cards.remove(&card.id);
        }
        if let Some(writer) = card.participant_id {
            self.cards.entry(writer).or_default().insert(card.id);
        }
    }

    /// Follows a participant from their old answers to their new ones.
    pub(super) fn follow_person(&mut self, old: Option<&Participant>, new: &Participant) {
        if let Some(left) = old.and_then(|old| old.group_id)
            && let Some(people) = self.people.get_mut(&left)
        {
            *people = people.saturating_sub(1);
        }
        if let Some(group) = new.group_id {
            *self.people.entry(group).or_default() += 1;
        }
    }
}
