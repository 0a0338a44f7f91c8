//! The annex of the minutes: all cards, as they were; whoever edits the minutes leaves them alone.

use crate::domain::contribution::{Card, CardState, Cluster};
use crate::domain::workshop::Workshop;

/// Cards on the wall that lie together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardsOfTopic<'a> {
    /// Title of the topic; none for those without one, which come last.
    pub title: Option<&'a str>,
    /// In the order in which they came; never empty.
    pub cards: Vec<&'a Card>,
}

/// All cards on the wall by topic, topics in their order.
pub fn cards_by_topic(workshop: &Workshop) -> Vec<CardsOfTopic<'_>> {
    let mut cards: Vec<&Card> = workshop.cards.values().collect();
    cards.retain(|card| card.state == CardState::Visible);
    cards.sort_by_key(|card| card.order);
    let mut clusters: Vec<&Cluster> = workshop.clusters.values().collect();
    clusters.retain(|cluster| !cluster.retired);
    clusters.sort_by_key(|cluster| cluster.order);
    let known = |card: &Card| clusters.iter().any(|it| Some(it.id) == card.cluster_id);
    let alone = CardsOfTopic {
        title: None,
        cards: cards.iter().copied().filter(|card| !known(card)).collect(),
    };
    let topics = clusters.iter().map(|cluster| {
        let own = cards.iter().copied();
        CardsOfTopic {
            title: Some(&cluster.title),
            cards: own.filter(|it| it.cluster_id == Some(cluster.id)).collect(),
        }
    });
    topics
        .chain([alone])
        .filter(|topic| !topic.cards.is_empty())
        .collect()
}
