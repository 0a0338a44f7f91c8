//! A round's ballots in the shape that the rules count: phones and paper together, options in drawn order.

use crate::domain::round::{Ballot, BallotType, CountedBallot, GroupColumn, PaperTally, Round};
use crate::domain::shuffle::shuffled;
use crate::domain::tally::{
    Approvals, Ballot as Cast, Duel, DuelOutcome, Election, Opinion, Opinions, Points, Ratings,
    Tiers,
};
use std::collections::BTreeMap;

/// All votes of a round that is closed or about to be.
#[derive(Clone, Debug)]
pub struct ClosedVote<'a> {
    /// The round.
    pub round: &'a Round,
    /// Options in the order drawn by lot, the last tie-break of every rule: it follows from the seed alone.
    pub lot: Vec<u32>,
    /// Where paper stands when groups have equal say.
    pub paper_group: PaperGroup,
    /// Place of each option in the lot.
    places: Vec<usize>,
    sheets: Vec<Sheet>,
}

/// Equal ballots of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The column of the breakdown, or one more for paper; none where groups are not told apart.
    pub group: Option<usize>,
    /// What was voted.
    pub ballot: Ballot,
    /// How many such ballots.
    pub copies: u32,
}

/// Where paper stands when groups have equal say: nobody with a paper ballot said which group they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperGroup {
    /// No groups are told apart.
    Nowhere,
    /// With this column: there are fewer than k paper ballots, too few to be a group.
    Column(usize),
    /// A group of its own, after the columns.
    Own(usize),
}

impl PaperGroup {
    fn slot(self) -> Option<usize> {
        match self {
            Self::Nowhere => None,
            Self::Column(slot) | Self::Own(slot) => Some(slot),
        }
    }
}

impl<'a> ClosedVote<'a> {
    /// The votes of a round with a frozen result; none without one.
    pub fn of(round: &'a Round, counted: &[CountedBallot]) -> Option<Self> {
        let result = round.result.as_ref()?;
        Some(Self::new(
            round,
            &result.groups,
            result.min_group,
            counted,
            &result.seed,
        ))
    }

    /// The votes of a round; `columns` are what the groups of `counted` refer to, `k` the smallest group that is
    /// told apart.
    pub fn new(
        round: &'a Round,
        columns: &[GroupColumn],
        k: u32,
        counted: &[CountedBallot],
        seed: &str,
    ) -> Self {
        let options: Vec<u32> = (0..).take(round.options.len()).collect();
        let lot = shuffled(&options, seed.as_bytes(), b"lot");
        let mut places = vec![0; lot.len()];
        for (place, option) in lot.iter().enumerate() {
            if let Some(slot) = usize::try_from(*option)
                .ok()
                .and_then(|option| places.get_mut(option))
            {
                *slot = place;
            }
        }
        let paper = on_paper(round);
        let filled: u32 = paper
            .iter()
            .filter(|(ballot, _)| !ballot.is_empty())
            .map(|(_, copies)| *copies)
            .fold(0, u32::saturating_add);
        let paper_group = paper_group(columns, k, filled);
        let of_phones = counted.iter().map(|row| Sheet {
            group: row.group.and_then(|group| usize::try_from(group).ok()),
            ballot: row.ballot.clone(),
            copies: row.count,
        });
        let of_paper = paper.into_iter().map(|(ballot, copies)| Sheet {
            group: paper_group.slot(),
            ballot,
            copies,
        });
        let sheets = of_phones.chain(of_paper).collect();
        Self {
            round,
            lot,
            paper_group,
            places,
            sheets,
        }
    }

    /// All ballots, phones before paper.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The option at a place of the lot.
    pub fn option_at(&self, place: usize) -> Option<u32> {
        self.lot.get(place).copied()
    }

    /// The place of an option in the lot.
    pub fn place_of(&self, option: u32) -> Option<usize> {
        let option = usize::try_from(option).ok()?;
        self.places.get(option).copied()
    }

    /// An order of places as an order of options.
    pub fn named(&self, ranking: &[Vec<usize>]) -> Vec<Vec<u32>> {
        ranking
            .iter()
            .map(|tier| {
                tier.iter()
                    .filter_map(|place| self.option_at(*place))
                    .collect()
            })
            .collect()
    }

    /// What was voted with dots.
    pub fn points(&self) -> Election<Points> {
        self.election(|ballot| match ballot {
            Ballot::Points(points) => vec![Points(
                points
                    .iter()
                    .filter_map(|(option, points)| {
                        Some((self.place_of(*option)?, i64::from(*points)))
                    })
                    .collect(),
            )],
            _ => Vec::new(),
        })
    }

    /// What was approved.
    pub fn approvals(&self) -> Election<Approvals> {
        self.election(|ballot| match ballot {
            Ballot::Approval(options) => {
                let places = options.iter().filter_map(|option| self.place_of(*option));
                vec![Approvals(places.collect())]
            }
            _ => Vec::new(),
        })
    }

