//! Ratings on two axes, benefit and effort, and the priority matrix they make.

mod spread;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::{OptionIndex, Prepared, Ranked, Ratings, Refusal, Score};

/// The steps of the scale and where "high" begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Lowest step.
    pub lowest: i64,
    /// Highest step, above the lowest and at most 1000 steps away.
    pub highest: i64,
    /// A mean of at least this is high.
    pub threshold: Score,
}

/// Where an option stands in the priority matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// High benefit, low effort.
    QuickWin,
    /// High benefit, high effort.
    Strategic,
    /// Low benefit, low effort.
    FillIn,
    /// Low benefit, high effort.
    Drop,
}

/// The answers on one axis; "keine Angabe" is not among them.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisStats {
    /// Weight of the answers.
    pub n: Score,
    /// The rest, if there is any answer.
    pub figures: Option<Figures>,
}

/// Figures of at least one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Weighted mean.
    pub mean: Score,
    /// Mean of lower and upper median.
    pub median: Score,
    /// Population standard deviation.
    pub sd: f64,
    /// van der Eijk's agreement A: 1 = all the same, 0 = evenly spread, -1 = two camps.
    pub agreement: f64,
    /// Tastle and Wierman's consensus: 1 = all the same, 0 = two camps.
    pub consensus: f64,
}

/// The answers about one option.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionStats {
    /// The option.
    pub option: OptionIndex,
    /// Benefit, effort.
    pub axes: [AxisStats; 2],
    /// None without answers on both axes.
    pub quadrant: Option<Quadrant>,
}

/// Result of a rating.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// By mean benefit, highest first, then by mean effort, lowest first; unrated last.
    pub ranked: Ranked,
    /// Figures of every option.
    pub stats: Vec<OptionStats>,
}

/// Weight of the answers per step, for each group slot.
type Answers = BTreeMap<i64, Vec<i128>>;

/// Computes the figures. Refuses an answer that is not on the scale.
pub fn count(prepared: &Prepared<Ratings>, scale: &Scale) -> Result<Outcome, Refusal> {
    let answers = collect(prepared, scale)?;
    let stats: Vec<OptionStats> = prepared
        .options
        .iter()
        .zip(&answers)
        .map(|(&option, axes)| {
            let axes = axes
                .each_ref()
                .map(|answers| axis_stats(prepared, answers, scale));
            let quadrant = quadrant(&axes, &scale.threshold);
            OptionStats {
                option,
                axes,
                quadrant,
            }
        })
        .collect();
    let tiers = tiers(&stats);
    Ok(Outcome {
        ranked: Ranked::new(prepared.counts, &prepared.options, &tiers),
        stats,
    })
}

fn collect(prepared: &Prepared<Ratings>, scale: &Scale) -> Result<Vec<[Answers; 2]>, Refusal> {
    let slots = prepared.weights.slots();
    let mut answers: Vec<[Answers; 2]> = vec![Default::default(); prepared.options.len()];
    for ballot in &prepared.ballots {
        for (option, values) in &ballot.marks.0 {
            let axes = answers.get_mut(*option).into_iter().flatten();
            for (axis, value) in axes.zip(values) {
                let Some(value) = *value else { continue };
                if value < scale.lowest || value > scale.highest {
                    return Err(Refusal::malformed(format!(
                        "a rating of {value} is not on the scale from {} to {}",
                        scale.lowest, scale.highest
                    )));
                }
                let sums = axis.entry(value).or_insert_with(|| vec![0; slots]);
                if let Some(sum) = sums.get_mut(ballot.slot) {
                    *sum += i128::from(ballot.weight);
                }
            }
        }
    }
    Ok(answers)
}

fn axis_stats(prepared: &Prepared<Ratings>, answers: &Answers, scale: &Scale) -> AxisStats {
    let weights: Vec<(i64, BigRational)> = answers
        .iter()
        .map(|(&step, sums)| (step, prepared.weights.apply(sums.iter().copied())))
        .collect();
    let n: BigRational = weights.iter().map(|(_, weight)| weight).sum();
    if n.is_zero() {
        return AxisStats { n, figures: None };
    }
    let mean = weights
        .iter()
        .map(|(step, weight)| whole(*step) * weight)
        .sum::<BigRational>()
        / &n;
    let square = |step: i64| (whole(step) - &mean) * (whole(step) - &mean);
    let variance = weights
        .iter()
        .map(|(step, weight)| square(*step) * weight)
        .sum::<BigRational>()
        / &n;
    let figures = Figures {
        median: median(&weights, &n),
        sd: float(&variance).sqrt(),
        agreement: spread::agreement(&weights, &n, scale),
        consensus: spread::consensus(&weights, &n, float(&mean), scale),
        mean,
    };
    AxisStats {
        n,
        figures: Some(figures),
    }
}

fn median(weights: &[(i64, BigRational)], n: &BigRational) -> BigRational {
    let two = whole(2);
    let half = n / &two;
    let mut below = BigRational::zero();
    let mut lower = None;
    for (step, weight) in weights {
        below += weight;
        if below >= half {
            let lower = *lower.get_or_insert(*step);
            if below > half {
                return (whole(lower) + whole(*step)) / two;
            }
        }
    }
    whole(lower.unwrap_or_default())
}

fn quadrant(axes: &[AxisStats; 2], threshold: &Score) -> Option<Quadrant> {
    let high = |axis: &AxisStats| axis.figures.as_ref().map(|f| f.mean >= *threshold);
    let [benefit, effort] = axes;
    Some(match (high(benefit)?, high(effort)?) {
        (true, false) => Quadrant::QuickWin,
        (true, true) => Quadrant::Strategic,
        (false, false) => Quadrant::FillIn,
        (false, true) => Quadrant::Drop,
    })
}

/// Highest benefit first, then least effort; what has no mean comes last.
fn tiers(stats: &[OptionStats]) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, &OptionStats)> = stats.iter().enumerate().collect();
    order.sort_by(|a, b| compare(a.1, b.1)); // stable: list order inside a tier
    order
        .chunk_by(|a, b| compare(a.1, b.1).is_eq())
        .map(|tier| tier.iter().map(|(position, _)| *position).collect())
        .collect()
}

fn compare(a: &OptionStats, b: &OptionStats) -> Ordering {
    let [benefit_a, effort_a] = a.axes.each_ref().map(mean);
    let [benefit_b, effort_b] = b.axes.each_ref().map(mean);
    let none_last = |a: Option<&Score>, b: Option<&Score>| b.is_some().cmp(&a.is_some());
    // Without a benefit the option is unrated, whatever the effort.
    match (benefit_a, benefit_b) {
        (Some(x), Some(y)) => y
            .cmp(x)
            .then(none_last(effort_a, effort_b))
            .then(effort_a.cmp(&effort_b)),
        _ => none_last(benefit_a, benefit_b),
    }
}

fn mean(axis: &AxisStats) -> Option<&Score> {
    axis.figures.as_ref().map(|figures| &figures.mean)
}

fn whole(number: i64) -> BigRational {
    BigRational::from(BigInt::from(number))
}

fn float(number: &BigRational) -> f64 {
    number.to_f64().unwrap_or(f64::NAN)
}
