use std::collections::HashMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::Utility;
use crate::domain::tally::budget::Funding;

/// People who voted alike: they pay alike, so they are counted as one.
pub(super) struct Class {
    /// How many they are, in whole units of weight (see [`Model::units`]).
    pub(super) exact_weight: BigInt,
    /// How many they are.
    pub(super) weight: f64,
    /// What they support and what it is worth to them, by project.
    pub(super) wishes: Vec<(usize, u64)>,
}

/// The supporters of a project, side by side.
#[derive(Default)]
pub(super) struct Supporters {
    pub(super) classes: Vec<usize>,
    pub(super) weights: Vec<f64>,
    pub(super) utilities: Vec<f64>,
    /// How many classes they are.
    pub(super) count: f64,
}

/// An option that somebody supports.
pub(super) struct Project {
    pub(super) place: usize,
    /// Above 0; what costs nothing is funded beforehand.
    pub(super) cost: u64,
    pub(super) rounded_cost: f64,
    pub(super) supporters: Supporters,
    /// Sums over the supporters.
    pub(super) weight: f64,
    pub(super) weighted_utility: f64,
    pub(super) largest_utility: f64,
}

/// The vote as the method sees it; the same for every run.
pub(super) struct Model<'a> {
    pub(super) funding: &'a Funding,
    pub(super) classes: Vec<Class>,
    pub(super) projects: Vec<Project>,
    /// Free options in order of selection.
    pub(super) free: Vec<usize>,
    /// Units of weight per person.
    pub(super) units: BigInt,
    /// Number of people (weight), at least 0.
    people: i128,
}

impl<'a> Model<'a> {
    pub(super) fn new(funding: &'a Funding, utility: Utility) -> Self {
        let (mut free, supported): (Vec<usize>, Vec<usize>) = funding
            .supported()
            .partition(|&place| funding.cost(place) == 0);
        free.sort_by(|&a, &b| funding.support(b).cmp(funding.support(a)));
        let project_at: HashMap<usize, usize> = supported.iter().copied().zip(0..).collect();
        let wishes = |points: &[(usize, i64)]| -> Vec<(usize, u64)> {
            let wish = |&(place, points): &(usize, i64)| {
                let points = u64::try_from(points).ok().filter(|&points| points > 0)?;
                let worth = match utility {
                    Utility::Cost => funding.cost(place),
                    Utility::Cardinality => 1,
                    Utility::Points => points,
                };
                Some((*project_at.get(&place)?, worth))
            };
            points.iter().filter_map(wish).collect()
        };
        let classes = classes(funding, wishes);
        let mut projects: Vec<Project> = supported
            .iter()
            .map(|&place| Project {
                place,
                cost: funding.cost(place),
                rounded_cost: funding.cost(place).to_f64().unwrap_or(f64::NAN),
                supporters: Supporters::default(),
                weight: 0.0,
                weighted_utility: 0.0,
                largest_utility: 0.0,
            })
            .collect();
        for (index, class) in classes.iter().enumerate() {
            for &(project, utility) in &class.wishes {
                let utility = utility.to_f64().unwrap_or(f64::NAN);
                if let Some(project) = projects.get_mut(project) {
                    project.supporters.classes.push(index);
                    project.supporters.weights.push(class.weight);
                    project.supporters.utilities.push(utility);
                    project.supporters.count += 1.0;
                    project.weight += class.weight;
                    project.weighted_utility += class.weight * utility;
                    project.largest_utility = project.largest_utility.max(utility);
                }
            }
        }
        Self {
            funding,
            classes,
            projects,
            free,
            units: funding.prepared.weights.unit().denom().clone(),
            people: funding.prepared.weights.total(),
        }
    }

    /// How many wishes there are: the size of one run.
    pub(super) fn wishes(&self) -> u64 {
        self.classes
            .iter()
            .fold(0, |sum, class| sum + class.wishes.len() as u64)
    }

    /// Everybody's share if it is raised by this much, exact and rounded.
    pub(super) fn share(&self, raise: u128) -> (BigRational, f64) {
        if self.people == 0 {
            return (BigRational::zero(), 0.0);
        }
        let people = BigInt::from(self.people);
        let money = BigInt::from(self.funding.available) + &people * BigInt::from(raise);
        let exact = BigRational::new(money, people);
        let rounded = exact.to_f64().unwrap_or(f64::NAN);
        (exact, rounded)
    }
}

fn classes(funding: &Funding, wishes: impl Fn(&[(usize, i64)]) -> Vec<(usize, u64)>) -> Vec<Class> {
    let weights = &funding.prepared.weights;
    let mut sums: HashMap<Vec<(usize, u64)>, Vec<i128>> = HashMap::new();
    for ballot in &funding.prepared.ballots {
        let sums = sums
            .entry(wishes(&ballot.marks.0))
            .or_insert_with(|| vec![0; weights.slots()]);
        if let Some(sum) = sums.get_mut(ballot.slot) {
            *sum += i128::from(ballot.weight);
        }
    }
    let mut classes: Vec<Class> = sums
        .into_iter()
        .filter(|(wishes, _)| !wishes.is_empty())
        .map(|(wishes, sums)| {
            // Weight = scaled · unit = exact_weight / denominator of the unit.
            let exact_weight = weights.scaled(sums) * weights.unit().numer();
            let weight = BigRational::new(exact_weight.clone(), weights.unit().denom().clone());
            let weight = weight.to_f64().unwrap_or(f64::NAN);
            Class {
                exact_weight,
                weight,
                wishes,
            }
        })
        .collect();
    // A hash map has no order, and rounded sums shall not depend on chance.
    classes.sort_by(|a, b| a.wishes.cmp(&b.wishes));
    classes
}
