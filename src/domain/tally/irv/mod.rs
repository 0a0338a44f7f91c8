//! Instant run-off: round by round the last one drops out and its ballots move on.

mod any_tiebreak;
mod rounds;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;

use super::number::Number;
use super::outcome::named;
use super::{OptionIndex, Prepared, Ranked, Score, Scores, Tiers};

/// Up to how many options the rounds are reported.
pub const MAX_OPTIONS_WITH_ROUNDS: usize = 12;

/// Result of an instant run-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Reverse of the elimination.
    pub ranked: Ranked,
    /// Who dropped out, first to last; the winner is not among them.
    pub elimination: Vec<OptionIndex>,
    /// The rounds; none above [`MAX_OPTIONS_WITH_ROUNDS`] options.
    pub rounds: Option<Vec<Round>>,
    /// Winners over all ways to break ties; none above 8 options or without ballots.
    pub winners_any_tiebreak: Option<Vec<OptionIndex>>,
}

/// One round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Votes of the options that are still in.
    pub tally: Scores,
    /// Weight of the ballots on which nobody is left.
    pub exhausted: Score,
}

/// Weights as whole numbers that can be split evenly inside every tier.
struct Shares<N> {
    /// Weight of a ballot of weight 1, by group slot and size of the tier that
    /// shares it (from 1).
    by_slot: Vec<Vec<N>>,
    /// What one of these units is worth.
    unit: BigRational,
}

/// Runs the rounds.
pub fn count(prepared: &Prepared<Tiers>) -> Outcome {
    if prepared.counts.counted == 0 {
        return Outcome {
            ranked: Ranked::new(prepared.counts, &prepared.options, &[]),
            elimination: Vec::new(),
            rounds: Some(Vec::new()),
            winners_any_tiebreak: None,
        };
    }
    match small_shares(prepared) {
        Some(shares) => count_with(prepared, &shares),
        None => count_with(prepared, &shares_of::<BigInt>(prepared).unwrap_or_default()),
    }
}

impl<N> Default for Shares<N> {
    fn default() -> Self {
        Self {
            by_slot: Vec::new(),
            unit: BigRational::one(),
        }
    }
}

/// Shares in 128 bits, if the total of all ballots is certain to fit.
fn small_shares(prepared: &Prepared<Tiers>) -> Option<Shares<i128>> {
    let shares = shares_of::<i128>(prepared)?;
    let largest = shares.by_slot.iter().flatten().max().copied().unwrap_or(0);
    largest.checked_mul(prepared.weights.total())?;
    Some(shares)
}

fn shares_of<N: Number>(prepared: &Prepared<Tiers>) -> Option<Shares<N>> {
    let tier_sizes = prepared
        .ballots
        .iter()
        .flat_map(|ballot| ballot.marks.iter().map(<[_]>::len));
    let largest = tier_sizes.max().unwrap_or(1);
    let lcm = (1..=largest).fold(BigInt::one(), |lcm, size| lcm.lcm(&BigInt::from(size)));
    let slots = prepared.weights.slots();
    let by_slot = (0..slots)
        .map(|slot| {
            let one_vote = (0..slots).map(|other| i128::from(other == slot));
            let whole = prepared.weights.scaled(one_vote) * &lcm;
            (1..=largest)
                .map(|size| N::from_big(&(&whole / BigInt::from(size))))
                .collect()
        })
        .collect::<Option<_>>()?;
    Some(Shares {
        by_slot,
        unit: prepared.weights.unit() / BigRational::from(lcm),
    })
}

fn count_with<N: Number>(prepared: &Prepared<Tiers>, shares: &Shares<N>) -> Outcome {
    let options = &prepared.options;
    let worth = |amount: &N| BigRational::from(amount.to_big()) * &shares.unit;
    let mut with_rounds = (options.len() <= MAX_OPTIONS_WITH_ROUNDS).then(Vec::new);
    let elimination = rounds::run(prepared, shares, |tally, exhausted| {
        if let Some(rounds) = &mut with_rounds {
            let named = options.iter().zip(tally);
            let tally = named.filter_map(|(&option, votes)| Some((option, worth(votes.as_ref()?))));
            rounds.push(Round {
                tally: tally.collect(),
                exhausted: worth(exhausted),
            });
        }
    });
    // The last one of the elimination is the winner.
    let tiers: Vec<Vec<usize>> = elimination
        .iter()
        .rev()
        .map(|&option| vec![option])
        .collect();
    let dropped = elimination
        .split_last()
        .map_or(&[][..], |(_, dropped)| dropped);
    Outcome {
        ranked: Ranked::new(prepared.counts, options, &tiers),
        elimination: named(options, dropped),
        rounds: with_rounds,
        winners_any_tiebreak: any_tiebreak::winners(prepared, shares)
            .map(|winners| named(options, &winners)),
    }
}
