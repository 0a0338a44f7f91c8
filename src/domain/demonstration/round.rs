use crate::domain::ballot_files::{CENTS, FaultCode};
use crate::domain::context::Context;
use crate::domain::contribution::Cluster;
use crate::domain::ids::RoundId;
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::domain::round::{
    Ballot, BallotType, Budget, ObjectKind, ResultsVisibility, Round, RoundOption, RoundSettings,
    RoundState, TieRule,
};
use crate::domain::setup::Translated;
use crate::domain::tally::vectors::{BallotEntry, BallotType as FileType, Case};
use crate::domain::text::clean_line;
use crate::domain::workshop::Workshop;

/// Ballots with the number of those who cast them.
type Ballots = Vec<(Ballot, u64)>;

/// The round as it stands just before it is closed, and its ballots.
pub(super) fn open_round(
    case: &Case,
    clusters: &[Cluster],
    workshop: &Workshop,
    ctx: &mut Context,
) -> Result<(Round, Ballots), Refusal> {
    if clusters.len() < limits::OPTIONS_PER_ROUND_MIN {
        return Err(Refusal::TooFewOptions);
    }
    let ballot_type = match case.ballot_type {
        FileType::Ranking => BallotType::Ranking,
        FileType::Approval => BallotType::Approval,
        FileType::Points => BallotType::Points,
        FileType::Rating => BallotType::Rating,
        FileType::Votes => BallotType::Votes,
        FileType::Pairwise => BallotType::Pairwise,
    };
    let budget = budget(case, ballot_type)?;
    let most = limits::options_per_round(ballot_type, budget.is_some());
    if clusters.len() > most {
        return Err(too_many("options", most));
    }
    let ballots = ballots(case)?;
    let dots = |of: fn(&(u32, u32)) -> u32, sum: fn(u32, u32) -> u32| {
        let ballots = ballots.iter().filter_map(|(ballot, _)| match ballot {
            Ballot::Points(points) => Some(points.iter().map(of).fold(0, sum)),
            _ => None,
        });
        ballots.max().unwrap_or_default().max(1)
    };
    let places = ballots.iter().filter_map(|(ballot, _)| match ballot {
        Ballot::Ranking(tiers) => Some(tiers.iter().map(Vec::len).sum::<usize>()),
        _ => None,
    });
    let places = u32::try_from(places.max().unwrap_or_default()).unwrap_or(u32::MAX);
    let question = short(&case.id, limits::ROUND_QUESTION);
    let round = Round {
        id: RoundId(ctx.id()),
        order: 1,
        phase_id: workshop.head.clock.phase_id,
        question: Translated::german(question),
        object_kind: ObjectKind::Cluster,
        ballot_type,
        options: clusters.iter().map(option).collect(),
        dots_per_person: dots(|(_, points)| *points, u32::saturating_add),
        max_dots_per_option: dots(|(_, points)| *points, u32::max),
        own_allowed: true,
        domain_id: None,
        visibility: ResultsVisibility::AfterClose,
        tie_rule: TieRule::SharedRank,
        state: RoundState::Open,
        opened_at: Some(ctx.now),
        closed_at: None,
        void_reason: None,
        repeats: None,
        settings: RoundSettings {
            places,
            budget,
            ..RoundSettings::default()
        },
        ballots_published: false,
        paper: Vec::new(),
        result: None,
    };
    Ok((round, ballots))
}

fn option(cluster: &Cluster) -> RoundOption {
    RoundOption {
        id: cluster.id.0,
        title: cluster.title.clone(),
        short_title: cluster.title.clone(),
        number: None,
        domain_id: None,
    }
}

/// The money, in cents; only where the ballots can spend it.
fn budget(case: &Case, ballot_type: BallotType) -> Result<Option<Budget>, Refusal> {
    let spends = matches!(ballot_type, BallotType::Approval | BallotType::Points);
    let Some(total) = case.budget.filter(|_| spends && !case.costs.is_empty()) else {
        return Ok(None);
    };
    let cents = |amount: u64| {
        let factor = if case.about == CENTS { 1 } else { 100 };
        amount
            .checked_mul(factor)
            .filter(|cents| (1..=limits::BUDGET_CENTS).contains(cents))
            .ok_or_else(|| unfit("a cost or the budget is 0, or beyond what a round can hold"))
    };
    let left = case.candidates.iter().zip(&case.costs);
    let left = left.filter(|(id, _)| !case.withdrawn.contains(id));
    Ok(Some(Budget {
        total_cents: cents(total)?,
        costs_cents: left
            .map(|(_, cost)| cents(*cost))
            .collect::<Result<_, _>>()?,
    }))
}

