//! The order that a round's rule gives its options.

use super::budget::{equal_shares, funding};
use super::rounded::milli;
use super::vote::ClosedVote;
use crate::domain::round::{EqualSay, Method};
use crate::domain::tally::pairwise::{Missing, Pairwise, Strength};
use crate::domain::tally::rating::{self, Scale};
use crate::domain::tally::{
    Approvals, Duel, Opinions, Points, Prepared, Ranking, Ratings, Refusal, Tiers, Weighting,
    Weights, approval, bradley_terry, condorcet, cumulative, group_consensus, mes, schulze,
};
use num_bigint::BigInt;
use num_rational::BigRational;

/// The options in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// Best first; options of one tier are tied.
    pub tiers: Vec<Vec<u32>>,
    /// What is paid for, in the order of selection (budgets only).
    pub funded: Vec<u32>,
    /// How unequal the ballots weigh; none where fewer than two groups have any.
    pub weights: Option<EqualSay>,
}

/// The order by the rule of the round, each ballot with the same weight or each group.
///
/// With a budget: what is paid for, in the order of selection, then the rest by votes. Without any counted ballot
/// everybody is tied.
///
/// # Errors
/// If the votes are more than the rule can count, which the limits of a round do not allow.
pub fn order(vote: &ClosedVote<'_>, weighting: Weighting) -> Result<Ordered, Refusal> {
    let mut funded = Vec::new();
    let (ranking, weights) = match vote.round.method() {
        Method::Cumulative => {
            let prepared = vote.points().prepare(weighting)?;
            (rank_by::points(&prepared), prepared.weights)
        }
        Method::Approval => {
            let prepared = vote.approvals().prepare(weighting)?;
            (rank_by::approvals(&prepared), prepared.weights)
        }
        Method::Rating => {
            let prepared = vote.ratings().prepare(weighting)?;
            (rank_by::ratings(&prepared)?, prepared.weights)
        }
        Method::Schulze => {
            let prepared = vote.rankings().prepare(weighting)?;
            (rank_by::rankings(&prepared), prepared.weights)
        }
        Method::GroupConsensus => {
            let prepared = vote.opinions().prepare(weighting)?;
            (rank_by::opinions(&prepared), prepared.weights)
        }
        Method::BradleyTerry => {
            let prepared = vote.duels().prepare(weighting)?;
            (rank_by::duels(&prepared)?, prepared.weights)
        }
        Method::Mes => {
            let Some(funding) = funding(vote, weighting)? else {
                return Err(Refusal::TooLarge("budget"));
            };
            funded = mes::count(&funding, equal_shares(vote, &funding))?.funded;
            let rest = cumulative::count(&funding.prepared).ranked.ranking;
            (paid_first(&funded, rest), funding.prepared.weights)
        }
    };
    Ok(Ordered {
        tiers: vote.named(&ranking),
        funded: funded
            .iter()
            .filter_map(|place| vote.option_at(*place))
            .collect(),
        weights: unequal(&weights),
    })
}

/// What equal say does, if at least two groups have any.
fn unequal(weights: &Weights) -> Option<EqualSay> {
    (weights.slots() > 1).then(|| EqualSay {
        effective_milli: milli(&weights.effective_size()),
        heaviest_milli: milli(&weights.heaviest()),
    })
}

/// The order with equal say for each group, and how unequal that makes the ballots; none if the round did not ask for
/// it, or there are fewer than two groups.
///
/// # Errors
/// As [`order`].
pub fn equal_say(vote: &ClosedVote<'_>) -> Result<Option<(Ordered, EqualSay)>, Refusal> {
    if !vote.round.settings.equal_say {
        return Ok(None);
    }
    let ordered = order(vote, Weighting::GroupEqual)?;
    Ok(ordered.weights.map(|weights| (ordered, weights)))
}

/// The option that beats every other one (rankings only).
///
/// # Errors
/// As [`order`].
pub fn condorcet_winner(vote: &ClosedVote<'_>) -> Result<Option<u32>, Refusal> {
    if vote.round.method() != Method::Schulze {
        return Ok(None);
    }
    let prepared = vote.rankings().prepare(Weighting::Plain)?;
    let pairwise = Pairwise::count(&prepared, Missing::Bottom);
    Ok(condorcet::count(&pairwise)
        .winner
        .and_then(|place| vote.option_at(place)))
}

/// What is paid for, one after the other, then the rest in its order.
pub(in crate::domain) fn paid_first(funded: &[usize], rest: Ranking) -> Ranking {
    let left = rest.into_iter().map(|mut tier| {
        tier.retain(|place| !funded.contains(place));
        tier
    });
    funded
        .iter()
        .map(|place| vec![*place])
        .chain(left.filter(|tier| !tier.is_empty()))
        .collect()
}

