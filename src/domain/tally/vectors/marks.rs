//! Rules that add up what stands on a ballot.

use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::{Map, Value, json};

use super::options::Options;
use super::print::{Fields, Printer, exact, float};
use crate::domain::tally::rating::{AxisStats, Quadrant, Scale};
use crate::domain::tally::{
    Approvals, Duel, Election, Opinions, Points, Ratings, Refusal, approval, bradley_terry,
    cumulative, group_consensus, rating, win_rate,
};

/// Widest scale of a rating.
const MAX_SCALE: i64 = 1000;

pub(super) fn approval(
    printer: Printer,
    election: &Election<Approvals>,
    options: Options,
) -> Result<Fields, Refusal> {
    let outcome = approval::count(&election.prepare(options.weighting()?)?);
    let mut fields = printer.ranked(&outcome.ranked);
    fields.0.push(("scores", printer.scores(&outcome.scores)));
    let share = printer.per_option(&outcome.share, |share| {
        share.as_ref().map_or(Value::Null, exact)
    });
    fields.0.push(("share", share));
    Ok(fields)
}

pub(super) fn cumulative(
    printer: Printer,
    election: &Election<Points>,
    options: Options,
) -> Result<Fields, Refusal> {
    let prepared = options.limits()?.prepare(election, options.weighting()?)?;
    let outcome = cumulative::count(&prepared);
    let mut fields = printer.ranked(&outcome.ranked);
    fields.0.push(("scores", printer.scores(&outcome.scores)));
    Ok(fields)
}

pub(super) fn rating(
    printer: Printer,
    election: &Election<Ratings>,
    options: Options,
) -> Result<Fields, Refusal> {
    let axes = axes(options)?;
    let scale = scale(options)?;
    let outcome = rating::count(&election.prepare(options.weighting()?)?, &scale)?;
    let mut fields = printer.ranked(&outcome.ranked);
    let stats = outcome.stats.iter().map(|stats| {
        let mut entry: Map<String, Value> = axes
            .iter()
            .cloned()
            .zip(stats.axes.iter().map(axis))
            .collect();
        entry.insert("quadrant".into(), quadrant(stats.quadrant));
        (printer.id(stats.option).to_owned(), Value::Object(entry))
    });
    fields.0.push(("stats", Value::Object(stats.collect())));
    Ok(fields)
}

fn axes(options: Options) -> Result<[String; 2], Refusal> {
    let bad = || Refusal::BadOption {
        name: "axes",
        expected: "two different names".into(),
    };
    let names = match options.list("axes")? {
        None => return Ok(["benefit".into(), "effort".into()]),
        Some([Value::String(first), Value::String(second)]) => [first.clone(), second.clone()],
        Some(_) => return Err(bad()),
    };
    let [first, second] = &names;
    if first == second {
        Err(bad())
    } else {
        Ok(names)
    }
}

fn scale(options: Options) -> Result<Scale, Refusal> {
    let expected = format!("[lowest, highest], at most {MAX_SCALE} apart");
    let bad = || Refusal::BadOption {
        name: "scale",
        expected: expected.clone(),
    };
    let (lowest, highest) = match options.list("scale")? {
        None => (1, 5),
        Some([lowest, highest]) => (
            lowest.as_i64().ok_or_else(bad)?,
            highest.as_i64().ok_or_else(bad)?,
        ),
        Some(_) => return Err(bad()),
    };
    let width = highest.checked_sub(lowest).ok_or_else(bad)?;
    if !(0..=MAX_SCALE).contains(&width) {
        return Err(bad());
    }
    let threshold = options
        .number("threshold")?
        .and_then(BigRational::from_float);
    let threshold = threshold.unwrap_or_else(|| BigRational::from(BigInt::from(3)));
    Ok(Scale {
        lowest,
        highest,
        threshold,
    })
}

fn axis(stats: &AxisStats) -> Value {
    let Some(figures) = &stats.figures else {
        return json!({
            "n": 0, "mean": null, "median": null, "sd": null, "agreement": null, "consensus": null
        });
    };
    json!({
        "n": exact(&stats.n),
        "mean": exact(&figures.mean),
        "median": exact(&figures.median),
        "sd": float(figures.sd),
        "agreement": float(figures.agreement),
        "consensus": float(figures.consensus),
    })
}

fn quadrant(quadrant: Option<Quadrant>) -> Value {
    quadrant.map_or(Value::Null, |quadrant| {
        json!(match quadrant {
            Quadrant::QuickWin => "quick_win",
            Quadrant::Strategic => "strategic",
            Quadrant::FillIn => "fill_in",
            Quadrant::Drop => "drop",
        })
    })
}

pub(super) fn group_consensus(
    printer: Printer,
    election: &Election<Opinions>,
    options: Options,
) -> Result<Fields, Refusal> {
    let outcome = group_consensus::count(&election.prepare(options.weighting()?)?);
    let mut fields = printer.ranked(&outcome.ranked);
    fields.0.push(("scores", printer.scores(&outcome.scores)));
    let details = outcome.details.iter().map(|details| {
        let figure = |figure: &Option<BigRational>| figure.as_ref().map_or(Value::Null, exact);
        let entry = json!({
            "agree": exact(&details.agree),
            "disagree": exact(&details.disagree),
            "pass": exact(&details.pass),
            "min_group": figure(&details.min_group),
            "spread": figure(&details.spread),
        });
        (printer.id(details.option).to_owned(), entry)
    });
    fields.0.push(("details", Value::Object(details.collect())));
    Ok(fields)
}

pub(super) fn bradley_terry(
    printer: Printer,
    election: &Election<Duel>,
    options: Options,
) -> Result<Fields, Refusal> {
    let alpha = options
        .number("alpha")?
        .unwrap_or(bradley_terry::DEFAULT_ALPHA);
    let outcome = bradley_terry::count(&election.prepare(options.weighting()?)?, alpha)?;
    let mut fields = printer.ranked(&outcome.ranked);
    fields.0.push((
        "theta",
        printer.per_option(&outcome.theta, |theta| float(*theta)),
    ));
    let chance = |chance: &Option<f64>| chance.map_or(Value::Null, float);
    fields.0.push((
        "beat_random",
        printer.per_option(&outcome.beat_random, chance),
    ));
    Ok(fields)
}

pub(super) fn win_rate(
    printer: Printer,
    election: &Election<Duel>,
    options: Options,
) -> Result<Fields, Refusal> {
    let outcome = win_rate::count(&election.prepare(options.weighting()?)?);
    let mut fields = printer.ranked(&outcome.ranked);
    fields.0.push(("scores", printer.scores(&outcome.scores)));
    Ok(fields)
}
