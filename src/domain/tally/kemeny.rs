//! Kemeny: the orders that contradict the ballots least. Only to audit short lists.

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::copeland::half_wins;
use super::number::Number;
use super::outcome::named;
use super::pairwise::Pairwise;
use super::{Counts, OptionIndex, Refusal, Score};

/// Options inside one knot of cyclic or tied majorities; the work doubles with each.
pub const MAX_KNOT: usize = 16;

/// Result of Kemeny's rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Turnout.
    pub counts: Counts,
    /// Least weighted disagreement: votes for b above a, over all pairs with a above b.
    pub score: Score,
    /// First places of all optimal orders; nobody without counted ballots.
    pub winners: Vec<OptionIndex>,
    /// How many orders are optimal.
    pub optimal_orders: BigUint,
}

/// Best orders of some options.
struct Best {
    disagreement: BigInt,
    orders: BigUint,
    first: Vec<usize>,
}

/// Finds the optimum. Refuses if more than [`MAX_KNOT`] options are entangled.
pub fn count(pairwise: &Pairwise) -> Result<Outcome, Refusal> {
    let mut score = BigInt::zero();
    let mut optimal_orders = BigUint::one();
    let mut winners = None;
    // Between knots all majorities are strict and point one way, so every optimal
    // order has the knots one after the other, against the minorities.
    let mut above: Vec<usize> = Vec::new();
    for knot in knots(pairwise) {
        for &b in &knot {
            for &a in &above {
                score += pairwise.scaled(b, a);
            }
        }
        let best = if all_tied(pairwise, &knot) {
            any_order(pairwise, &knot)
        } else if knot.len() <= MAX_KNOT {
            best_orders(pairwise, &knot)
        } else {
            return Err(Refusal::TooManyOptions {
                found: knot.len(),
                limit: MAX_KNOT,
            });
        };
        score += best.disagreement;
        optimal_orders *= best.orders;
        winners.get_or_insert(best.first);
        above.extend(knot);
    }
    let winners = winners
        .filter(|_| pairwise.counts.counted > 0)
        .unwrap_or_default();
    Ok(Outcome {
        counts: pairwise.counts,
        score: BigRational::from(score) * pairwise.unit(),
        winners: named(&pairwise.options, &winners),
        optimal_orders,
    })
}

/// Splits the options so that each knot strictly beats all that come after it,
/// as finely as possible; list order inside.
fn knots(pairwise: &Pairwise) -> Vec<Vec<usize>> {
    let n = pairwise.len();
    let wins = half_wins(pairwise);
    let mut order: Vec<(u64, usize)> = wins.into_iter().zip(0..).collect();
    order.sort_by_key(|&(wins, option)| (std::cmp::Reverse(wins), option));
    let mut knots = Vec::new();
    let mut knot = Vec::new();
    let mut sum = 0;
    for (taken, (wins, option)) in (1_u64..).zip(order) {
        knot.push(option);
        sum += wins;
        // Two half wins for every pair among the first ones, and for every pair
        // of one of them with one of the rest.
        let rest = (n as u64).saturating_sub(taken);
        if sum == taken * (taken - 1) + 2 * taken * rest {
            knot.sort_unstable();
            knots.push(std::mem::take(&mut knot));
        }
    }
    knots
}

fn all_tied(pairwise: &Pairwise, knot: &[usize]) -> bool {
    knot.iter()
        .all(|&a| knot.iter().all(|&b| pairwise.compare(a, b).is_eq()))
}

/// With ties only, every order is as good as any other.
fn any_order(pairwise: &Pairwise, knot: &[usize]) -> Best {
    let mut disagreement = BigInt::zero();
    let mut orders = BigUint::one();
    for (place, &a) in knot.iter().enumerate() {
        orders *= place + 1;
        for &b in knot.iter().take(place) {
            disagreement += pairwise.scaled(a, b);
        }
    }
    Best {
        disagreement,
        orders,
        first: knot.to_vec(),
    }
}

fn best_orders(pairwise: &Pairwise, knot: &[usize]) -> Best {
    let exact: Vec<BigInt> = knot
        .iter()
        .flat_map(|&a| knot.iter().map(move |&b| pairwise.scaled(a, b)))
        .collect();
    let largest = exact.iter().max().cloned().unwrap_or_default();
    let all_fit = i128::from_big(&(largest * exact.len())).is_some();
    let small: Option<Vec<i128>> = if all_fit {
        exact.iter().map(i128::from_big).collect()
    } else {
        None
    };
    match small {
        Some(votes) => best_orders_of(&votes, knot),
        None => best_orders_of(&exact, knot),
    }
}

/// Best order of every subset, from small subsets to the whole.
fn best_orders_of<N: Number>(votes: &[N], knot: &[usize]) -> Best {
    let n = knot.len();
    let mut best: Vec<(N, u64)> = vec![(N::zero(), 1)];
    let mut first = Vec::new();
    for set in 1..1_usize << n {
        first.clear();
        let mut least: Option<(N, u64)> = None;
        for candidate in (0..n).filter(|&option| has(set, option)) {
            let rest = set & !(1 << candidate);
            let Some((disagreement, orders)) = best.get(rest) else {
                continue;
            };
            // Votes against the candidate being above all the rest.
            let mut disagreement = disagreement.clone();
            for other in (0..n).filter(|&option| has(rest, option)) {
                if let Some(against) = votes.get(other * n + candidate) {
                    disagreement += against;
                }
            }
            match &mut least {
                Some((known, _)) if *known < disagreement => {}
                Some((known, count)) if *known == disagreement => {
                    *count += orders;
                    first.push(candidate);
                }
                _ => {
                    least = Some((disagreement, *orders));
                    first.clear();
                    first.push(candidate);
                }
            }
        }
        best.extend(least);
    }
    let (disagreement, orders) = best.pop().unwrap_or((N::zero(), 1));
    Best {
        disagreement: disagreement.to_big(),
        orders: orders.into(),
        first: named(knot, &first),
    }
}

fn has(set: usize, option: usize) -> bool {
    set >> option & 1 == 1
}
