//! Who could win if equal majorities were taken in another order.

use std::collections::HashSet;

use super::Link;

/// The relation "above" of up to [`MAX_OPTIONS`] options, one bit per pair.
type Relation = u128;

/// 11 · 11 bits.
const MAX_OPTIONS: usize = 11;
/// How many different relations are looked at before giving up.
const MAX_RELATIONS: usize = 50_000;

/// Union of the first layers over all orders, or none if that takes too long.
/// `links` are sorted.
pub(super) fn first_layers(n: usize, links: &[Link]) -> Option<Vec<usize>> {
    if n > MAX_OPTIONS {
        return None;
    }
    let mut relations: HashSet<Relation> = HashSet::from([0]);
    let mut budget = MAX_RELATIONS;
    for equal in links.chunk_by(|a, b| a.order == b.order) {
        relations = lock_in_any_order(n, &relations, equal, &mut budget)?;
    }
    let unbeaten = |option: usize, relation: Relation| (0..n).all(|a| !has(n, relation, a, option));
    let first = |&option: &usize| relations.iter().any(|&relation| unbeaten(option, relation));
    Some((0..n).filter(first).collect())
}

/// Everything that can come of locking these links in some order.
fn lock_in_any_order(
    n: usize,
    from: &HashSet<Relation>,
    links: &[Link],
    budget: &mut usize,
) -> Option<HashSet<Relation>> {
    let mut seen = from.clone();
    let mut open: Vec<Relation> = from.iter().copied().collect();
    let mut finished = HashSet::new();
    while let Some(relation) = open.pop() {
        *budget = budget.checked_sub(1)?;
        let mut done = true;
        for link in links {
            let decided = has(n, relation, link.winner, link.loser)
                || has(n, relation, link.loser, link.winner);
            if !decided {
                done = false;
                let next = locked(n, relation, link);
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        if done {
            finished.insert(relation);
        }
    }
    Some(finished)
}

fn bit(n: usize, a: usize, b: usize) -> Relation {
    1 << (a * n + b)
}

fn has(n: usize, relation: Relation, a: usize, b: usize) -> bool {
    relation & bit(n, a, b) != 0
}

fn locked(n: usize, relation: Relation, link: &Link) -> Relation {
    let row = (1 << n) - 1;
    let below_loser = (relation >> (link.loser * n)) & row | 1 << link.loser;
    let upper = (0..n).filter(|&a| a == link.winner || has(n, relation, a, link.winner));
    upper.fold(relation, |result, a| result | below_loser << (a * n))
}
