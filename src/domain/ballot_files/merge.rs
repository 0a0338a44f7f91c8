use std::collections::BTreeMap;

use crate::domain::tally::vectors::{BallotEntry, RatingEntry};

/// What makes two ballots equal, in an order that has nothing to do with their arrival.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Content {
    group: Option<usize>,
    weight: u64,
    ranking: Option<Vec<Vec<usize>>>,
    approvals: Option<Vec<usize>>,
    points: Option<Vec<(usize, i64)>>,
    ratings: Option<Vec<RatingEntry>>,
    votes: Option<Vec<(usize, i64)>>,
    duel: Option<Vec<usize>>,
}

/// Equal ballots as one entry each, the most frequent first, in the writing that all kinds share:
/// options in the order of the list; what says nothing (no points, no answer, an empty tier) left out.
pub fn merged(ballots: &[BallotEntry]) -> Vec<BallotEntry> {
    let mut counts: BTreeMap<Content, u64> = BTreeMap::new();
    for ballot in ballots.iter().filter(|ballot| ballot.n > 0) {
        let count = counts.entry(Content::of(ballot)).or_default();
        *count = count.saturating_add(ballot.n);
    }
    let mut merged: Vec<BallotEntry> = counts
        .into_iter()
        .map(|(content, n)| content.entry(n))
        .collect();
    // Stable: equally frequent ones stay in the order of their content.
    merged.sort_by_key(|entry| std::cmp::Reverse(entry.n));
    merged
}

impl Content {
    fn of(entry: &BallotEntry) -> Self {
        Self {
            group: entry.g,
            weight: entry.w,
            ranking: entry.r.as_ref().map(|tiers| {
                let tiers = tiers.iter().filter(|tier| !tier.is_empty());
                tiers.map(|tier| sorted(tier)).collect()
            }),
            approvals: entry.a.as_ref().map(|list| {
                let mut list = sorted(list);
                list.dedup();
                list
            }),
            points: entry.p.as_ref().map(|list| points(list)),
            ratings: entry.s.as_ref().map(|list| {
                let answers = |rating: &&RatingEntry| rating.1.is_some() || rating.2.is_some();
                sorted(&list.iter().filter(answers).copied().collect::<Vec<_>>())
            }),
            votes: entry.v.as_ref().map(|list| sorted(list)),
            duel: entry.c.as_ref().map(|duel| match duel.as_slice() {
                // A tie has no first one.
                [first, second, 0] => vec![*first.min(second), *first.max(second), 0],
                other => other.to_vec(),
            }),
        }
    }

    fn entry(self, n: u64) -> BallotEntry {
        BallotEntry {
            n,
            w: self.weight,
            g: self.group,
            r: self.ranking,
            a: self.approvals,
            p: self.points,
            s: self.ratings,
            v: self.votes,
            c: self.duel,
        }
    }
}

/// One entry per option; no points are no entry. What is below 0 makes a ballot invalid as a whole,
/// and stays.
fn points(list: &[(usize, i64)]) -> Vec<(usize, i64)> {
    let mut list = sorted(list);
    if list.iter().all(|(_, points)| *points >= 0) {
        list.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        list.retain(|(_, points)| *points != 0);
    }
    list
}

fn sorted<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut list = list.to_vec();
    list.sort_unstable();
    list
}
