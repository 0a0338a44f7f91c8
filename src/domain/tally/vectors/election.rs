use std::collections::HashSet;

use super::{BallotEntry, BallotType, Case};
use crate::domain::tally::{
    Approvals, Ballot, Duel, DuelOutcome, Election, Marks, Opinion, Opinions, Points, Ratings,
    Refusal, Tiers, Weighting,
};

/// The ballots of a case in the shape that the rules count.
pub(super) enum Typed {
    Ranking(Election<Tiers>),
    Approval(Election<Approvals>),
    Points(Election<Points>),
    Rating(Election<Ratings>),
    Votes(Election<Opinions>),
    Pairwise(Election<Duel>),
}

impl Typed {
    pub(super) fn of(case: &Case) -> Result<Self, Refusal> {
        Ok(match case.ballot_type {
            BallotType::Ranking => Self::Ranking(election(case, "r", |entry| {
                Ok(entry.r.as_ref().map(Tiers::new))
            })?),
            BallotType::Approval => Self::Approval(election(case, "a", |entry| {
                Ok(entry.a.clone().map(Approvals))
            })?),
            BallotType::Points => Self::Points(election(case, "p", |entry| {
                Ok(entry.p.clone().map(Points))
            })?),
            BallotType::Rating => Self::Rating(election(case, "s", |entry| {
                Ok(entry.s.as_ref().map(|entries| {
                    Ratings(
                        entries
                            .iter()
                            .map(|&(option, a, b)| (option, [a, b]))
                            .collect(),
                    )
                }))
            })?),
            BallotType::Votes => Self::Votes(election(case, "v", opinions)?),
            BallotType::Pairwise => Self::Pairwise(election(case, "c", duel)?),
        })
    }
}

/// The first contradiction in a case: on which of its ballots (from 0), if it is on one, and what it is.
pub fn contradiction(case: &Case) -> Option<(Option<usize>, String)> {
    fn check<M: Marks>(election: &Election<M>) -> Result<(), Refusal> {
        election.prepare(Weighting::Plain).map(|_| ())
    }
    let checked = Typed::of(case).and_then(|typed| match typed {
        Typed::Ranking(election) => check(&election),
        Typed::Approval(election) => check(&election),
        Typed::Points(election) => check(&election),
        Typed::Rating(election) => check(&election),
        Typed::Votes(election) => check(&election),
        Typed::Pairwise(election) => check(&election),
    });
    match checked {
        Err(Refusal::BadBallot { ballot, text }) => Some((Some(ballot), text)),
        Err(Refusal::Malformed(text)) => Some((None, text)),
        _ => None,
    }
}

fn election<M>(
    case: &Case,
    key: &str,
    marks: impl Fn(&BallotEntry) -> Result<Option<M>, String>,
) -> Result<Election<M>, Refusal> {
    let mut ids = HashSet::new();
    if let Some(twice) = case.candidates.iter().find(|id| !ids.insert(id.as_str())) {
        return Err(Refusal::malformed(format!(
            "candidate \"{twice}\" is listed twice"
        )));
    }
    let withdrawn = case
        .withdrawn
        .iter()
        .map(|id| {
            case.candidates
                .iter()
                .position(|candidate| candidate == id)
                .ok_or_else(|| Refusal::malformed(format!("withdrawn \"{id}\" is not a candidate")))
        })
        .collect::<Result<_, _>>()?;
    let ballots = case
        .ballots
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let refuse = |text: String| Refusal::BadBallot {
                ballot: index,
                text,
            };
            if let Some(group) = entry.g.filter(|&group| group >= case.groups.len()) {
                return Err(refuse(format!("there is no group {group}")));
            }
            let marks = marks(entry)
                .map_err(refuse)?
                .ok_or_else(|| refuse(format!("\"{key}\" is missing")))?;
            Ok(Ballot {
                copies: entry.n,
                weight: entry.w,
                group: entry.g,
                marks,
            })
        })
        .collect::<Result<_, _>>()?;
    Ok(Election {
        options: case.candidates.len(),
        withdrawn,
        ballots,
    })
}

fn opinions(entry: &BallotEntry) -> Result<Option<Opinions>, String> {
    let Some(entries) = &entry.v else {
        return Ok(None);
    };
    let opinions = entries.iter().map(|&(option, value)| match value {
        1 => Ok((option, Opinion::Agree)),
        -1 => Ok((option, Opinion::Disagree)),
        0 => Ok((option, Opinion::Pass)),
        other => Err(format!("{other} is neither 1, -1 nor 0")),
    });
    opinions
        .collect::<Result<_, _>>()
        .map(|list| Some(Opinions(list)))
}

fn duel(entry: &BallotEntry) -> Result<Option<Duel>, String> {
    match entry.c.as_deref() {
        None => Ok(None),
        Some(&[first, second]) => Ok(Some(Duel {
            first,
            second,
            outcome: DuelOutcome::FirstWins,
        })),
        Some(&[first, second, 0]) => Ok(Some(Duel {
            first,
            second,
            outcome: DuelOutcome::Tie,
        })),
        Some(_) => Err("a duel is [winner, loser] or [i, j, 0]".into()),
    }
}
