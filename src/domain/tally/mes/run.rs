//! One run with fixed shares.

use std::cmp::Ordering;

use num_rational::BigRational;

use super::exact::{Ledger, Purchase};
use super::model::Model;
use super::offer::{Answer, Offer, Purses};

/// Options in order of selection, or none as soon as more than the budget is spent.
/// Everybody's share is raised by `raise`.
pub(super) fn run(model: &Model, raise: u128) -> Option<Vec<usize>> {
    let (exact_share, share) = model.share(raise);
    let mut state = State {
        model,
        purses: Purses::new(model.classes.len(), share),
        open: (0..model.projects.len()).collect(),
        at_least: model
            .projects
            .iter()
            .map(|project| project.rounded_cost / project.weighted_utility * (1.0 - 1e-9))
            .collect(),
        ledger: Ledger {
            share: exact_share,
            purchases: Vec::new(),
            broke_at: vec![None; model.classes.len()],
        },
    };
    let mut funded = model.free.clone();
    let mut left = model.funding.available;
    while let Some(chosen) = state.next() {
        let project = model.projects.get(chosen.project)?;
        left = left.checked_sub(project.cost)?;
        funded.push(project.place);
        state.buy(chosen);
    }
    Some(funded)
}

/// A project with its price at this moment.
struct Candidate {
    project: usize,
    offer: Offer,
    exact: Option<BigRational>,
}

struct State<'a> {
    model: &'a Model<'a>,
    purses: Purses,
    /// Projects that are not bought and may still be affordable.
    open: Vec<usize>,
    /// Prices never fall while money is spent: a lower bound for each project.
    at_least: Vec<f64>,
    ledger: Ledger,
}

impl State<'_> {
    /// The best value for money among what is affordable.
    fn next(&mut self) -> Option<Candidate> {
        let mut order = std::mem::take(&mut self.open);
        let bound = |project: &usize| self.at_least.get(*project).copied().unwrap_or(0.0);
        order.sort_by(|a, b| bound(a).total_cmp(&bound(b)));
        let mut best: Vec<Candidate> = Vec::new();
        // Certain upper bound of the best price.
        let mut at_most = f64::INFINITY;
        let mut still_open = Vec::with_capacity(order.len());
        for project in order {
            let bound = self.at_least.get(project).copied().unwrap_or(0.0);
            if bound > at_most {
                still_open.push(project);
                continue;
            }
            let Some(candidate) = self.ask(project) else {
                continue;
            };
            still_open.push(project);
            let Offer { price, error, .. } = candidate.offer;
            if let Some(bound) = self.at_least.get_mut(project) {
                *bound = bound.max(price - error);
            }
            at_most = at_most.min(price + error);
            best.push(candidate);
        }
        self.open = still_open;
        best.retain(|candidate| candidate.offer.price - candidate.offer.error <= at_most);
        self.cheapest(best)
    }

    /// Asks rounded arithmetic, and the exact one if it is in doubt.
    fn ask(&mut self, project: usize) -> Option<Candidate> {
        let details = self.model.projects.get(project)?;
        match self.purses.price(details) {
            Answer::Unaffordable => None,
            Answer::Offer(offer) => Some(Candidate {
                project,
                offer,
                exact: None,
            }),
            Answer::Doubt => {
                let (price, offer) = self.ledger.offer(self.model, project)?;
                Some(Candidate {
                    project,
                    offer,
                    exact: Some(price),
                })
            }
        }
    }

    /// Compares what rounded arithmetic cannot tell apart; then lower cost, higher
    /// score, list order.
    fn cheapest(&mut self, mut candidates: Vec<Candidate>) -> Option<Candidate> {
        if candidates.len() < 2 {
            return candidates.pop();
        }
        let (model, ledger) = (self.model, &mut self.ledger);
        for candidate in &mut candidates {
            if candidate.exact.is_none() {
                let price = ledger.price(model, candidate.project, &candidate.offer.poor);
                candidate.exact = Some(price);
            }
        }
        candidates.into_iter().min_by(|a, b| {
            a.exact
                .cmp(&b.exact)
                .then_with(|| by_rank(model, a.project, b.project))
        })
    }

    fn buy(&mut self, chosen: Candidate) {
        let Some(project) = self.model.projects.get(chosen.project) else {
            return;
        };
        let number = self.ledger.purchases.len();
        self.purses.pay(project, &chosen.offer);
        for &class in &chosen.offer.poor {
            if let Some(broke) = self.ledger.broke_at.get_mut(class) {
                broke.get_or_insert(number);
            }
        }
        self.ledger.purchases.push(Purchase {
            project: chosen.project,
            price: chosen.exact,
        });
        self.open.retain(|&other| other != chosen.project);
    }
}

fn by_rank(model: &Model, a: usize, b: usize) -> Ordering {
    match (model.projects.get(a), model.projects.get(b)) {
        (Some(a), Some(b)) => {
            let funding = model.funding;
            a.cost
                .cmp(&b.cost)
                .then_with(|| funding.support(b.place).cmp(funding.support(a.place)))
                .then(a.place.cmp(&b.place))
        }
        _ => Ordering::Equal,
    }
}