fn ballots(case: &Case) -> Result<Ballots, Refusal> {
    let most = limits::DEMONSTRATION_BALLOTS;
    let mut left = u64::try_from(most).unwrap_or(u64::MAX);
    let places = Places::of(case);
    case.ballots
        .iter()
        .map(|entry| {
            if entry.w != 1 {
                return Err(unfit(
                    "a round has no ballots that weigh more or less than one",
                ));
            }
            left = left
                .checked_sub(entry.n)
                .ok_or_else(|| too_many("ballots", most))?;
            Ok((places.ballot(entry)?, entry.n))
        })
        .collect()
}

/// Where the options of the file stand in the round; none for those withdrawn.
struct Places(Vec<Option<u32>>);

impl Places {
    fn of(case: &Case) -> Self {
        let mut next = 0..;
        let place = |id: &String| {
            if case.withdrawn.contains(id) {
                None
            } else {
                next.next()
            }
        };
        Self(case.candidates.iter().map(place).collect())
    }

    /// None if it was withdrawn.
    fn of_option(&self, option: usize) -> Result<Option<u32>, Refusal> {
        self.0.get(option).copied().ok_or(Refusal::InvalidBallot)
    }

    /// The marks of the options that are left.
    fn left<T, U>(
        &self,
        marks: &[T],
        split: impl Fn(&T) -> Option<(usize, U)>,
    ) -> Result<Vec<(u32, U)>, Refusal> {
        let mut kept = Vec::with_capacity(marks.len());
        for mark in marks {
            let (option, rest) = split(mark).ok_or(Refusal::InvalidBallot)?;
            kept.extend(self.of_option(option)?.map(|place| (place, rest)));
        }
        Ok(kept)
    }

    fn ballot(&self, entry: &BallotEntry) -> Result<Ballot, Refusal> {
        if let Some(tiers) = &entry.r {
            let mut kept: Vec<Vec<u32>> = Vec::with_capacity(tiers.len());
            for tier in tiers {
                let tier = self.left(tier, |option| Some((*option, ())))?;
                kept.push(tier.into_iter().map(|(place, ())| place).collect());
            }
            kept.retain(|tier| !tier.is_empty());
            return Ok(Ballot::Ranking(kept));
        }
        if let Some(options) = &entry.a {
            let options = self.left(options, |option| Some((*option, ())))?;
            return Ok(Ballot::Approval(
                options.into_iter().map(|(place, ())| place).collect(),
            ));
        }
        if let Some(points) = &entry.p {
            let points = self.left(points, |(option, points)| {
                Some((*option, u32::try_from(*points).ok()?))
            })?;
            return Ok(Ballot::Points(points));
        }
        if let Some(ratings) = &entry.s {
            let step = |value: Option<i64>| match value {
                None => Ok(None),
                Some(value) => u8::try_from(value)
                    .ok()
                    .filter(|value| (1..=5).contains(value))
                    .map(Some)
                    .ok_or_else(|| unfit("a round has ratings from 1 to 5")),
            };
            let ratings = self.left(ratings, |&(option, a, b)| Some((option, (a, b))))?;
            return ratings
                .into_iter()
                .map(|(place, (a, b))| Ok((place, step(a)?, step(b)?)))
                .collect::<Result<_, _>>()
                .map(Ballot::Rating);
        }
        if let Some(votes) = &entry.v {
            let votes = self.left(votes, |(option, vote)| {
                let vote = i8::try_from(*vote).ok();
                Some((*option, vote.filter(|vote| (-1..=1).contains(vote))?))
            })?;
            return Ok(Ballot::Votes(votes));
        }
        let (one, other, verdict) = match entry.c.as_deref() {
            Some(&[winner, loser]) => (winner, loser, 1),
            Some(&[one, other, 0]) => (one, other, 0),
            _ => return Err(Refusal::InvalidBallot),
        };
        let pair = self.of_option(one)?.zip(self.of_option(other)?);
        let duel = pair.map(|(one, other)| (one, other, verdict));
        Ok(Ballot::Duels(duel.into_iter().collect()))
    }
}

/// A title in one line, never empty, never too long.
pub(super) fn title(name: &str, order: u32) -> String {
    let title = short(name, limits::CLUSTER_TITLE);
    if title.is_empty() {
        format!("Nr. {order}")
    } else {
        title
    }
}

/// The text in one line, cut where it is too long.
pub(super) fn short(text: &str, limit: usize) -> String {
    let line = clean_line(text, usize::MAX).unwrap_or_default();
    if line.chars().count() <= limit {
        return line;
    }
    let cut: String = line.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

fn too_many(field: &str, limit: usize) -> Refusal {
    Refusal::TooMany {
        field: field.to_owned(),
        limit: u32::try_from(limit).unwrap_or(u32::MAX),
    }
}

fn unfit(reason: &str) -> Refusal {
    Refusal::UnreadableFile {
        line: None,
        why: FaultCode::Unfit,
        reason: reason.to_owned(),
    }
}
