//! The annex of the minutes: all cards, as they were; whoever edits the minutes leaves them alone.

use super::check::wish_of;
use crate::domain::contribution::{Card, CardState, Cluster};
use crate::domain::ids::CardId;
use crate::domain::workshop::Workshop;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Cards on the wall that lie together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardsOfTopic<'a> {
    /// Title of the topic, or the wish that the reality check was about; none for those without one, which come last.
    pub title: Option<Cow<'a, str>>,
    /// In the order in which they came; never empty.
    pub cards: Vec<&'a Card>,
}

/// All cards on the wall by topic, topics in their order, then what was said about each wish.
pub fn cards_by_topic(workshop: &Workshop) -> Vec<CardsOfTopic<'_>> {
    let mut cards: Vec<&Card> = workshop.cards.values().collect();
    cards.retain(|card| card.state == CardState::Visible);
    cards.sort_by_key(|card| card.order);
    let mut clusters: Vec<&Cluster> = workshop.clusters.values().collect();
    clusters.retain(|cluster| !cluster.retired);
    clusters.sort_by_key(|cluster| cluster.order);
    let known = |card: &Card| clusters.iter().any(|it| Some(it.id) == card.cluster_id);
    let mut alone = Vec::new();
    let mut checked: BTreeMap<CardId, Vec<&Card>> = BTreeMap::new();
    for card in cards.iter().copied().filter(|card| !known(card)) {
        match wish_of(workshop, card) {
            Some(wish) => checked.entry(wish.id).or_default().push(card),
            None => alone.push(card),
        }
    }
    let wishes = cards.iter().filter_map(|wish| {
        Some(CardsOfTopic {
            title: Some(Cow::Owned(format!("Zum Wunsch „{}“", wish.text))),
            cards: checked.remove(&wish.id)?,
        })
    });
    let alone = CardsOfTopic {
        title: None,
        cards: alone,
    };
    let topics = clusters.iter().map(|cluster| {
        let own = cards.iter().copied();
        CardsOfTopic {
            title: Some(Cow::Borrowed(&cluster.title)),
            cards: own.filter(|it| it.cluster_id == Some(cluster.id)).collect(),
        }
    });
    topics
        .chain(wishes)
        .chain([alone])
        .filter(|topic| !topic.cards.is_empty())
        .collect()
}
