//! The same in fractions, for where rounded figures are too close.

use std::collections::HashMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::model::Model;
use super::offer::Offer;

/// A purchase so far: project, and its exact price once somebody asked for it.
pub(super) struct Purchase {
    pub(super) project: usize,
    pub(super) price: Option<BigRational>,
}

/// What has been bought, and who ran out of money over which purchase.
pub(super) struct Ledger {
    pub(super) share: BigRational,
    pub(super) purchases: Vec<Purchase>,
    /// For each class the number of the purchase for which it paid all it had.
    pub(super) broke_at: Vec<Option<usize>>,
}

impl Ledger {
    /// Exact price of an offer whose poor are known for certain.
    pub(super) fn price(&mut self, model: &Model, project: usize, poor: &[usize]) -> BigRational {
        let now = self.purchases.len();
        // What was bought before matters for those only who pay less than the price.
        if !poor.is_empty() {
            self.settle(model, now);
        }
        self.price_at(model, project, poor, now)
    }

    /// Exact price and poor of a project, none if it cannot be paid.
    pub(super) fn offer(&mut self, model: &Model, project: usize) -> Option<(BigRational, Offer)> {
        let now = self.purchases.len();
        self.settle(model, now);
        let details = model.projects.get(project)?;
        // Classes that paid for the same things have the same left.
        let mut known: HashMap<Vec<(usize, u64)>, BigRational> = HashMap::new();
        let mut supporters = Vec::with_capacity(details.supporters.classes.len());
        for &supporter in &details.supporters.classes {
            let class = model.classes.get(supporter)?;
            let utility = utility_of(&class.wishes, project)?;
            let left = if self.is_broke(supporter, now) {
                BigRational::zero()
            } else {
                let paid = self.paid(&class.wishes, now);
                known
                    .entry(paid)
                    .or_insert_with_key(|paid| self.left(paid))
                    .clone()
            };
            supporters.push((left / BigInt::from(utility), utility, supporter));
        }
        supporters.sort();
        // From the poorest on: the price is right once the next one can pay it.
        let mut open = BigRational::from(BigInt::from(details.cost) * &model.units);
        let mut weighted_utility: BigInt = supporters
            .iter()
            .filter_map(|(_, utility, class)| {
                Some(&model.classes.get(*class)?.exact_weight * utility)
            })
            .sum();
        let mut poor = Vec::new();
        for (reach, utility, class) in supporters {
            let price = &open / &weighted_utility;
            if price <= reach {
                let rounded = price.to_f64().unwrap_or(f64::NAN);
                let offer = Offer {
                    price: rounded,
                    error: rounded * f64::EPSILON,
                    poor,
                };
                return Some((price, offer));
            }
            let weighted = &model.classes.get(class)?.exact_weight * utility;
            open -= reach * &weighted;
            weighted_utility -= weighted;
            poor.push(class);
        }
        None
    }

    /// Makes the prices of the first purchases exact.
    fn settle(&mut self, model: &Model, count: usize) {
        for number in 0..count {
            let Some(purchase) = self.purchases.get(number) else {
                return;
            };
            if purchase.price.is_none() {
                let project = purchase.project;
                let broke = |&class: &usize| self.broke_at.get(class) == Some(&Some(number));
                let supporters = model.projects.get(project).into_iter();
                let poor: Vec<usize> = supporters
                    .flat_map(|project| project.supporters.classes.iter().copied())
                    .filter(broke)
                    .collect();
                let price = self.price_at(model, project, &poor, number);
                if let Some(purchase) = self.purchases.get_mut(number) {
                    purchase.price = Some(price);
                }
            }
        }
    }

    /// Price of a project before purchase number `now`; earlier prices are exact.
    fn price_at(&self, model: &Model, project: usize, poor: &[usize], now: usize) -> BigRational {
        let Some(details) = model.projects.get(project) else {
            return BigRational::zero();
        };
        let mut is_poor = vec![false; model.classes.len()];
        for &class in poor {
            if let Some(mark) = is_poor.get_mut(class) {
                *mark = true;
            }
        }
        // What the poor pay: their shares, less what they paid for each purchase.
        let mut poor_weight = BigInt::zero();
        let mut bought = vec![BigInt::zero(); now];
        let mut rich_utility = BigInt::zero();
        for &supporter in &details.supporters.classes {
            let Some(class) = model.classes.get(supporter) else {
                continue;
            };
            if self.is_broke(supporter, now) {
                continue;
            }
            if is_poor.get(supporter) == Some(&true) {
                poor_weight += &class.exact_weight;
                for (number, utility) in self.paid(&class.wishes, now) {
                    if let Some(sum) = bought.get_mut(number) {
                        *sum += &class.exact_weight * utility;
                    }
                }
            } else if let Some(utility) = utility_of(&class.wishes, project) {
                rich_utility += &class.exact_weight * utility;
            }
        }
        let mut open = BigRational::from(BigInt::from(details.cost) * &model.units);
        open -= &self.share * poor_weight;
        for (purchase, utility) in self.purchases.iter().zip(bought) {
            if let Some(price) = purchase.price.as_ref().filter(|_| !utility.is_zero()) {
                open += price * utility;
            }
        }
        open / rich_utility
    }

    fn is_broke(&self, class: usize, now: usize) -> bool {
        self.broke_at
            .get(class)
            .copied()
            .flatten()
            .is_some_and(|number| number < now)
    }

    /// Purchases before number `now` that a class took part in, with its utility.
    fn paid(&self, wishes: &[(usize, u64)], now: usize) -> Vec<(usize, u64)> {
        let purchases = self.purchases.iter().take(now).enumerate();
        purchases
            .filter_map(|(number, purchase)| Some((number, utility_of(wishes, purchase.project)?)))
            .collect()
    }

    fn left(&self, paid: &[(usize, u64)]) -> BigRational {
        let mut left = self.share.clone();
        for &(number, utility) in paid {
            if let Some(price) = self.purchases.get(number).and_then(|p| p.price.as_ref()) {
                left -= price * BigInt::from(utility);
            }
        }
        left
    }
}

fn utility_of(wishes: &[(usize, u64)], project: usize) -> Option<u64> {
    let place = wishes
        .binary_search_by_key(&project, |&(project, _)| project)
        .ok()?;
    wishes.get(place).map(|&(_, utility)| utility)
}