    /// What was rated.
    pub fn ratings(&self) -> Election<Ratings> {
        self.election(|ballot| match ballot {
            Ballot::Rating(ratings) => vec![Ratings(
                ratings
                    .iter()
                    .filter_map(|(option, first, second)| {
                        let axes = [first.map(i64::from), second.map(i64::from)];
                        Some((self.place_of(*option)?, axes))
                    })
                    .collect(),
            )],
            _ => Vec::new(),
        })
    }

    /// What was ranked.
    pub fn rankings(&self) -> Election<Tiers> {
        self.election(|ballot| match ballot {
            Ballot::Ranking(tiers) => vec![Tiers::new(tiers.iter().map(|tier| {
                let places = tier.iter().filter_map(|option| self.place_of(*option));
                places.collect::<Vec<_>>()
            }))],
            _ => Vec::new(),
        })
    }

    /// Agreed, disagreed, passed.
    pub fn opinions(&self) -> Election<Opinions> {
        self.election(|ballot| match ballot {
            Ballot::Votes(votes) => vec![Opinions(
                votes
                    .iter()
                    .filter_map(|(option, vote)| {
                        let opinion = match vote.signum() {
                            1 => Opinion::Agree,
                            -1 => Opinion::Disagree,
                            _ => Opinion::Pass,
                        };
                        Some((self.place_of(*option)?, opinion))
                    })
                    .collect(),
            )],
            _ => Vec::new(),
        })
    }

    /// All duels, each counted alone.
    pub fn duels(&self) -> Election<Duel> {
        self.election(|ballot| match ballot {
            Ballot::Duels(duels) => duels
                .iter()
                .filter_map(|(one, other, verdict)| {
                    let (one, other) = (self.place_of(*one)?, self.place_of(*other)?);
                    let (first, second) = if *verdict < 0 {
                        (other, one)
                    } else {
                        (one, other)
                    };
                    let outcome = if *verdict == 0 {
                        DuelOutcome::Tie
                    } else {
                        DuelOutcome::FirstWins
                    };
                    Some(Duel {
                        first,
                        second,
                        outcome,
                    })
                })
                .collect(),
            _ => Vec::new(),
        })
    }

    fn election<M>(&self, marks: impl Fn(&Ballot) -> Vec<M>) -> Election<M> {
        let cast = |sheet: &Sheet| -> Vec<Cast<M>> {
            marks(&sheet.ballot)
                .into_iter()
                .map(|marks| Cast {
                    copies: sheet.copies.into(),
                    weight: 1,
                    group: sheet.group,
                    marks,
                })
                .collect()
        };
        Election {
            options: self.lot.len(),
            withdrawn: Vec::new(),
            ballots: self.sheets.iter().flat_map(cast).collect(),
        }
    }
}

fn paper_group(columns: &[GroupColumn], k: u32, paper: u32) -> PaperGroup {
    let with = columns
        .iter()
        .enumerate()
        .min_by_key(|(_, column)| (!column.merged, column.ballots));
    match with {
        None => PaperGroup::Nowhere,
        Some(_) if paper >= k => PaperGroup::Own(columns.len()),
        Some((column, _)) => PaperGroup::Column(column),
    }
}

/// Everything on paper as single ballots, equal ones together.
fn on_paper(round: &Round) -> Vec<(Ballot, u32)> {
    let mut rows: BTreeMap<Ballot, u32> = BTreeMap::new();
    let mut add = |ballot: Ballot, copies: u32| {
        let count = rows.entry(ballot).or_default();
        *count = count.saturating_add(copies);
    };
    for tally in &round.paper {
        if tally.sheets.is_empty() {
            for ballot in dealt(round.ballot_type, tally) {
                add(ballot, 1);
            }
        } else {
            for sheet in &tally.sheets {
                add(sheet.ballot.clone(), sheet.count);
            }
        }
    }
    rows.into_iter().collect()
}

/// Ballots that add up to the totals of a paper tally. Nobody need have voted so; any such ballots give the same
/// sums, and these keep to the limits wherever the totals do: a person's dots are dealt like cards.
fn dealt(kind: BallotType, tally: &PaperTally) -> Vec<Ballot> {
    let people = usize::try_from(tally.ballots).unwrap_or(usize::MAX).max(1);
    let mut hands: Vec<BTreeMap<u32, u32>> = vec![BTreeMap::new(); people];
    let mut next = 0;
    for (option, points) in (0..).zip(&tally.points) {
        for _ in 0..*points {
            if let Some(hand) = hands.get_mut(next) {
                *hand.entry(option).or_default() += 1;
            }
            next = (next + 1) % people;
        }
    }
    hands
        .into_iter()
        .map(|hand| match kind {
            BallotType::Approval => Ballot::Approval(hand.into_keys().collect()),
            _ => Ballot::Points(hand.into_iter().collect()),
        })
        .collect()
}
