//! Files as finished rounds, and finished rounds as files: counted twice, the same result.

use proptest::prelude::*;
use serde_json::Value;
use zukunftswerkstatt::domain::ballot_files::{Heading, Kind, read, write};
use zukunftswerkstatt::domain::context::{Context, Timestamp};
use zukunftswerkstatt::domain::counting::{ClosedVote, published};
use zukunftswerkstatt::domain::demonstration::{Demonstration, demonstrate, topic};
use zukunftswerkstatt::domain::ids::{AccountId, ProcessId, WorkshopId};
use zukunftswerkstatt::domain::phase::Clock;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::{Figures, Round, RoundState};
use zukunftswerkstatt::domain::tally::vectors::{Answer, BallotType, Case, File, count};
use zukunftswerkstatt::domain::template::{Occasion, Template};
use zukunftswerkstatt::domain::workshop::{Head, Stage};

use super::samples::sample;
use super::votes::{approvals, case, duels, opinions, plain, points, rankings, ratings};

fn make(case: &Case) -> Result<Demonstration, Refusal> {
    let now = Timestamp(1_800_000_000_000);
    let mut ctx = Context::new(now, 7, |bytes| format!("{} bytes", bytes.len()));
    let occasion = Occasion {
        topic: topic(&case.id),
        place: String::new(),
        starts_at: now,
        expected_people: 0,
    };
    let setup = Template::Evening.setup(occasion, Vec::new(), &mut ctx);
    let phases = Template::Evening.phases(&mut ctx);
    let head = Head {
        id: WorkshopId(ctx.id()),
        process_id: ProcessId(ctx.id()),
        join_code: String::new(),
        stage: Stage::Draft,
        clock: Clock::default(),
        locked: false,
        driver: None,
        spotlight: None,
        photo_wall: false,
        presenting: None,
        people_without_device: 0,
        frozen_at: None,
        setup,
        created_at: now,
    };
    demonstrate(head, phases, case, AccountId(ctx.id()), &mut ctx)
}

fn round(made: &Demonstration) -> &Round {
    assert_eq!(made.workshop.rounds.len(), 1);
    made.workshop.rounds.values().next().unwrap()
}

/// Titles by rank, as the round's frozen result has them; with money only what is paid for.
fn frozen(round: &Round) -> Vec<Vec<String>> {
    let result = round.result.as_ref().unwrap();
    let title = |option: u32| {
        round.options[usize::try_from(option).unwrap()]
            .title
            .clone()
    };
    if round.settings.budget.is_some() {
        let mut funded: Vec<(u32, String)> = result
            .options
            .iter()
            .filter_map(|row| match row.figures {
                Some(Figures::Budget { funded, .. }) => Some((funded?, title(row.option))),
                _ => None,
            })
            .collect();
        funded.sort();
        return funded.into_iter().map(|(_, title)| vec![title]).collect();
    }
    let mut tiers: Vec<Vec<String>> = Vec::new();
    let mut last = 0;
    for row in &result.options {
        if row.rank != last {
            tiers.push(Vec::new());
            last = row.rank;
        }
        tiers.last_mut().unwrap().push(title(row.option));
    }
    for tier in &mut tiers {
        tier.sort();
    }
    tiers
}

/// The same out of a file.
fn recounted(file: &File) -> Vec<Vec<String>> {
    let case = &file.cases[0];
    let name = |id: &Value| {
        let place = case
            .candidates
            .iter()
            .position(|known| id == known)
            .unwrap();
        case.names
            .get(place)
            .unwrap_or(&case.candidates[place])
            .clone()
    };
    let Answer::Result(fields) = &count(file).cases[0].tests[0].answer else {
        panic!("{:?}", count(file));
    };
    if let Some(funded) = fields.get("funded") {
        let funded = funded.as_array().unwrap();
        return funded.iter().map(|id| vec![name(id)]).collect();
    }
    let tiers = fields.get("ranking").unwrap().as_array().unwrap();
    tiers
        .iter()
        .map(|tier| {
            let mut names: Vec<String> = tier.as_array().unwrap().iter().map(name).collect();
            names.sort();
            names
        })
        .collect()
}

/// Publishes the demonstration's round in both of our kinds and counts each again.
fn published_equals_frozen(case: &Case) {
    let made = make(case).unwrap();
    let round = round(&made);
    let vote = ClosedVote::of(round, &made.counted).unwrap();
    let titles: Vec<String> = round.options.iter().map(|it| it.title.clone()).collect();
    let again = published(&vote, &titles, &[]).unwrap().unwrap();
    for kind in [Kind::Json, Kind::Csv] {
        let bytes = write(&again, kind, &Heading::default()).unwrap();
        let file = read(&bytes, kind).unwrap();
        assert_eq!(
            recounted(&file),
            frozen(round),
            "{kind:?} {:?}",
            round.ballot_type
        );
    }
}

