//! A workshop in memory with people in it, and a server's part in small: decide, then apply.

use zukunftswerkstatt::domain::command::{Actor, Command};
use zukunftswerkstatt::domain::context::{Context, Timestamp};
use zukunftswerkstatt::domain::contribution::{Card, CardKind, CardState, Cluster};
use zukunftswerkstatt::domain::decide::decide;
use zukunftswerkstatt::domain::event::{Change, Event};
use zukunftswerkstatt::domain::ids::*;
use zukunftswerkstatt::domain::measure::{ShortSheet, SmallGroup, WorkshopMeasure};
use zukunftswerkstatt::domain::participant::{Hash256, InputMode, Language, Participant};
use zukunftswerkstatt::domain::phase::{Clock, Phase, PhaseKind, SubStep};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::{
    BallotType, ObjectKind, ResultsVisibility, Round, RoundOption, RoundSettings, RoundState,
    TieRule,
};
use zukunftswerkstatt::domain::setup::{LifeDomain, Setup, StakeholderGroup, Translated};
use zukunftswerkstatt::domain::workshop::{Head, Stage, Workshop};

use uuid::Uuid;

pub(crate) const COLLECT: (PhaseKind, Option<SubStep>) =
    (PhaseKind::Critique, Some(SubStep::Collect));
pub(crate) const CLUSTER: (PhaseKind, Option<SubStep>) =
    (PhaseKind::Critique, Some(SubStep::Cluster));
pub(crate) const REVERSAL: (PhaseKind, Option<SubStep>) = (PhaseKind::Reversal, None);
pub(crate) const WISHES: (PhaseKind, Option<SubStep>) =
    (PhaseKind::Fantasy, Some(SubStep::Collect));
pub(crate) const GROUPS: (PhaseKind, Option<SubStep>) = (PhaseKind::Fantasy, Some(SubStep::Groups));
pub(crate) const CHECK: (PhaseKind, Option<SubStep>) =
    (PhaseKind::Implementation, Some(SubStep::Check));
pub(crate) const MEASURES: (PhaseKind, Option<SubStep>) =
    (PhaseKind::Implementation, Some(SubStep::Measures));
pub(crate) const COMMIT: (PhaseKind, Option<SubStep>) =
    (PhaseKind::Implementation, Some(SubStep::Commit));
pub(crate) const INTRODUCTION: (PhaseKind, Option<SubStep>) = (PhaseKind::Introduction, None);
pub(crate) const LOBBY: (PhaseKind, Option<SubStep>) = (PhaseKind::Lobby, None);
pub(crate) const WRAP_UP: (PhaseKind, Option<SubStep>) = (PhaseKind::WrapUp, None);

pub(crate) const AGENDA: [(PhaseKind, Option<SubStep>); 11] = [
    LOBBY,
    INTRODUCTION,
    COLLECT,
    CLUSTER,
    REVERSAL,
    WISHES,
    GROUPS,
    CHECK,
    MEASURES,
    COMMIT,
    WRAP_UP,
];

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Not a real digest; nothing here depends on it.
fn digest(bytes: &[u8]) -> String {
    format!("{:064x}", bytes.len())
}

pub(crate) struct Room {
    pub(crate) workshop: Workshop,
    pub(crate) ctx: Context,
    keys: u32,
}

/// Moderator 1 drives.
pub(crate) fn moderator(n: u128) -> Actor {
    Actor::Moderator {
        account: AccountId(id(n)),
    }
}

pub(crate) fn person(n: u128) -> Actor {
    Actor::Participant {
        id: ParticipantId(id(100 + n)),
        voter_key: None,
    }
}

pub(crate) fn domain(n: u128) -> DomainId {
    DomainId(id(500 + n))
}

impl Room {
    /// A running workshop in its lobby with `people` participants of three stakeholder groups and
    /// two life domains.
    pub(crate) fn new(people: u128) -> Self {
        let setup = Setup {
            topic: "Digital".into(),
            min_group: 5,
            domains: (1..=2).map(life_domain).collect(),
            groups: (1..=3).map(stakeholders).collect(),
            ..Setup::default()
        };
        let head = Head {
            id: WorkshopId(id(1)),
            process_id: ProcessId(id(2)),
            join_code: "482136".into(),
            stage: Stage::Running,
            clock: Clock::default(),
            locked: false,
            driver: Some(AccountId(id(1))),
            spotlight: None,
            photo_wall: false,
            presenting: None,
            people_without_device: 0,
            frozen_at: None,
            setup,
            created_at: Timestamp(0),
        };
        let mut workshop = Workshop::new(head);
        for (n, (kind, sub_step)) in (1..).zip(AGENDA) {
            workshop.apply(&Change::Phase(Phase {
                id: PhaseId(id(1000 + u128::from(n))),
                order: n,
                kind,
                sub_step,
                title: Translated::default(),
                prompt: Translated::default(),
                planned_minutes: 10,
                started_at: None,
                ended_at: None,
                resumes: None,
            }));
        }
        for n in 1..=people {
            workshop.apply(&Change::Participant(participant(n)));
        }
        let mut room = Self {
            workshop,
            ctx: Context::new(Timestamp(1_800_000_000_000), 7, digest),
            keys: 0,
        };
        room.phase(LOBBY);
        room
    }

    /// Starts the phase of this kind.
    pub(crate) fn phase(&mut self, (kind, sub_step): (PhaseKind, Option<SubStep>)) {
        let mut phases = self.workshop.phases.iter();
        let phase = phases.find(|it| it.kind == kind && it.sub_step == sub_step);
        self.workshop.head.clock.phase_id = Some(phase.unwrap().id);
        self.workshop.head.clock.phase_seq += 1;
    }

