use std::collections::HashSet;

use super::{COMPLETION, INCREMENT, money};
use crate::domain::ballot_files::cells::push_row;
use crate::domain::ballot_files::unfit::{check_plain, check_withdrawn, titles};
use crate::domain::ballot_files::{Heading, Kind, Unfit, merged};
use crate::domain::limits;
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case};

/// Writes a budget, one row per ballot.
pub(in crate::domain::ballot_files) fn write(
    case: &Case,
    heading: &Heading,
) -> Result<String, Unfit> {
    let kind = Kind::Pb;
    let vote_type = match case.ballot_type {
        BallotType::Approval => "approval",
        BallotType::Points => "cumulative",
        BallotType::Ranking => "ordinal",
        _ => return Err(Unfit::BallotType(kind)),
    };
    let (Some(budget), false) = (case.budget, case.costs.is_empty()) else {
        return Err(Unfit::Costs(kind));
    };
    check_plain(case, kind)?;
    check_withdrawn(case, kind)?;
    let ballots = merged(&case.ballots);
    let people: u64 = ballots
        .iter()
        .try_fold(0_u64, |sum, entry| sum.checked_add(entry.n))
        .filter(|people| usize::try_from(*people).is_ok_and(|p| p <= limits::BALLOT_FILE_LINES))
        .ok_or_else(|| {
            let most = limits::BALLOT_FILE_LINES;
            Unfit::Other(format!(
                "more than {most} ballots, each of which needs a row"
            ))
        })?;
    let ids = ids(case);
    let day = heading
        .day
        .map(|day| day.format("%d.%m.%Y").to_string())
        .unwrap_or_default();
    let year = heading
        .day
        .map(|day| day.format("%Y").to_string())
        .unwrap_or_default();
    let mut out = String::new();
    let mut row = |cells: &[&str]| push_row(&mut out, cells, ';', "\n");
    row(&["META"]);
    row(&["key", "value"]);
    row(&["description", &heading.title]);
    row(&["country", "Germany"]);
    row(&["unit", &heading.place]);
    row(&["instance", &year]);
    row(&["num_projects", &ids.len().to_string()]);
    row(&["num_votes", &people.to_string()]);
    let amount = |amount: u64| money::text(amount, heading.cents);
    row(&["budget", &amount(budget)]);
    row(&["vote_type", vote_type]);
    row(&["rule", "equalshares/add1"]);
    // Keys of our own, so that a count of this file gives the result of the round; others pass over them.
    if let Some((completion, increment)) = rule(case) {
        row(&["completion", completion]);
        row(&["increment", &amount(increment)]);
    }
    row(&["date_begin", &day]);
    row(&["date_end", &day]);
    row(&["currency", "EUR"]);
    row(&["PROJECTS"]);
    row(&["project_id", "cost", "name"]);
    for ((id, cost), title) in ids.iter().zip(&case.costs).zip(titles(case)) {
        row(&[id, &amount(*cost), title]);
    }
    row(&["VOTES"]);
    let with_points = case.ballot_type == BallotType::Points;
    if with_points {
        row(&["voter_id", "vote", "points"]);
    } else {
        row(&["voter_id", "vote"]);
    }
    let mut voter = 0_u64;
    for entry in &ballots {
        let (vote, points) = marks(entry, &ids, kind)?;
        for _ in 0..entry.n {
            voter += 1;
            let voter = voter.to_string();
            if with_points {
                row(&[&voter, &vote, &points]);
            } else {
                row(&[&voter, &vote]);
            }
        }
    }
    Ok(out)
}

/// How the vote completes Equal Shares and by how much shares are raised, if it says so.
fn rule(case: &Case) -> Option<(&str, u64)> {
    let options = &case.tests.iter().find(|test| test.method == "mes")?.options;
    let completion = options.get(COMPLETION)?.as_str()?;
    Some((completion, options.get(INCREMENT)?.as_u64()?))
}

/// Ids that can stand in a list with commas: those of the vote if they are plain, else numbers.
fn ids(case: &Case) -> Vec<String> {
    let plain = |id: &String| {
        !id.is_empty()
            && id
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    let different: HashSet<&String> = case.candidates.iter().collect();
    if case.candidates.iter().all(plain) && different.len() == case.candidates.len() {
        case.candidates.clone()
    } else {
        (1..=case.candidates.len())
            .map(|number| number.to_string())
            .collect()
    }
}

/// The two cells of a ballot: its projects, and their points.
fn marks(entry: &BallotEntry, ids: &[String], kind: Kind) -> Result<(String, String), Unfit> {
    let mut listed: Vec<usize> = entry.a.clone().unwrap_or_default();
    let mut points = Vec::new();
    for tier in entry.r.iter().flatten() {
        let [option] = tier.as_slice() else {
            return Err(Unfit::Ties(kind));
        };
        listed.push(*option);
    }
    for &(option, number) in entry.p.iter().flatten() {
        if number < 0 {
            return Err(Unfit::NegativePoints(kind));
        }
        listed.push(option);
        points.push(number.to_string());
    }
    let vote: Vec<&str> = listed
        .iter()
        .filter_map(|option| ids.get(*option).map(String::as_str))
        .collect();
    Ok((vote.join(","), points.join(",")))
}
