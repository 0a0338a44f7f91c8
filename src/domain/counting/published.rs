//! A closed round's ballots as a vote that anybody can count again.
//!
//! Options stand in the drawn order, because the order of the list is the last tie-break of the format. Paper totals
//! become ballots that add up to them. Groups are in it only where the result cannot be counted without them (equal say,
//! consensus over groups), and then only the columns of the result, each of at least k ballots.

use super::budget::{equal_shares, funding};
use super::vote::{ClosedVote, PaperGroup, Sheet};
use crate::domain::measure_sheet::number_text;
use crate::domain::round::{Ballot, BallotType as Instrument, Method};
use crate::domain::tally::mes::Utility;
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case, Test};
use crate::domain::tally::{Refusal, Weighting};
use serde_json::{Map, Value, json};

/// The group of those who voted on paper, where they are a group of their own.
const PAPER: &str = "Papier";

/// The vote in the shape of the vote vectors; none in a round without a frozen result. `titles` name the options of the
/// round, `groups` the columns of the result.
///
/// # Errors
/// As [`super::order`].
pub fn published(
    vote: &ClosedVote<'_>,
    titles: &[String],
    groups: &[String],
) -> Result<Option<Case>, Refusal> {
    let round = vote.round;
    let Some(result) = &round.result else {
        return Ok(None);
    };
    let with_groups = result.equal_say.is_some()
        || (result.method == Method::GroupConsensus && !result.groups.is_empty());
    let names = if with_groups {
        labels(vote, groups)
    } else {
        Vec::new()
    };
    let ballots = vote
        .sheets()
        .iter()
        .flat_map(|sheet| entries(vote, sheet, with_groups))
        .collect();
    let mut tests = vec![test(vote, Weighting::Plain)?];
    if result.equal_say.is_some() {
        tests.push(test(vote, Weighting::GroupEqual)?);
    }
    let budget = round.settings.budget.as_ref();
    let cost = |option: &u32| {
        let index = usize::try_from(*option).ok()?;
        budget?.costs_cents.get(index).copied()
    };
    let title = |option: &u32| titles.get(usize::try_from(*option).ok()?).cloned();
    Ok(Some(Case {
        id: round.id.to_string(),
        about: about(vote),
        ballot_type: match round.ballot_type {
            Instrument::Points => BallotType::Points,
            Instrument::Approval => BallotType::Approval,
            Instrument::Rating => BallotType::Rating,
            Instrument::Ranking => BallotType::Ranking,
            Instrument::Votes => BallotType::Votes,
            Instrument::Pairwise => BallotType::Pairwise,
        },
        candidates: candidates(vote),
        names: vote.lot.iter().filter_map(title).collect(),
        withdrawn: Vec::new(),
        groups: names,
        costs: vote.lot.iter().filter_map(cost).collect(),
        budget: budget.map(|budget| budget.total_cents),
        ballots,
        tests,
    }))
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

/// What whoever counts again has to know.
fn about(vote: &ClosedVote<'_>) -> String {
    let dealt = vote
        .round
        .paper
        .iter()
        .any(|tally| !tally.points.is_empty());
    if dealt {
        "Paper was counted as totals: the ballots for it add up to these, nobody need have voted so.".to_owned()
    } else {
        String::new()
    }
}

/// Short ids in drawn order: the number of a measure, the place in the round of anything else.
fn candidates(vote: &ClosedVote<'_>) -> Vec<String> {
    let number = |option: u32| {
        let index = usize::try_from(option).ok()?;
        vote.round.options.get(index)?.number
    };
    vote.lot
        .iter()
        .map(|option| number(*option).map_or_else(|| format!("V-{:03}", option + 1), number_text))
        .collect()
}

fn entries(vote: &ClosedVote<'_>, sheet: &Sheet, with_groups: bool) -> Vec<BallotEntry> {
    let entry = BallotEntry {
        n: sheet.copies.into(),
        g: sheet.group.filter(|_| with_groups),
        ..BallotEntry::default()
    };
    let place = |option: &u32| vote.place_of(*option);
    match &sheet.ballot {
        Ballot::Points(points) => {
            let points = points.iter();
            let p =
                points.filter_map(|(option, points)| Some((place(option)?, i64::from(*points))));
            vec![BallotEntry {
                p: Some(p.collect()),
                ..entry
            }]
        }
        Ballot::Approval(options) => vec![BallotEntry {
            a: Some(options.iter().filter_map(place).collect()),
            ..entry
        }],
        Ballot::Rating(ratings) => {
            let s = ratings.iter().filter_map(|(option, first, second)| {
                Some((place(option)?, first.map(i64::from), second.map(i64::from)))
            });
            vec![BallotEntry {
                s: Some(s.collect()),
                ..entry
            }]
        }
        Ballot::Ranking(tiers) => {
            let tiers = tiers.iter();
            let r = tiers.map(|tier| tier.iter().filter_map(place).collect());
            vec![BallotEntry {
                r: Some(r.collect()),
                ..entry
            }]
        }
        Ballot::Votes(votes) => {
            let votes = votes.iter();
            let v = votes.filter_map(|(option, vote)| Some((place(option)?, i64::from(*vote))));
            vec![BallotEntry {
                v: Some(v.collect()),
                ..entry
            }]
        }
        Ballot::Duels(duels) => duels
            .iter()
            .filter_map(|(one, other, verdict)| {
                let (one, other) = (place(one)?, place(other)?);
                let c = match verdict.signum() {
                    1 => vec![one, other],
                    -1 => vec![other, one],
                    _ => vec![one, other, 0],
                };
                Some(BallotEntry {
                    c: Some(c),
                    ..entry.clone()
                })
            })
            .collect(),
    }
}

/// The rule of the round by its name in the format.
fn test(vote: &ClosedVote<'_>, weighting: Weighting) -> Result<Test, Refusal> {
    let mut options: Map<String, Value> = Map::new();
    let mut set = |name: &str, value: Value| options.insert(name.to_owned(), value);
    let method = match vote.round.method() {
        Method::Cumulative => {
            set("k", json!(vote.round.dots_per_person));
            set("m", json!(vote.round.max_dots_per_option));
            "cumulative"
        }
        Method::Approval => "approval",
        Method::Rating => "rating",
        Method::Schulze => "schulze",
        Method::GroupConsensus => "group_consensus",
        Method::BradleyTerry => "bradley_terry",
        Method::Mes => {
            if let Some(funding) = funding(vote, weighting)? {
                let rule = equal_shares(vote, &funding);
                let utility = match rule.utility {
                    Utility::Points => "points",
                    Utility::Cost | Utility::Cardinality => "cost",
                };
                set("utility", json!(utility));
                set("completion", json!("add1_greedy"));
                set("increment", json!(rule.increment));
            }
            "mes"
        }
    };
    if weighting == Weighting::GroupEqual {
        set("weighting", json!("group_equal"));
    }
    Ok(Test {
        method: method.to_owned(),
        options,
    })
}