    pub(crate) fn seq(&self) -> u32 {
        self.workshop.head.clock.phase_seq
    }

    /// Decides, applies, counts numbers as the session does. Each command comes a second later.
    pub(crate) fn ask(&mut self, actor: Actor, command: &Command) -> Result<Event, Refusal> {
        self.ctx.now = self.ctx.now.plus_ms(1000);
        let event = decide(&self.workshop, actor, command, &mut self.ctx)?;
        for change in &event.changes {
            if let Change::Measure(measure) = change
                && measure.number == Some(self.ctx.next_measure_number)
            {
                self.ctx.next_measure_number += 1;
            }
            self.workshop.apply(change);
        }
        self.workshop.seq += 1;
        Ok(event)
    }

    #[track_caller]
    pub(crate) fn ok(&mut self, actor: Actor, command: &Command) -> Event {
        self.ask(actor, command).unwrap()
    }

    #[track_caller]
    pub(crate) fn refused(&mut self, actor: Actor, command: &Command) -> Refusal {
        let before = self.workshop.clone();
        let refusal = self.ask(actor, command).unwrap_err();
        assert_eq!(self.workshop, before, "a refusal changes nothing");
        refusal
    }

    pub(crate) fn submit(&mut self, kind: CardKind, text: &str) -> Command {
        self.keys += 1;
        Command::SubmitCard {
            phase_seq: self.seq(),
            client_key: format!("k-{}", self.keys),
            kind,
            text: text.into(),
            domain_id: None,
            about_id: None,
        }
    }

    /// A card of person `n`, sent in the phase that runs.
    #[track_caller]
    pub(crate) fn card(&mut self, n: u128, kind: CardKind, text: &str) -> CardId {
        let command = self.submit(kind, text);
        let event = self.ok(person(n), &command);
        CardId(event.subjects[0])
    }

    /// A criticism of person 1, sent as if it were the time for it.
    pub(crate) fn criticism(&mut self, text: &str) -> CardId {
        let clock = self.workshop.head.clock;
        self.phase(COLLECT);
        let card = self.card(1, CardKind::Criticism, text);
        self.workshop.head.clock = clock;
        card
    }

    #[track_caller]
    pub(crate) fn cluster(&mut self, title: &str, card_ids: &[CardId]) -> ClusterId {
        let event = self.ok(
            moderator(1),
            &Command::CreateCluster {
                title: title.into(),
                short_title: String::new(),
                domain_id: None,
                kind: CardKind::Criticism,
                card_ids: card_ids.to_vec(),
            },
        );
        ClusterId(event.subjects[0])
    }

    pub(crate) fn at(&self, card: CardId) -> &Card {
        &self.workshop.cards[&card]
    }

    pub(crate) fn state(&self, card: CardId) -> CardState {
        self.at(card).state
    }

    pub(crate) fn topic(&self, cluster: ClusterId) -> &Cluster {
        &self.workshop.clusters[&cluster]
    }

    pub(crate) fn measure(&self, measure: MeasureId) -> &WorkshopMeasure {
        &self.workshop.measures[&measure]
    }

    pub(crate) fn tables(&self) -> Vec<SmallGroup> {
        let mut tables: Vec<SmallGroup> = self.workshop.small_groups.values().cloned().collect();
        tables.retain(|group| group.table_no > 0);
        tables.sort_by_key(|group| group.table_no);
        tables
    }

    /// Opens a round over these things, as if a moderator had.
    pub(crate) fn vote_on(&mut self, options: &[Uuid], state: RoundState) {
        let option = |id: &Uuid| RoundOption {
            id: *id,
            title: "Option".into(),
            short_title: "Option".into(),
            number: None,
            domain_id: None,
        };
        self.workshop.apply(&Change::Round(Box::new(Round {
            id: RoundId(id(9000)),
            order: 1,
            phase_id: None,
            question: Translated::german("Was zuerst?"),
            object_kind: ObjectKind::Contribution,
            ballot_type: BallotType::Points,
            options: options.iter().map(option).collect(),
            dots_per_person: 3,
            max_dots_per_option: 2,
            own_allowed: true,
            domain_id: None,
            visibility: ResultsVisibility::AfterClose,
            tie_rule: TieRule::SharedRank,
            state,
            opened_at: None,
            closed_at: None,
            void_reason: None,
            repeats: None,
            settings: RoundSettings::default(),
            ballots_published: false,
            paper: Vec::new(),
            result: None,
        })));
    }
}

pub(crate) fn sheet(title: &str) -> ShortSheet {
    ShortSheet {
        title: title.into(),
        domain_id: Some(domain(1)),
        ..ShortSheet::default()
    }
}

fn life_domain(n: u128) -> LifeDomain {
    LifeDomain {
        id: domain(n),
        key: format!("domain_{n}"),
        name: Translated::german("Bereich"),
        description: String::new(),
        order: u32::try_from(n).unwrap(),
    }
}

fn stakeholders(n: u128) -> StakeholderGroup {
    StakeholderGroup {
        id: GroupId(id(600 + n)),
        key: "citizen".into(),
        label: Translated::german("Gruppe"),
        order: u32::try_from(n).unwrap(),
    }
}

fn participant(n: u128) -> Participant {
    Participant {
        id: ParticipantId(id(100 + n)),
        token_hash: Hash256([u8::try_from(n).unwrap(); 32]),
        group_id: (!n.is_multiple_of(4)).then(|| GroupId(id(600 + n % 4))),
        locality_id: None,
        small_group_id: None,
        language: Language::german(),
        input_mode: InputMode::OwnDevice,
        joined_at: Timestamp(0),
        needs_help: false,
        wants_time: false,
    }
}