#[test]
fn samples_become_finished_rounds() {
    for name in [
        "small.soc",
        "small.soi",
        "small.toc",
        "small.toi",
        "old.soi",
        "small.blt",
        "approval.cat",
        "grades.cat",
        "approval.pb",
        "cumulative.pb",
        "ordinal.pb",
    ] {
        let case = sample(name);
        let made = make(&case).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        let round = round(&made);
        let result = round.result.as_ref().unwrap();
        let people: u64 = case.ballots.iter().map(|ballot| ballot.n).sum();
        assert_eq!(round.state, RoundState::Revealed, "{name}");
        assert_eq!(u64::from(result.ballots), people, "{name}");
        assert_eq!(u64::from(result.eligible), people, "{name}");
        let counted: u64 = made.counted.iter().map(|row| u64::from(row.count)).sum();
        assert_eq!(counted, people, "{name}");
        assert_eq!(made.workshop.head.stage, Stage::Running);
        assert_eq!(made.workshop.phase().unwrap().title.de, "Vorführung");
        let orders: Vec<u32> = made
            .workshop
            .phases
            .iter()
            .map(|phase| phase.order)
            .collect();
        assert_eq!(orders, [1, 2]);
        assert!(made.workshop.head.locked && made.workshop.ballots.is_empty());
        assert!(
            made.workshop.head.setup.topic.starts_with("Vorführung: "),
            "{name}"
        );
        published_equals_frozen(&case);
    }
}

#[test]
fn money_is_in_cents_and_withdrawn_options_are_gone() {
    let whole = make(&sample("approval.pb")).unwrap();
    let budget = round(&whole).settings.budget.clone().unwrap();
    assert_eq!(budget.total_cents, 10_000_000);
    assert_eq!(
        budget.costs_cents,
        [6_000_000, 5_000_000, 4_000_000, 30_000_000]
    );
    let cents = make(&sample("cumulative.pb")).unwrap();
    let budget = round(&cents).settings.budget.clone().unwrap();
    assert_eq!(budget.costs_cents, [40_050, 60_000, 20_000]);

    let made = make(&sample("small.blt")).unwrap();
    let titles: Vec<&str> = round(&made)
        .options
        .iter()
        .map(|it| it.title.as_str())
        .collect();
    assert_eq!(titles, ["Adam", "Charlotte #1", "Donald"]);
    assert_eq!(round(&made).result.as_ref().unwrap().empty, 2);
}

#[test]
fn what_a_round_cannot_hold_is_refused() {
    let ranking = |count: usize| {
        let titles: Vec<String> = (0..count)
            .map(|number| format!("Option {number}"))
            .collect();
        case(BallotType::Ranking, &titles, Vec::new())
    };
    assert_eq!(make(&ranking(1)).map(|_| ()), Err(Refusal::TooFewOptions));
    assert!(matches!(make(&ranking(101)), Err(Refusal::TooMany { .. })));
    let mut crowd = sample("small.soi");
    crowd.ballots[0].n = 100_001;
    assert!(matches!(make(&crowd), Err(Refusal::TooMany { .. })));
    let mut heavy = sample("small.soi");
    heavy.ballots[0].w = 2;
    assert!(matches!(make(&heavy), Err(Refusal::UnreadableFile { .. })));
    let mut grades = sample("grades.cat");
    grades.ballots[0].s = Some(vec![(0, Some(6), None)]);
    assert!(matches!(make(&grades), Err(Refusal::UnreadableFile { .. })));
    let mut free = sample("approval.pb");
    free.costs[0] = 0;
    assert!(matches!(make(&free), Err(Refusal::UnreadableFile { .. })));
}

#[test]
fn long_and_empty_titles_fit() {
    let mut case = sample("small.toi");
    case.names = vec![
        String::new(),
        "x".repeat(500),
        "a\nb".to_owned(),
        " c ".to_owned(),
    ];
    let made = make(&case).unwrap();
    let titles: Vec<&str> = round(&made)
        .options
        .iter()
        .map(|it| it.title.as_str())
        .collect();
    let long = format!("{}…", "x".repeat(79));
    assert_eq!(titles, ["Nr. 1", long.as_str(), "a b", "c"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Every instrument: the published file, counted again, says what the round says.
    #[test]
    fn a_published_round_counts_as_it_was_frozen(
        rankings in rankings(true), approvals in approvals(), points in points(),
        ratings in ratings(), opinions in opinions(), duels in duels(),
        costs in prop::collection::vec(1..50_u64, 5), budget in 1..100_u64,
    ) {
        let with_money = |ballot_type, ballots| {
            let mut case = case(ballot_type, &plain(), ballots);
            case.costs.clone_from(&costs);
            case.budget = Some(budget);
            case
        };
        for case in [
            case(BallotType::Ranking, &plain(), rankings),
            case(BallotType::Approval, &plain(), approvals.clone()),
            case(BallotType::Points, &plain(), points.clone()),
            case(BallotType::Rating, &plain(), ratings),
            case(BallotType::Votes, &plain(), opinions),
            case(BallotType::Pairwise, &plain(), duels),
            with_money(BallotType::Approval, approvals),
            with_money(BallotType::Points, points),
        ] {
            published_equals_frozen(&case);
        }
    }
}
