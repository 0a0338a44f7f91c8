//! A closed round as anybody may have it: anonymous ballots, and the rule to count them by.

use super::budget::{funding, increment};
use super::vote::{ClosedVote, PaperGroup, Sheet};
use crate::domain::round::{Ballot, Method, Round};
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case, Test};
use crate::domain::tally::{Refusal, Weighting};
use serde_json::{Map, Value, json};

/// The group of those who voted on paper, where they are a group of their own.
const PAPER: &str = "Papier";

/// The vote in the shape of the vote vectors. Its options stand in the drawn order, because that is the last
/// tie-break, and counting it gives the frozen result. `groups` are the labels of the result's columns.
///
/// # Errors
/// As [`super::order`].
pub fn published(vote: &ClosedVote<'_>, groups: &[String]) -> Result<Case, Refusal> {
    let round = vote.round;
    let options: Vec<usize> = vote
        .lot
        .iter()
        .filter_map(|option| usize::try_from(*option).ok())
        .collect();
    let money = round.settings.budget.as_ref();
    let costs = money.map(|money| {
        let cost = |option: &usize| money.costs_cents.get(*option).copied();
        options.iter().filter_map(cost).collect()
    });
    Ok(Case {
        id: round.question.de.clone(),
        about: String::new(),
        ballot_type: match round.method() {
            Method::Schulze => BallotType::Ranking,
            Method::Rating => BallotType::Rating,
            Method::GroupConsensus => BallotType::Votes,
            Method::BradleyTerry => BallotType::Pairwise,
            Method::Approval => BallotType::Approval,
            Method::Cumulative => BallotType::Points,
            Method::Mes => match round.ballot_type {
                crate::domain::round::BallotType::Approval => BallotType::Approval,
                _ => BallotType::Points,
            },
        },
        candidates: options.iter().map(|option| id(round, *option)).collect(),
        names: options
            .iter()
            .filter_map(|option| round.options.get(*option))
            .map(|option| option.title.clone())
            .collect(),
        withdrawn: Vec::new(),
        groups: labels(vote, groups),
        costs: costs.unwrap_or_default(),
        budget: money.map(|money| money.total_cents),
        ballots: vote
            .sheets()
            .iter()
            .flat_map(|sheet| entries(vote, sheet))
            .collect(),
        tests: tests(vote)?,
    })
}

/// `M-017` for measures, else the option's number in the round.
fn id(round: &Round, option: usize) -> String {
    let number = round.options.get(option).and_then(|option| option.number);
    number.map_or_else(
        || (option + 1).to_string(),
        |number| format!("M-{number:03}"),
    )
}

/// A different name for every group that ballots refer to.
fn labels(vote: &ClosedVote<'_>, given: &[String]) -> Vec<String> {
    let used = vote.sheets().iter().filter_map(|sheet| sheet.group).max();
    let mut labels: Vec<String> = Vec::new();
    for slot in 0..used.map_or(0, |last| last + 1) {
        let label = match (vote.paper_group, given.get(slot)) {
            (PaperGroup::Own(own), _) if own == slot => PAPER.to_owned(),
            (_, Some(label)) if !label.is_empty() => label.clone(),
            _ => format!("Gruppe {}", slot + 1),
        };
        if labels.contains(&label) {
            labels.push(format!("{label} ({})", slot + 1));
        } else {
            labels.push(label);
        }
    }
    labels
}

/// How it was counted, and with equal say if the round asked for it.
fn tests(vote: &ClosedVote<'_>) -> Result<Vec<Test>, Refusal> {
    let (method, options) = match vote.round.method() {
        Method::Cumulative => ("cumulative", json!({})),
        Method::Approval => ("approval", json!({})),
        Method::Rating => (
            "rating",
            json!({"axes": ["benefit", "effort"], "scale": [1, 5], "threshold": 3}),
        ),
        Method::Schulze => ("schulze", json!({})),
        Method::GroupConsensus => ("group_consensus", json!({})),
        Method::BradleyTerry => ("bradley_terry", json!({})),
        Method::Mes => ("mes", json!({"completion": "add1_greedy"})),
    };
    let mut weightings = vec![Weighting::Plain];
    if vote.round.settings.equal_say {
        weightings.push(Weighting::GroupEqual);
    }
    weightings
        .into_iter()
        .map(|weighting| {
            let mut options: Map<String, Value> = options.as_object().cloned().unwrap_or_default();
            if let Some(funding) = funding(vote, weighting)? {
                options.insert("increment".to_owned(), increment(&funding).into());
            }
            if weighting == Weighting::GroupEqual {
                options.insert("weighting".to_owned(), "group_equal".into());
            }
            Ok(Test {
                method: method.to_owned(),
                options,
            })
        })
        .collect()
}

/// A ballot as entries: one, or one for each duel.
fn entries(vote: &ClosedVote<'_>, sheet: &Sheet) -> Vec<BallotEntry> {
    let entry = || BallotEntry {
        n: sheet.copies.into(),
        g: sheet.group,
        ..BallotEntry::default()
    };
    let place = |option: &u32| vote.place_of(*option);
    let mut one = entry();
    match &sheet.ballot {
        Ballot::Points(points) => {
            let mark = |(option, points): &(u32, u32)| Some((place(option)?, i64::from(*points)));
            one.p = Some(points.iter().filter_map(mark).collect());
        }
        Ballot::Approval(options) => one.a = Some(options.iter().filter_map(place).collect()),
        Ballot::Rating(ratings) => {
            let mark = |(option, first, second): &(u32, Option<u8>, Option<u8>)| {
                Some((place(option)?, first.map(i64::from), second.map(i64::from)))
            };
            one.s = Some(ratings.iter().filter_map(mark).collect());
        }
        Ballot::Ranking(tiers) => {
            let tier = |tier: &Vec<u32>| tier.iter().filter_map(place).collect();
            one.r = Some(tiers.iter().map(tier).collect());
        }
        Ballot::Votes(votes) => {
            let mark = |(option, vote): &(u32, i8)| Some((place(option)?, i64::from(*vote)));
            one.v = Some(votes.iter().filter_map(mark).collect());
        }
        Ballot::Duels(duels) => {
            let duel = |(a, b, verdict): &(u32, u32, i8)| {
                let (a, b) = (place(a)?, place(b)?);
                let mut one = entry();
                one.c = Some(match verdict.signum() {
                    1 => vec![a, b],
                    -1 => vec![b, a],
                    _ => vec![a, b, 0],
                });
                Some(one)
            };
            return duels.iter().filter_map(duel).collect();
        }
    }
    vec![one]
}
