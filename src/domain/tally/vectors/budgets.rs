//! Rules that spend a budget.

use serde_json::json;

use super::Case;
use super::election::Typed;
use super::options::Options;
use super::print::{Fields, Printer, counted};
use crate::domain::tally::budget::{Budget, Funding, Outcome, approvals_as_points};
use crate::domain::tally::cumulative::Limits;
use crate::domain::tally::greedy::By;
use crate::domain::tally::mes::{Completion, Rule, Utility};
use crate::domain::tally::{Refusal, greedy, mes, phragmen};

pub(super) fn is_method(name: &str) -> bool {
    matches!(name, "greedy" | "mes" | "phragmen")
}

pub(super) fn count(
    method: &str,
    case: &Case,
    printer: Printer,
    typed: &Typed,
    options: Options,
) -> Result<Fields, Refusal> {
    let funding = funding(method, case, typed, options)?;
    let outcome = match method {
        "greedy" => {
            let words = [("votes", By::Votes), ("votes_per_cost", By::VotesPerCost)];
            greedy::count(&funding, options.word("by", &words)?.unwrap_or_default())
        }
        "phragmen" => phragmen::count(&funding),
        _ => mes::count(&funding, rule(typed, options)?)?,
    };
    Ok(fields(printer, &outcome))
}

fn funding(method: &str, case: &Case, typed: &Typed, options: Options) -> Result<Funding, Refusal> {
    let available = case
        .budget
        .ok_or_else(|| Refusal::malformed("the case has no \"budget\""))?;
    let budget = Budget {
        available,
        costs: case.costs.clone(),
    };
    let weighting = options.weighting()?;
    match typed {
        Typed::Approval(election) => {
            budget.prepare(&approvals_as_points(election), Limits::default(), weighting)
        }
        Typed::Points(election) => budget.prepare(election, options.limits()?, weighting),
        _ => Err(Refusal::WrongBallotType {
            method: method.to_owned(),
            needs: "approval or points",
        }),
    }
}

fn rule(typed: &Typed, options: Options) -> Result<Rule, Refusal> {
    let utilities = [
        ("cost", Utility::Cost),
        ("cardinality", Utility::Cardinality),
        ("points", Utility::Points),
    ];
    let completions = [
        ("none", Completion::None),
        ("add1", Completion::Add1),
        ("add1_greedy", Completion::Add1Greedy),
    ];
    let usual = match typed {
        Typed::Points(_) => Utility::Points,
        _ => Utility::Cost,
    };
    let increment = u64::try_from(options.integer("increment")?.unwrap_or(1));
    let increment = increment
        .ok()
        .filter(|&increment| increment > 0)
        .ok_or_else(|| Refusal::BadOption {
            name: "increment",
            expected: "an integer above 0".into(),
        })?;
    Ok(Rule {
        utility: options.word("utility", &utilities)?.unwrap_or(usual),
        completion: options
            .word("completion", &completions)?
            .unwrap_or_default(),
        increment,
        exhaustive_stop: options.flag("exhaustive_stop")?.unwrap_or(true),
    })
}

fn fields(printer: Printer, outcome: &Outcome) -> Fields {
    let mut fields = counted(outcome.counts);
    fields.0.push(("scores", printer.scores(&outcome.scores)));
    fields.0.push(("funded", printer.ids(&outcome.funded)));
    fields.0.push(("spent", json!(outcome.spent)));
    fields
}
