//! Made-up rounds and ballots.

use super::sample::Sample;
use zukunftswerkstatt::domain::frozen::Frozen;
use zukunftswerkstatt::domain::ids::{
    AccountId, DomainId, GroupId, PaperTallyId, PhaseId, RoundId,
};
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::domain::round::{
    Axes, Ballot, BallotType, Budget, Figures, GroupCell, GroupColumn, Method, ObjectKind,
    OpenBallot, OptionResult, PaperSheet, PaperSource, PaperTally, ResultsVisibility, Round,
    RoundOption, RoundResult, RoundSettings, RoundState, TieRule,
};

impl Sample {
    /// A round in this state; its result is there from closing on.
    pub(crate) fn round(&mut self, id: RoundId, state: RoundState) -> Round {
        let closed = matches!(state, RoundState::Closed | RoundState::Revealed);
        Round {
            id,
            order: self.small(),
            phase_id: self.some_id(PhaseId),
            question: self.translated(),
            object_kind: self.one_of(&[ObjectKind::Wish, ObjectKind::Measure]),
            ballot_type: self.one_of(&[BallotType::Points, BallotType::Approval]),
            options: Frozen::from(vec![RoundOption {
                id: self.id(),
                title: self.text(),
                short_title: self.text(),
                number: self.maybe(Self::small),
                domain_id: self.some_id(DomainId),
            }]),
            dots_per_person: self.small(),
            max_dots_per_option: self.small(),
            own_allowed: self.flag(),
            domain_id: self.some_id(DomainId),
            visibility: self.one_of(&[ResultsVisibility::Live, ResultsVisibility::AfterClose]),
            tie_rule: self.one_of(&[TieRule::SharedRank, TieRule::Lot]),
            state,
            opened_at: self.maybe(Self::at),
            closed_at: self.maybe(Self::at),
            void_reason: self.maybe(Self::text),
            repeats: self.some_id(RoundId),
            settings: RoundSettings {
                places: self.small(),
                axes: Some(Axes {
                    first: self.translated(),
                    second: self.translated(),
                }),
                budget: Some(Budget {
                    total_cents: 10_000,
                    costs_cents: vec![7_000],
                }),
                equal_say: self.flag(),
                shortlist_of: self.some_id(RoundId),
                runoff_of: self.some_id(RoundId),
            },
            ballots_published: self.flag(),
            paper: vec![PaperTally {
                id: PaperTallyId(self.id()),
                source: PaperSource::ShowOfHands,
                ballots: self.small(),
                points: vec![self.small()],
                sheets: vec![PaperSheet {
                    ballot: Ballot::Ranking(vec![vec![0]]),
                    count: self.small(),
                }],
                entered_by: AccountId(self.id()),
                entered_at: self.at(),
                note: self.text(),
                check: None,
            }],
            result: closed.then(|| {
                Frozen::from(RoundResult {
                    method: Method::Cumulative,
                    method_version: 1,
                    ballots: self.small(),
                    empty: 0,
                    counted: self.small(),
                    paper_ballots: 1,
                    paper_empty: 0,
                    eligible: 9,
                    head_count: 9,
                    assisted: None,
                    min_group: 5,
                    groups: vec![GroupColumn {
                        group_id: self.some_id(GroupId),
                        merged: self.flag(),
                        ballots: self.small(),
                    }],
                    options: vec![OptionResult {
                        option: 0,
                        rank: 1,
                        tied: self.flag(),
                        points: self.small(),
                        paper_points: GroupCell(None),
                        givers: 3,
                        by_group: vec![GroupCell(None), GroupCell(Some(7))],
                        equal_say_rank: self.maybe(Self::small),
                        figures: Some(Figures::Ranking {
                            beats: self.small(),
                            borda_milli: self.small(),
                            first: self.small(),
                        }),
                    }],
                    equal_say: None,
                    condorcet_winner: self.maybe(Self::small),
                    seed: "18446744073709551615".into(),
                    digest: self.text(),
                })
            }),
        }
    }

    pub(crate) fn ballot(&mut self, voter_key: Hash256, revision: u32) -> OpenBallot {
        OpenBallot {
            voter_key,
            revision,
            group_id: self.some_id(GroupId),
            ballot: match self.below(2) {
                0 => Ballot::Points(vec![(0, self.small()), (1, 2)]),
                _ => Ballot::Approval(vec![0, 2]),
            },
        }
    }
}
