//! Sequential Phragmén: every project is paid for by its supporters, and the one
//! that leaves the least burden on anybody comes next. Stops at the first project
//! that does not fit, so that money is left; for experts.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::budget::{Funding, Outcome};

/// Burdens are first compared as rounded figures. They are sums of positive terms,
/// so their error is far below this; what is closer together is compared exactly.
const DOUBT: f64 = 1e-9;

/// Spends the budget.
pub fn count(funding: &Funding) -> Outcome {
    let mut state = State::new(funding);
    let mut left = funding.available;
    let mut funded = Vec::new();
    loop {
        let tied = state.least_burden();
        if tied.is_empty() || tied.iter().any(|&place| funding.cost(place) > left) {
            break;
        }
        let first = tied.into_iter().min_by_key(|&place| {
            (
                funding.cost(place),
                std::cmp::Reverse(funding.support(place)),
                place,
            )
        });
        let Some(place) = first else { break };
        left -= funding.cost(place);
        state.load(place);
        funded.push(place);
    }
    funding.outcome(&funded)
}

/// Who carries what.
struct State<'a> {
    funding: &'a Funding,
    /// Options that are still to be had.
    open: Vec<usize>,
    /// Ballots that support each option.
    supporters: Vec<Vec<usize>>,
    /// Weight of each ballot, in units.
    weights: Vec<BigInt>,
    /// Which of `burdens` each ballot carries.
    burden_of: Vec<usize>,
    /// Burden per unit of weight; the first is none, the others belong to what was
    /// funded: all its supporters carry the same.
    burdens: Vec<BigRational>,
}

impl<'a> State<'a> {
    fn new(funding: &'a Funding) -> Self {
        let prepared = &funding.prepared;
        let slots = prepared.weights.slots();
        let mut supporters = vec![Vec::new(); funding.len()];
        let mut weights = Vec::with_capacity(prepared.ballots.len());
        for (index, ballot) in prepared.ballots.iter().enumerate() {
            for &(place, points) in &ballot.marks.0 {
                if let Some(supporters) = supporters.get_mut(place).filter(|_| points > 0) {
                    supporters.push(index);
                }
            }
            let of_slot = (0..slots).map(|slot| {
                if slot == ballot.slot {
                    ballot.weight.into()
                } else {
                    0
                }
            });
            weights.push(prepared.weights.scaled(of_slot));
        }
        Self {
            funding,
            open: funding.supported().collect(),
            supporters,
            burden_of: vec![0; weights.len()],
            weights,
            burdens: vec![BigRational::zero()],
        }
    }

    /// The options with the least burden on their supporters.
    fn least_burden(&self) -> Vec<usize> {
        let carried: Vec<(usize, Vec<BigInt>)> = self
            .open
            .iter()
            .map(|&place| (place, self.carried(place)))
            .collect();
        let rounded: Vec<f64> = carried
            .iter()
            .map(|(place, carried)| self.rounded(*place, carried))
            .collect();
        let least = rounded.iter().copied().fold(f64::INFINITY, f64::min);
        let close = carried
            .iter()
            .zip(rounded)
            .filter(|(_, burden)| *burden <= least * (1.0 + DOUBT))
            .map(|((place, carried), _)| (*place, carried));
        let mut best: Option<BigRational> = None;
        let mut tied = Vec::new();
        for (place, carried) in close {
            let burden = self.burden(place, carried);
            if best.as_ref().is_none_or(|best| burden < *best) {
                tied = vec![place];
                best = Some(burden);
            } else if best.as_ref() == Some(&burden) {
                tied.push(place);
            }
        }
        tied
    }

    /// Weight of the option's supporters by the burden they carry.
    fn carried(&self, place: usize) -> Vec<BigInt> {
        let mut carried = vec![BigInt::zero(); self.burdens.len()];
        for &ballot in self.supporters.get(place).into_iter().flatten() {
            if let (Some(weight), Some(burden)) =
                (self.weights.get(ballot), self.burden_of.get(ballot))
                && let Some(sum) = carried.get_mut(*burden)
            {
                *sum += weight;
            }
        }
        carried
    }

    /// Burden of the supporters once the option is funded.
    fn burden(&self, place: usize, carried: &[BigInt]) -> BigRational {
        let unit = self.funding.prepared.weights.unit();
        let mut sum = BigRational::from(BigInt::from(self.funding.cost(place))) / unit;
        let mut weight = BigInt::zero();
        for (part, burden) in carried.iter().zip(&self.burdens) {
            sum += burden * part;
            weight += part;
        }
        sum / weight
    }

    fn rounded(&self, place: usize, carried: &[BigInt]) -> f64 {
        let float = |number: &BigRational| number.to_f64().unwrap_or(f64::NAN);
        let unit = float(self.funding.prepared.weights.unit());
        let mut sum = self.funding.cost(place).to_f64().unwrap_or(f64::NAN) / unit;
        let mut weight = 0.0;
        for (part, burden) in carried.iter().zip(&self.burdens) {
            let part = part.to_f64().unwrap_or(f64::NAN);
            sum += float(burden) * part;
            weight += part;
        }
        sum / weight
    }

    fn load(&mut self, place: usize) {
        let burden = self.burden(place, &self.carried(place));
        for &ballot in self.supporters.get(place).into_iter().flatten() {
            if let Some(carries) = self.burden_of.get_mut(ballot) {
                *carries = self.burdens.len();
            }
        }
        self.burdens.push(burden);
        self.open.retain(|&other| other != place);
    }
}
