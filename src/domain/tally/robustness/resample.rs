use crate::domain::random::SplitMix64;
use crate::domain::tally::prepare::MAX_TOTAL_WEIGHT;
use crate::domain::tally::weights::SlotTotals;
use crate::domain::tally::{Prepared, PreparedBallot, Refusal};

/// More ballots are not drawn from.
const MAX_BALLOTS: u64 = 1 << 20;

/// Draws ballots from those that were cast.
pub(super) struct Resampler<M> {
    random: SplitMix64,
    /// Ballots that differ, in an order that does not depend on the order in which
    /// they were cast.
    kinds: Vec<Kind<M>>,
    /// For each group slot all its ballots, by their kind.
    urns: Vec<Vec<usize>>,
    /// What was drawn last; its ballots are lent by `kinds`.
    sample: Prepared<M>,
    /// Which kinds they are.
    lent: Vec<usize>,
}

/// Identical ballots of one group.
struct Kind<M> {
    /// None while it is part of the sample.
    ballot: Option<PreparedBallot<M>>,
    /// Weight of a single ballot.
    weight: i64,
    /// How often it was drawn.
    drawn: u32,
}

impl<M: Clone + Ord> Resampler<M> {
    /// Refuses more than 2^20 ballots, and weights with which a sample could weigh more
    /// than what is counted.
    pub(super) fn new(prepared: &Prepared<M>, seed: u64) -> Result<Self, Refusal> {
        let copies = prepared
            .ballots
            .iter()
            .fold(0_u64, |sum, ballot| sum.saturating_add(ballot.copies));
        if copies > MAX_BALLOTS {
            return Err(Refusal::TooLarge("number of ballots"));
        }
        let heaviest = prepared
            .ballots
            .iter()
            .map(PreparedBallot::single_weight)
            .max();
        if i128::from(heaviest.unwrap_or(0)) * i128::from(copies) > MAX_TOTAL_WEIGHT {
            return Err(Refusal::TooLarge("weight of a ballot"));
        }
        let mut singles: Vec<(usize, &M, i64, u64)> = prepared
            .ballots
            .iter()
            .map(|ballot| {
                (
                    ballot.slot,
                    &ballot.marks,
                    ballot.single_weight(),
                    ballot.copies,
                )
            })
            .collect();
        singles.sort_unstable();
        let mut kinds = Vec::new();
        let mut urns = vec![Vec::new(); prepared.weights.slots()];
        for alike in singles.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let Some(&(slot, marks, weight, _)) = alike.first() else {
                continue;
            };
            for _ in 0..alike.iter().map(|single| single.3).sum() {
                urns.get_mut(slot)
                    .into_iter()
                    .for_each(|urn| urn.push(kinds.len()));
            }
            kinds.push(Kind {
                ballot: Some(PreparedBallot {
                    copies: 0,
                    weight: 0,
                    slot,
                    marks: marks.clone(),
                }),
                weight,
                drawn: 0,
            });
        }
        Ok(Self {
            random: SplitMix64::new(seed),
            lent: Vec::with_capacity(kinds.len()),
            kinds,
            urns,
            sample: Prepared {
                options: prepared.options.clone(),
                counts: prepared.counts,
                weights: prepared.weights.clone(),
                ballots: Vec::new(),
            },
        })
    }
}

impl<M> Resampler<M> {
    /// As many ballots of each group as it has.
    pub(super) fn draw(&mut self) -> &Prepared<M> {
        for (ballot, kind) in self.sample.ballots.drain(..).zip(self.lent.drain(..)) {
            if let Some(kind) = self.kinds.get_mut(kind) {
                kind.ballot = Some(ballot);
            }
        }
        for urn in self.urns.iter().filter(|urn| !urn.is_empty()) {
            for _ in urn {
                let drawn = urn.get(self.random.up_to(urn.len() - 1));
                if let Some(kind) = drawn.and_then(|&kind| self.kinds.get_mut(kind)) {
                    kind.drawn += 1;
                }
            }
        }
        let mut totals = vec![SlotTotals::default(); self.urns.len()];
        for (number, kind) in self.kinds.iter_mut().enumerate() {
            let drawn = std::mem::take(&mut kind.drawn);
            if drawn == 0 {
                continue;
            }
            if let Some(mut ballot) = kind.ballot.take() {
                ballot.copies = u64::from(drawn);
                ballot.weight = kind.weight.saturating_mul(i64::from(drawn));
                if let Some(totals) = totals.get_mut(ballot.slot) {
                    totals.add(ballot.copies, kind.weight);
                }
                self.sample.ballots.push(ballot);
                self.lent.push(number);
            }
        }
        self.sample.weights.set_totals(totals);
        &self.sample
    }
}
