//! A round in a room, played by commands.

use crate::decide::room::{COLLECT, Room, moderator};
use uuid::Uuid;
use zukunftswerkstatt::domain::command::{Actor, Command, PaperEntry, RoundDraft};
use zukunftswerkstatt::domain::contribution::CardKind;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::{ParticipantId, RoundId};
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::{
    Ballot, BallotType, CountedBallot, ObjectKind, OptionResult, PaperSheet, PaperSource,
    ResultsVisibility, Round, RoundResult, RoundSettings, TieRule,
};
use zukunftswerkstatt::domain::setup::Translated;

/// A room with a round.
pub(super) struct Poll {
    pub(super) room: Room,
    pub(super) round: RoundId,
    revision: u32,
}

/// What a moderator would prepare for these options.
pub(super) fn draft(kind: BallotType, options: &[Uuid]) -> RoundDraft {
    RoundDraft {
        question: Translated::german("Was zuerst?"),
        object_kind: ObjectKind::Contribution,
        ballot_type: kind,
        option_ids: options.to_vec(),
        dots_per_person: Some(5),
        max_dots_per_option: Some(3),
        own_allowed: true,
        domain_id: None,
        visibility: ResultsVisibility::AfterClose,
        tie_rule: TieRule::SharedRank,
        repeats: None,
        settings: RoundSettings::default(),
    }
}

pub(super) fn voter(n: u128) -> Actor {
    Actor::Participant {
        id: ParticipantId(crate::decide::room::id(100 + n)),
        voter_key: Some(Hash256([u8::try_from(n).unwrap(); 32])),
    }
}

/// A room of `people` with as many cards on the wall, and their ids.
pub(super) fn room_with_cards(people: u128, cards: usize) -> (Room, Vec<Uuid>) {
    let mut room = Room::new(people.max(1));
    room.phase(COLLECT);
    let cards = (0..cards)
        .map(|n| {
            let author = u128::try_from(n).unwrap() % people.max(1) + 1;
            room.card(author, CardKind::Criticism, &format!("Karte {n}"))
                .0
        })
        .collect();
    (room, cards)
}

impl Poll {
    /// An open round over `options` cards in a room of `people`.
    pub(super) fn open(
        people: u128,
        options: usize,
        kind: BallotType,
        edit: impl FnOnce(&mut RoundDraft),
    ) -> Self {
        let (room, cards) = room_with_cards(people, options);
        let mut draft = draft(kind, &cards);
        edit(&mut draft);
        Self::prepared(room, draft).opened()
    }

    pub(super) fn prepared(mut room: Room, draft: RoundDraft) -> Self {
        let event = room.ok(
            moderator(1),
            &Command::PrepareRound {
                round: Box::new(draft),
            },
        );
        Self {
            round: RoundId(event.subjects[0]),
            room,
            revision: 0,
        }
    }

    pub(super) fn opened(mut self) -> Self {
        let round_ids = vec![self.round];
        self.room
            .ok(moderator(1), &Command::OpenRounds { round_ids });
        self
    }

    pub(super) fn vote(&mut self, person: u128, ballot: Ballot) -> Result<(), Refusal> {
        self.revision += 1;
        let command = Command::CastBallot {
            round_id: self.round,
            revision: self.revision,
            ballot,
        };
        self.room.ask(voter(person), &command).map(|_| ())
    }

    /// People 1, 2, 3, … vote.
    #[track_caller]
    pub(super) fn votes(&mut self, ballots: impl IntoIterator<Item = Ballot>) {
        for (person, ballot) in (1..).zip(ballots) {
            self.vote(person, ballot).unwrap();
        }
    }

    pub(super) fn paper(&mut self, sheets: &[(Ballot, u32)]) -> Result<(), Refusal> {
        let sheets: Vec<PaperSheet> = sheets
            .iter()
            .map(|(ballot, count)| PaperSheet {
                ballot: ballot.clone(),
                count: *count,
            })
            .collect();
        let ballots = sheets.iter().map(|sheet| sheet.count).sum();
        self.tally(ballots, Vec::new(), sheets)
    }

    pub(super) fn tally(
        &mut self,
        ballots: u32,
        points: Vec<u32>,
        sheets: Vec<PaperSheet>,
    ) -> Result<(), Refusal> {
        let entry = PaperEntry {
            round_id: self.round,
            replaces: None,
            source: PaperSource::Paper,
            ballots,
            points,
            sheets,
            checks: None,
            note: String::new(),
        };
        self.room
            .ask(moderator(1), &Command::TallyPaper(entry))
            .map(|_| ())
    }

    /// Closes the round; answers the frozen result and the anonymous rows.
    #[track_caller]
    pub(super) fn close(&mut self) -> (RoundResult, Vec<CountedBallot>) {
        let round_ids = vec![self.round];
        let event = self
            .room
            .ok(moderator(1), &Command::CloseRounds { round_ids });
        let counted = event.changes.into_iter().find_map(|change| match change {
            Change::BallotsClosed { counted, .. } => Some(counted),
            _ => None,
        });
        (
            RoundResult::clone(self.now().result.as_ref().unwrap()),
            counted.unwrap(),
        )
    }

    pub(super) fn now(&self) -> &Round {
        &self.room.workshop.rounds[&self.round]
    }
}

/// Ranks in the order of the options.
pub(super) fn ranks(result: &RoundResult) -> Vec<u32> {
    by_option(result, |option| option.rank)
}

pub(super) fn by_option<T>(result: &RoundResult, of: impl Fn(&OptionResult) -> T) -> Vec<T> {
    let mut rows: Vec<&OptionResult> = result.options.iter().collect();
    rows.sort_by_key(|row| row.option);
    rows.into_iter().map(of).collect()
}
