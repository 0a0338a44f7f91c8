//! Rules that add up what stands on a ballot.

use serde_json::Value;

use super::options::Options;
use super::print::{Fields, Printer, exact};
use crate::domain::tally::{Approvals, Election, Points, Refusal, approval, cumulative};

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