/// First and last place (from 1) of each option, in the order of the options.
pub fn places_of(tiers: &[Vec<u32>], options: usize) -> Vec<(u32, u32)> {
    let mut places = vec![(0, 0); options];
    let mut before = 0;
    for tier in tiers {
        let size = u32::try_from(tier.len()).unwrap_or(u32::MAX);
        for option in tier {
            let slot = usize::try_from(*option)
                .ok()
                .and_then(|option| places.get_mut(option));
            if let Some(slot) = slot {
                *slot = (before + 1, before + size);
            }
        }
        before += size;
    }
    places
}

/// One to five; from three on a mean is high.
pub(super) fn scale() -> Scale {
    Scale {
        lowest: 1,
        highest: 5,
        threshold: BigRational::from(BigInt::from(3)),
    }
}

/// The rules on prepared ballots.
pub(in crate::domain) mod rank_by {
    use super::{
        Approvals, Duel, Missing, Opinions, Pairwise, Points, Prepared, Ranking, Ratings, Refusal,
        Strength, Tiers, approval, bradley_terry, cumulative, group_consensus, rating, scale,
        schulze,
    };
    use std::cmp::Ordering;

    pub(in crate::domain) fn points(prepared: &Prepared<Points>) -> Ranking {
        cumulative::count(prepared).ranked.ranking
    }

    pub(in crate::domain) fn approvals(prepared: &Prepared<Approvals>) -> Ranking {
        approval::count(prepared).ranked.ranking
    }

    pub(in crate::domain) fn ratings(prepared: &Prepared<Ratings>) -> Result<Ranking, Refusal> {
        Ok(rating::count(prepared, &scale())?.ranked.ranking)
    }

    /// The same order as [`ratings`] without all other figures, for plain weights: mean benefit, then least mean effort.
    pub(in crate::domain) fn means(prepared: &Prepared<Ratings>) -> Ranking {
        let mut sums = vec![[(0_i128, 0_i128); 2]; prepared.options.len()];
        for ballot in &prepared.ballots {
            let weight = i128::from(ballot.weight);
            for (option, answers) in &ballot.marks.0 {
                let axes = sums.get_mut(*option).into_iter().flatten();
                for ((sum, people), answer) in axes.zip(answers) {
                    if let Some(answer) = answer {
                        *sum += i128::from(*answer) * weight;
                        *people += weight;
                    }
                }
            }
        }
        // Crosswise, so that nothing has to be divided; nobody's answer comes last.
        let higher = |a: (i128, i128), b: (i128, i128)| match (a.1, b.1) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Greater,
            (_, 0) => Ordering::Less,
            _ => (b.0 * a.1).cmp(&(a.0 * b.1)),
        };
        let lower = |a: (i128, i128), b: (i128, i128)| match (a.1, b.1) {
            (0, _) | (_, 0) => higher(a, b),
            _ => higher(b, a),
        };
        let compare = |a: &[(i128, i128); 2], b: &[(i128, i128); 2]| {
            let [benefit_a, effort_a] = *a;
            let [benefit_b, effort_b] = *b;
            let unrated = benefit_a.1 == 0 && benefit_b.1 == 0;
            higher(benefit_a, benefit_b).then(if unrated {
                Ordering::Equal
            } else {
                lower(effort_a, effort_b)
            })
        };
        let mut order: Vec<(usize, &[(i128, i128); 2])> = sums.iter().enumerate().collect();
        order.sort_by(|a, b| compare(a.1, b.1));
        order
            .chunk_by(|a, b| compare(a.1, b.1).is_eq())
            .map(|tier| {
                let places = tier.iter().map(|(place, _)| *place);
                places
                    .filter_map(|place| prepared.options.get(place).copied())
                    .collect()
            })
            .collect()
    }

    pub(in crate::domain) fn rankings(prepared: &Prepared<Tiers>) -> Ranking {
        let pairwise = Pairwise::count(prepared, Missing::Bottom);
        schulze::count(&pairwise, Strength::WinningVotes)
            .ranked
            .ranking
    }

    pub(in crate::domain) fn opinions(prepared: &Prepared<Opinions>) -> Ranking {
        group_consensus::count(prepared).ranked.ranking
    }

    pub(in crate::domain) fn duels(prepared: &Prepared<Duel>) -> Result<Ranking, Refusal> {
        Ok(
            bradley_terry::count(prepared, bradley_terry::DEFAULT_ALPHA)?
                .ranked
                .ranking,
        )
    }
}
