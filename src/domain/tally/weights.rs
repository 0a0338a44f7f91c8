use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// Whether stakeholder groups get equal say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Weighting {
    /// Every ballot with its own weight.
    #[default]
    Plain,
    /// Every group with the same total: a ballot of group g counts `T / (G·T_g)` times.
    GroupEqual,
}

/// Turns sums per group into totals.
///
/// Rules add up plain integers per group *slot*; only the finished sums are
/// weighted, so that no rule has to deal with fractions while counting.
#[derive(Debug, Clone)]
pub struct Weights {
    how: Weighting,
    groups: Vec<Option<usize>>,
    totals: Vec<SlotTotals>,
    group_totals: Vec<i128>,
    multipliers: Vec<BigInt>,
    small_multipliers: Option<Vec<i128>>,
    unit: BigRational,
    total: i128,
}

/// The counted ballots of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct SlotTotals {
    /// Sum of the weights.
    weight: i128,
    /// Sum of the squares of the weights; below 2^124, as the sum is below 2^62.
    squares: i128,
    /// Largest weight of a single ballot.
    heaviest: i64,
}

impl SlotTotals {
    /// Adds `copies` ballots of the same weight.
    pub(super) fn add(&mut self, copies: u64, weight: i64) {
        let together = i128::from(copies) * i128::from(weight);
        self.weight += together;
        self.squares += together * i128::from(weight);
        self.heaviest = self.heaviest.max(weight);
    }
}

impl Weights {
    /// From the groups with any weight and their ballots.
    pub(super) fn new(groups: Vec<Option<usize>>, totals: Vec<SlotTotals>, how: Weighting) -> Self {
        let group_totals: Vec<i128> = totals.iter().map(|totals| totals.weight).collect();
        let total: i128 = group_totals.iter().sum();
        let (multipliers, unit) = match how {
            Weighting::GroupEqual if !group_totals.is_empty() => {
                let lcm = group_totals
                    .iter()
                    .fold(BigInt::one(), |lcm, &t| lcm.lcm(&BigInt::from(t)));
                let multipliers = group_totals
                    .iter()
                    .map(|&t| &lcm / BigInt::from(t))
                    .collect();
                let groups = BigInt::from(group_totals.len());
                (
                    multipliers,
                    BigRational::new(BigInt::from(total), groups * lcm),
                )
            }
            _ => (vec![BigInt::one(); group_totals.len()], BigRational::one()),
        };
        let small_multipliers = multipliers.iter().map(ToPrimitive::to_i128).collect();
        Self {
            how,
            groups,
            totals,
            group_totals,
            multipliers,
            small_multipliers,
            unit,
            total,
        }
    }

    /// The same groups with other ballots.
    pub(super) fn set_totals(&mut self, totals: Vec<SlotTotals>) {
        if self.totals != totals {
            *self = Self::new(std::mem::take(&mut self.groups), totals, self.how);
        }
    }

    /// Number of slots: groups that have any weight.
    pub fn slots(&self) -> usize {
        self.groups.len()
    }

    /// Which group each slot is.
    pub fn groups(&self) -> &[Option<usize>] {
        &self.groups
    }

    /// Weight of each slot's ballots, before groups are made equal.
    pub fn group_totals(&self) -> &[i128] {
        &self.group_totals
    }

    /// Total weight T; equal say for groups does not change it.
    pub fn total(&self) -> i128 {
        self.total
    }

    /// How the groups are weighted.
    pub fn how(&self) -> Weighting {
        self.how
    }

    /// What a ballot of weight 1 counts in this slot: 1, or `T / (G·T_g)` if groups
    /// have equal say. 0 for a slot that does not exist.
    pub fn of_slot(&self, slot: usize) -> BigRational {
        let multiplier = self.multipliers.get(slot).cloned().unwrap_or_default();
        BigRational::from(multiplier) * &self.unit
    }

    /// The largest weight with which a single ballot counts; 0 without ballots. Above
    /// 5, a few people decide for many.
    pub fn heaviest(&self) -> BigRational {
        let of_slots = self.totals.iter().enumerate();
        of_slots
            .map(|(slot, totals)| self.of_slot(slot) * BigInt::from(totals.heaviest))
            .max()
            .unwrap_or_else(BigRational::zero)
    }

    /// Kish's effective size (Σw)² / Σw²: as many ballots of equal weight would tell
    /// as much. The number of ballots if all weights are equal, less otherwise; 0
    /// without ballots.
    pub fn effective_size(&self) -> BigRational {
        let mut squares = BigRational::zero();
        for (slot, totals) in self.totals.iter().enumerate() {
            let weight = self.of_slot(slot);
            squares += &weight * &weight * BigInt::from(totals.squares);
        }
        if squares.is_zero() {
            return squares;
        }
        let total = BigInt::from(self.total);
        BigRational::from(&total * &total) / squares
    }

    /// True if sums of different groups can simply be added.
    pub fn is_plain(&self) -> bool {
        self.multipliers.iter().all(One::is_one) && self.unit.is_one()
    }

    /// The weighted total of sums per slot.
    pub fn apply(&self, per_slot: impl IntoIterator<Item = i128>) -> BigRational {
        let sum = BigRational::from(self.scaled(per_slot));
        if self.unit.is_one() {
            sum
        } else {
            sum * &self.unit
        }
    }

    /// The weighted total in units of [`Weights::unit`]: enough to compare totals.
    pub fn scaled(&self, per_slot: impl IntoIterator<Item = i128>) -> BigInt {
        let mut sum = BigInt::zero();
        for (value, multiplier) in per_slot.into_iter().zip(&self.multipliers) {
            if value != 0 {
                sum += multiplier * value;
            }
        }
        sum
    }

    /// [`Weights::scaled`] where it fits.
    pub fn scaled_small(&self, per_slot: impl IntoIterator<Item = i128>) -> Option<i128> {
        let multipliers = self.small_multipliers.as_ref()?;
        per_slot
            .into_iter()
            .zip(multipliers)
            .try_fold(0_i128, |sum, (value, multiplier)| {
                sum.checked_add(value.checked_mul(*multiplier)?)
            })
    }

    /// What one unit of [`Weights::scaled`] is worth.
    pub fn unit(&self) -> &BigRational {
        &self.unit
    }
}
