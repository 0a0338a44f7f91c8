//! What the supporters of a project would have to pay, in rounded figures.

use super::model::Project;

/// Twice the rounding error of one operation.
const EPSILON: f64 = 2.0 * f64::EPSILON;

/// Price of a project at one moment.
pub(super) struct Offer {
    /// Price per utility (rho): everybody pays that times the utility, or all they have.
    pub(super) price: f64,
    /// How far `price` may be off.
    pub(super) error: f64,
    /// Classes that pay all they have.
    pub(super) poor: Vec<usize>,
}

/// Answer of rounded arithmetic.
pub(super) enum Answer {
    /// The supporters do not have enough, now and later.
    Unaffordable,
    /// They do.
    Offer(Offer),
    /// Too close to tell.
    Doubt,
}

/// Looks for the price. `money` is what each class has left per person, each
/// figure off by `error` at most; `share` is what they started with.
pub(super) fn price(project: &Project, money: &[f64], error: f64, share: f64) -> Answer {
    let terms = project.supporters.iter().fold(8.0, |terms, _| terms + 1.0);
    let rounding = terms * EPSILON;
    let has = |class: usize| money.get(class).copied().unwrap_or(0.0);
    let total: f64 = project
        .supporters
        .iter()
        .map(|s| s.weight * has(s.class))
        .sum();
    let total_error = total * rounding + project.weight * error;
    if total + total_error < project.rounded_cost * (1.0 - EPSILON) {
        return Answer::Unaffordable;
    }
    if total - total_error <= project.rounded_cost * (1.0 + EPSILON) {
        return Answer::Doubt;
    }
    // Raise the price until nobody else has less than it asks for.
    let mut price = project.rounded_cost / project.weighted_utility;
    let mut poor_count = 0;
    loop {
        let mut paid_by_poor = 0.0;
        let mut poor_weight = 0.0;
        let mut rich_utility = 0.0;
        let mut count = 0;
        let mut closest = f64::INFINITY;
        for supporter in &project.supporters {
            let has = has(supporter.class);
            let spare = has - price * supporter.utility;
            closest = closest.min(spare.abs());
            if spare < 0.0 {
                paid_by_poor += supporter.weight * has;
                poor_weight += supporter.weight;
                count += 1;
            } else {
                rich_utility += supporter.weight * supporter.utility;
            }
        }
        if count == poor_count {
            let numerator_error =
                paid_by_poor * rounding + poor_weight * error + project.rounded_cost * EPSILON;
            let price_error = if rich_utility > 0.0 {
                2.0 * (numerator_error / rich_utility + price * rounding)
            } else {
                f64::INFINITY
            };
            let asked = price * project.largest_utility;
            let slack =
                error + price_error * project.largest_utility + 4.0 * EPSILON * (share + asked);
            // Also false if anything is not a number.
            if !(closest > slack) {
                return Answer::Doubt;
            }
            let is_poor = |class: usize, utility: f64| has(class) < price * utility;
            let poor = project
                .supporters
                .iter()
                .filter(|s| is_poor(s.class, s.utility));
            let poor = poor.map(|s| s.class).collect();
            return Answer::Offer(Offer {
                price,
                error: price_error,
                poor,
            });
        }
        poor_count = count;
        price = (project.rounded_cost - paid_by_poor) / rich_utility;
        if !price.is_finite() {
            return Answer::Doubt;
        }
    }
}

/// Error of what is left after paying this offer.
pub(super) fn error_after(offer: &Offer, project: &Project, error: f64, share: f64) -> f64 {
    error + offer.error * project.largest_utility + 2.0 * EPSILON * share
}

/// Error of the rounded share itself.
pub(super) fn error_of_share(share: f64) -> f64 {
    EPSILON * share
}
