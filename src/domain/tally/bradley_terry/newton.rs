//! Newton's method for −Σ log P + α·Σθ², which is smooth and strictly convex.

use super::beats;
use crate::domain::tally::square::Square;

/// Far more steps than ever needed; it is about ten.
const MAX_STEPS: usize = 200;
/// Steps smaller than this change nothing that is shown.
const PRECISION: f64 = 1e-14;

/// The strengths with the least value. There is only one, wherever the search for it begins: the nearer, the faster.
pub(super) fn minimise(wins: &Square<f64>, alpha: f64, mut theta: Vec<f64>) -> Vec<f64> {
    theta.resize(wins.len(), 0.0);
    let mut value = objective(wins, &theta, alpha);
    for _ in 0..MAX_STEPS {
        let (gradient, curvature) = derivatives(wins, &theta, alpha);
        let step = solve(curvature, gradient);
        let longest = step.iter().fold(0.0_f64, |longest, d| longest.max(d.abs()));
        let mut length = 1.0;
        // Shorter steps while a full one overshoots.
        let next = loop {
            let next: Vec<f64> = theta
                .iter()
                .zip(&step)
                .map(|(t, d)| t - length * d)
                .collect();
            if longest < 1e-3 || objective(wins, &next, alpha) <= value || length < 1e-9 {
                break next;
            }
            length /= 2.0;
        };
        value = objective(wins, &next, alpha);
        theta = next;
        if longest < PRECISION {
            break;
        }
    }
    theta
}

fn objective(wins: &Square<f64>, theta: &[f64], alpha: f64) -> f64 {
    let mut sum: f64 = theta.iter().map(|t| alpha * t * t).sum();
    for (a, &own) in theta.iter().enumerate() {
        for (&weight, &other) in wins.row(a).iter().zip(theta) {
            if weight > 0.0 {
                let gap = other - own;
                // log(1 + e^gap) without overflow.
                sum += weight * (gap.max(0.0) + (-gap.abs()).exp().ln_1p());
            }
        }
    }
    sum
}

fn derivatives(wins: &Square<f64>, theta: &[f64], alpha: f64) -> (Vec<f64>, Square<f64>) {
    let mut curvature = Square::<f64>::new(theta.len());
    let mut gradient: Vec<f64> = theta.iter().map(|own| 2.0 * alpha * own).collect();
    let mut bends = vec![2.0 * alpha; theta.len()];
    let add = |sums: &mut [f64], place: usize, more: f64| {
        if let Some(sum) = sums.get_mut(place) {
            *sum += more;
        }
    };
    // Each pair once: exponentials are what takes long.
    for (a, &own) in theta.iter().enumerate() {
        for (b, &other) in theta.iter().enumerate().skip(a + 1) {
            let (won, lost) = (wins.at(a, b), wins.at(b, a));
            if won + lost > 0.0 {
                let (chance, risk) = (beats(own, other), beats(other, own));
                let slope = won * risk - lost * chance;
                add(&mut gradient, a, -slope);
                add(&mut gradient, b, slope);
                let cross = (won + lost) * chance * risk;
                add(&mut bends, a, cross);
                add(&mut bends, b, cross);
                curvature.set(a, b, -cross);
                curvature.set(b, a, -cross);
            }
        }
    }
    for (place, bend) in bends.into_iter().enumerate() {
        curvature.set(place, place, bend);
    }
    (gradient, curvature)
}

/// Solves a symmetric positive definite system by Cholesky decomposition.
fn solve(mut matrix: Square<f64>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for column in 0..n {
        let own = matrix.row(column).to_vec();
        let done = own.get(..column).unwrap_or_default();
        let diagonal = (matrix.at(column, column) - dot(done, done))
            .max(f64::MIN_POSITIVE)
            .sqrt();
        matrix.set(column, column, diagonal);
        for row in column + 1..n {
            let value = matrix.at(row, column) - dot(matrix.row(row), done);
            matrix.set(row, column, value / diagonal);
        }
    }
    for row in 0..n {
        let known = right.get(..row).unwrap_or_default();
        let sum = dot(matrix.row(row), known);
        if let Some(value) = right.get_mut(row) {
            *value = (*value - sum) / matrix.at(row, row);
        }
    }
    for row in (0..n).rev() {
        let later = right.iter().enumerate().skip(row + 1);
        let sum: f64 = later
            .map(|(below, value)| matrix.at(below, row) * value)
            .sum();
        if let Some(value) = right.get_mut(row) {
            *value = (*value - sum) / matrix.at(row, row);
        }
    }
    right
}

/// Over the length of the shorter one.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
