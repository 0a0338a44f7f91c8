//! What the supporters of a project would have to pay, in rounded figures.

use super::model::Project;

/// Twice the rounding error of one operation.
const EPSILON: f64 = 2.0 * f64::EPSILON;
/// Sums are kept apart in this many parts, because the processor can add to one
/// while it still works on another.
const LANES: usize = 4;

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

/// Looks for prices. Everything here is rounded, and knows how far it may be off.
pub(super) struct Purses {
    /// What each class has left per person.
    money: Vec<f64>,
    /// How far each of `money` may be off. Kept apart, because whoever has spent all
    /// has 0 for certain: one bound for everybody would grow with every purchase.
    errors: Vec<f64>,
    /// The largest of `errors` so far.
    worst: f64,
    /// What everybody started with.
    share: f64,
    /// What the supporters of one project have, in their order.
    of_supporters: Vec<f64>,
}

/// Sums over the supporters at one price.
#[derive(Clone, Copy)]
struct Sums {
    /// What those pay who cannot pay the price.
    paid_by_poor: f64,
    poor_count: f64,
    rich_utility: f64,
}

impl Sums {
    const ZERO: Self = Self {
        paid_by_poor: 0.0,
        poor_count: 0.0,
        rich_utility: 0.0,
    };

    // Without branches: who is poor is as good as random to the processor.
    fn add(&mut self, has: f64, weight: f64, utility: f64, price: f64) {
        let left = has - price * utility;
        let (poor, one) = if left < 0.0 {
            (weight, 1.0)
        } else {
            (0.0, 0.0)
        };
        self.paid_by_poor += poor * has;
        self.poor_count += one;
        self.rich_utility += (weight - poor) * utility;
    }

    fn join(mut self, other: &Self) -> Self {
        self.paid_by_poor += other.paid_by_poor;
        self.poor_count += other.poor_count;
        self.rich_utility += other.rich_utility;
        self
    }
}

impl Purses {
    /// The same share for every class.
    pub(super) fn new(classes: usize, share: f64) -> Self {
        Self {
            money: vec![share; classes],
            errors: vec![EPSILON * share; classes],
            worst: EPSILON * share,
            share,
            of_supporters: Vec::new(),
        }
    }

    /// Looks for the price of a project.
    pub(super) fn price(&mut self, project: &Project) -> Answer {
        let supporters = &project.supporters;
        let has = supporters
            .classes
            .iter()
            .map(|&class| self.money.get(class).unwrap_or(&0.0));
        self.of_supporters.clear();
        self.of_supporters.extend(has);
        let rounding = (supporters.count + 8.0) * EPSILON;
        let total: f64 = self
            .of_supporters
            .iter()
            .zip(&supporters.weights)
            .map(|(h, w)| h * w)
            .sum();
        let total_error = total * rounding + project.weight * self.worst;
        if total + total_error < project.rounded_cost * (1.0 - EPSILON) {
            return Answer::Unaffordable;
        }
        if total - total_error <= project.rounded_cost * (1.0 + EPSILON) {
            return Answer::Doubt;
        }
        // Raise the price until nobody else has less than it asks for.
        let mut price = project.rounded_cost / project.weighted_utility;
        let mut poor_count = 0.0;
        loop {
            let sums = self.sums(project, price);
            if sums.poor_count <= poor_count {
                return self.judge(project, price, &sums, rounding);
            }
            poor_count = sums.poor_count;
            price = (project.rounded_cost - sums.paid_by_poor) / sums.rich_utility;
            if !price.is_finite() {
                return Answer::Doubt;
            }
        }
    }

    fn sums(&self, project: &Project, price: f64) -> Sums {
        let supporters = &project.supporters;
        let mut lanes = [Sums::ZERO; LANES];
        let groups = self
            .of_supporters
            .chunks(LANES)
            .zip(supporters.weights.chunks(LANES))
            .zip(supporters.utilities.chunks(LANES));
        for ((has, weights), utilities) in groups {
            let group = has.iter().zip(weights).zip(utilities);
            for (lane, ((&has, &weight), &utility)) in lanes.iter_mut().zip(group) {
                lane.add(has, weight, utility, price);
            }
        }
        lanes.iter().fold(Sums::ZERO, Sums::join)
    }

    /// Nobody else is poor at this price: is that certain?
    fn judge(&self, project: &Project, price: f64, sums: &Sums, rounding: f64) -> Answer {
        let mut poor = Vec::new();
        let mut poor_error = 0.0;
        for (class, has, weight, utility) in self.supporters(project) {
            if has - price * utility < 0.0 {
                poor.push(class);
                poor_error += weight * self.error(class);
            }
        }
        let numerator_error = sums.paid_by_poor * rounding
            + poor_error * (1.0 + rounding)
            + project.rounded_cost * EPSILON;
        let error = 2.0 * (numerator_error / sums.rich_utility + price * rounding);
        let in_doubt = |(class, has, _, utility): (usize, f64, f64, f64)| {
            let asked = price * utility;
            let slack = self.error(class) + error * utility + 4.0 * EPSILON * (self.share + asked);
            let apart = (has - asked).abs();
            apart <= slack || !apart.is_finite() || !slack.is_finite()
        };
        if self.supporters(project).any(in_doubt) {
            return Answer::Doubt;
        }
        Answer::Offer(Offer { price, error, poor })
    }

    /// Class, money, weight and utility of the supporters whose money was looked up last.
    fn supporters<'a>(
        &'a self,
        project: &'a Project,
    ) -> impl Iterator<Item = (usize, f64, f64, f64)> + 'a {
        let supporters = &project.supporters;
        let figures = self
            .of_supporters
            .iter()
            .zip(&supporters.weights)
            .zip(&supporters.utilities);
        let classes = supporters.classes.iter();
        classes
            .zip(figures)
            .map(|(&class, ((&has, &weight), &utility))| (class, has, weight, utility))
    }

    fn error(&self, class: usize) -> f64 {
        self.errors.get(class).copied().unwrap_or(self.worst)
    }

    /// Takes the money for an offer.
    pub(super) fn pay(&mut self, project: &Project, offer: &Offer) {
        let supporters = &project.supporters;
        for (&class, utility) in supporters.classes.iter().zip(&supporters.utilities) {
            if let (Some(money), Some(error)) =
                (self.money.get_mut(class), self.errors.get_mut(class))
            {
                *money = (*money - offer.price * utility).max(0.0);
                *error += offer.error * utility + 2.0 * EPSILON * self.share;
                self.worst = self.worst.max(*error);
            }
        }
        for &class in &offer.poor {
            if let (Some(money), Some(error)) =
                (self.money.get_mut(class), self.errors.get_mut(class))
            {
                (*money, *error) = (0.0, 0.0);
            }
        }
    }
}
