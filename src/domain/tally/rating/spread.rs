//! How far the answers are apart.

use num_rational::BigRational;
use num_traits::Zero;

use super::{Scale, float, whole};

/// van der Eijk's A: the distribution is taken apart into layers of equally
/// weighted steps; the mean of U · (1 − (S−1)/(K−1)) over the layers.
pub(super) fn agreement(weights: &[(i64, BigRational)], n: &BigRational, scale: &Scale) -> f64 {
    let mut left: Vec<BigRational> = (scale.lowest..=scale.highest)
        .map(|step| {
            let weight = weights.iter().find(|(other, _)| *other == step);
            weight.map_or_else(BigRational::zero, |(_, weight)| weight.clone())
        })
        .collect();
    let mut agreement = BigRational::zero();
    while let Some(layer) = left
        .iter()
        .filter(|weight| !weight.is_zero())
        .min()
        .cloned()
    {
        let pattern: Vec<bool> = left.iter().map(|weight| !weight.is_zero()).collect();
        let steps = pattern.iter().filter(|&&used| used).count();
        agreement += &layer * count(steps) / n * agreement_of_pattern(&pattern, steps);
        for weight in left.iter_mut().filter(|weight| !weight.is_zero()) {
            *weight -= &layer;
        }
    }
    float(&agreement)
}

fn agreement_of_pattern(pattern: &[bool], steps: usize) -> BigRational {
    if pattern.len() < 2 || steps == 1 {
        return whole(1);
    }
    // Triples of steps: used side by side with an unused one beyond (unimodal),
    // or with an unused one between two used (bimodal).
    let (mut unimodal, mut bimodal) = (0_usize, 0_usize);
    let used_before = pattern.iter().scan(0, |used, &is_used| {
        let before = *used;
        *used += usize::from(is_used);
        Some(before)
    });
    for ((place, &is_used), before) in pattern.iter().enumerate().zip(used_before) {
        let after = steps - before - usize::from(is_used);
        if is_used {
            // This one in the middle: the other used one on one side, unused on the other.
            let (unused_before, unused_after) = (place - before, pattern.len() - 1 - place - after);
            unimodal += before * unused_after + unused_before * after;
        } else {
            bimodal += before * after;
        }
    }
    if unimodal + bimodal == 0 {
        return BigRational::zero(); // all steps used: no agreement
    }
    let k = pattern.len();
    let unimodality = (count(k - 2) * count(unimodal) - count(k - 1) * count(bimodal))
        / (count(k - 2) * count(unimodal + bimodal));
    unimodality * (whole(1) - count(steps - 1) / count(k - 1))
}

/// Tastle and Wierman's consensus: 1 + Σ p · log2(1 − |x − mean| / width).
pub(super) fn consensus(
    weights: &[(i64, BigRational)],
    n: &BigRational,
    mean: f64,
    scale: &Scale,
) -> f64 {
    let width = float(&whole(scale.highest - scale.lowest));
    let term = |(step, weight): &(i64, BigRational)| {
        let distance = (float(&whole(*step)) - mean).abs();
        float(&(weight / n)) * (1.0 - distance / width).log2()
    };
    if width == 0.0 {
        1.0
    } else {
        1.0 + weights.iter().map(term).sum::<f64>()
    }
}

fn count(number: usize) -> BigRational {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}
