//! Puts halls into an empty database for the load generator: workshops that run, each with phones
//! that have joined, 24 topics to vote on and rounds that wait to be opened. All ids and secrets
//! follow from numbers, the same way as in `bench/adapter.rs`.
//!
//! `cargo bench --bench hall -- sqlite:FILE WORKSHOPS PHONES` (phones per workshop)

use std::env;
use std::error::Error;

use chrono::Utc;
use uuid::Uuid;
use zukunftswerkstatt::access::token;
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::domain::account::{Account, Role, SESSION_MS, StaffSession};
use zukunftswerkstatt::domain::command::{Actor, Command};
use zukunftswerkstatt::domain::context::{Context, Timestamp};
use zukunftswerkstatt::domain::contribution::{CardKind, Cluster};
use zukunftswerkstatt::domain::decide::decide;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::{
    AccountId, ClusterId, ParticipantId, PhaseId, ProcessId, RoundId, SessionId, WorkshopId,
};
use zukunftswerkstatt::domain::participant::{InputMode, Language, Participant};
use zukunftswerkstatt::domain::phase::SubStep;
use zukunftswerkstatt::domain::round::{
    BallotType, ObjectKind, ResultsVisibility, Round, RoundOption, RoundSettings, RoundState,
    TieRule,
};
use zukunftswerkstatt::domain::setup::Translated;
use zukunftswerkstatt::domain::strategy::{Process, ProcessSheet};
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::store::Store;

const OPTIONS: u64 = 24;
const ROUNDS: u64 = 8;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn id(kind: u32, number: u64) -> Uuid {
    let variant = 0x80 << 56;
    Uuid::from_fields(kind, 0, 0x7000, &(variant | number).to_be_bytes())
}

fn main() -> Outcome<()> {
    // Cargo adds `--bench`.
    let given: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let [database, workshops, phones] = given.as_slice() else {
        println!("cargo bench --bench hall -- sqlite:FILE WORKSHOPS PHONES");
        return Ok(());
    };
    let (workshops, phones): (u32, u32) = (workshops.parse()?, phones.parse()?);
    let store = Store::open(database)?;
    let now = Timestamp::from(Utc::now());
    let process = Process {
        id: ProcessId(id(5, 0)),
        sheet: ProcessSheet::default(),
        version: 1,
        created_at: now,
        modified_at: now,
    };
    store.create_process(process).wait()?;
    let account = moderator(&store, now)?;
    for number in 0..workshops {
        let hall = hall(number, workshops, phones, account, now)?;
        let workshop = hall.head.id;
        store.create_workshop(hall, now).wait()?;
        let projector = token::hash(&format!("{number:016x}fedcba9876543210"));
        store.set_projector_token(workshop, projector, now).wait()?;
    }
    Ok(())
}

/// An administrator with a session.
fn moderator(store: &Store, now: Timestamp) -> Outcome<AccountId> {
    let account = AccountId(id(6, 0));
    let new = Account {
        id: account,
        login: String::from("bench"),
        name: String::from("Bench"),
        role: Role::Administrator,
        has_password: false,
        disabled_at: None,
        created_at: now,
    };
    store.add_account(new, None).wait()?;
    let session = StaffSession {
        id: SessionId(id(7, 0)),
        account_id: account,
        device: String::new(),
        created_at: now,
        seen_at: now,
        expires_at: now.plus_ms(SESSION_MS),
    };
    let secret = token::hash(&"0123456789abcdef".repeat(4));
    store.open_session(session, secret).wait()?;
    Ok(account)
}

fn hall(
    number: u32,
    workshops: u32,
    phones: u32,
    account: AccountId,
    now: Timestamp,
) -> Outcome<Workshop> {
    let file = DemoFile::shipped()?;
    let mut head = file.head(ProcessId(id(5, 0)), format!("{:06}", 100_000 + number), now);
    head.id = WorkshopId(id(1, number.into()));
    let mut hall = Workshop::new(head);
    hall.phases = file.phases();
    for phase in &mut hall.phases {
        phase.id = PhaseId(id(8, u64::from(number) * 100 + u64::from(phase.order)));
    }
    let mut ctx = Context::new(now, 1, token::digest);
    let actor = Actor::Moderator { account };
    let opened = decide(&hall, actor, &Command::OpenWorkshop, &mut ctx)
        .map_err(|refusal| format!("{refusal:?}"))?;
    for change in &opened.changes {
        hall.apply(change);
    }
    // Rounds open only in a phase that ranks.
    let ranks = hall
        .phases
        .iter()
        .find(|phase| phase.sub_step == Some(SubStep::Rank));
    let phase_id = ranks.ok_or("the agenda has no phase that ranks")?.id;
    let gone = decide(&hall, actor, &Command::GoToPhase { phase_id }, &mut ctx)
        .map_err(|refusal| format!("{refusal:?}"))?;
    for change in &gone.changes {
        hall.apply(change);
    }
    // Nobody drives: whoever moderates may go on.
    hall.head.driver = None;
    for phone in 0..phones {
        // Numbered as the generator does: staff first, then phones of all workshops in turn.
        let index = 2 * workshops + phone * workshops + number;
        hall.apply(&Change::Participant(Participant {
            id: ParticipantId(id(4, index.into())),
            token_hash: token::hash(&format!("{index:016x}0123456789abcdef")),
            group_id: None,
            locality_id: None,
            small_group_id: None,
            language: Language::german(),
            input_mode: InputMode::OwnDevice,
            joined_at: now,
            needs_help: false,
            wants_time: false,
        }));
    }
    let topics: Vec<Cluster> = (0..OPTIONS)
        .zip(1..)
        .map(|(index, order)| topic(number, index, order))
        .collect();
    for cluster in &topics {
        hall.apply(&Change::Cluster(cluster.clone()));
    }
    for (index, order) in (0..ROUNDS).zip(1..) {
        let id = RoundId(id(2, u64::from(number) * ROUNDS + index));
        hall.apply(&Change::Round(Box::new(round(id, order, &topics))));
    }
    Ok(hall)
}

fn topic(number: u32, index: u64, order: u32) -> Cluster {
    Cluster {
        id: ClusterId(id(3, u64::from(number) * OPTIONS + index)),
        order,
        title: format!(
            "Thema {order:02}: Digitale Anlaufstelle und Beteiligungsplattform für alle"
        ),
        short_title: format!("Thema {order:02}"),
        domain_id: None,
        kind: CardKind::Criticism,
        aim_id: None,
        retired: false,
        version: 1,
    }
}

fn round(id: RoundId, order: u32, topics: &[Cluster]) -> Round {
    Round {
        id,
        order,
        phase_id: None,
        question: Translated {
            de: String::from("Was ist am wichtigsten?"),
            ..Translated::default()
        },
        object_kind: ObjectKind::Cluster,
        ballot_type: BallotType::Points,
        options: topics
            .iter()
            .map(|topic| RoundOption {
                id: topic.id.0,
                title: topic.title.clone(),
                short_title: topic.short_title.clone(),
                number: None,
                domain_id: None,
            })
            .collect(),
        dots_per_person: 15,
        max_dots_per_option: 5,
        own_allowed: true,
        domain_id: None,
        visibility: ResultsVisibility::AfterClose,
        tie_rule: TieRule::SharedRank,
        state: RoundState::Draft,
        opened_at: None,
        closed_at: None,
        void_reason: None,
        repeats: None,
        settings: RoundSettings::default(),
        ballots_published: false,
        paper: Vec::new(),
        result: None,
    }
}
