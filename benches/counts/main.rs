//! How fast votes are counted: `make bench`, or `cargo bench --bench counts`.
//!
//! Every figure is a median on one thread, with the load of the machine beside it. The votes are
//! made up and always the same.

mod ballots;
mod stopwatch;

use std::time::Duration;

use stopwatch::{median, print};
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::domain::round::{Ballot, BallotBox, OpenBallot};
use zukunftswerkstatt::domain::tally::bradley_terry::{self, DEFAULT_ALPHA};
use zukunftswerkstatt::domain::tally::cumulative::Limits;
use zukunftswerkstatt::domain::tally::pairwise::{Missing, Pairwise, Strength};
use zukunftswerkstatt::domain::tally::robustness::{Plan, RESAMPLES, bootstrap};
use zukunftswerkstatt::domain::tally::vectors::{self, Case, FORMAT, File};
use zukunftswerkstatt::domain::tally::{
    Prepared, Ranking, Refusal, Tiers, Weighting, borda, mes, schulze,
};

const SECOND: Duration = Duration::from_secs(1);

fn main() {
    load();
    println!("Medians; first by the clock, then on the processor.");
    recount();
    budget();
    sureness();
    sureness_of_others();
    live();
    load();
}

/// What else the machine does, where it can be asked.
fn load() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty());
    println!(
        "\n{cores} processors, load {}{}",
        load.unwrap_or("unknown"),
        if cfg!(debug_assertions) {
            ", NOT optimised"
        } else {
            ""
        }
    );
}

/// A file with these tests.
fn file(case: Case, rules: &[(&str, &str)]) -> File {
    let tests = rules
        .iter()
        .map(|(method, options)| ballots::test(method, options));
    File {
        format: FORMAT.into(),
        about: String::new(),
        cases: vec![Case {
            tests: tests.collect(),
            ..case
        }],
    }
}

/// As `recount` does it once the file is parsed: ballots checked and struck, counted, results written.
fn count(file: &File) -> usize {
    let results = vectors::count(file);
    assert!(results.complete(), "a rule refused");
    serde_json::to_vec(&results).map_or(0, |text| text.len())
}

const RANKING_RULES: [(&str, &str); 11] = [
    ("borda", "{}"),
    ("borda", r#"{"missing":"zero"}"#),
    ("borda", r#"{"missing":"modified"}"#),
    ("condorcet", "{}"),
    ("copeland", "{}"),
    ("schulze", "{}"),
    ("schulze", r#"{"strength":"margins"}"#),
    ("schulze", r#"{"missing":"ignore"}"#),
    ("ranked_pairs", "{}"),
    ("ranked_pairs", r#"{"strength":"margins"}"#),
    ("irv", "{}"),
];

fn recount() {
    for listed in [5, 40, 300] {
        println!("\n300 options, 20,000 ballots that rank {listed} of them, after parsing");
        let case = ballots::ranking_case(300, 20_000, listed);
        for rule in RANKING_RULES {
            let (method, options) = rule;
            let file = file(case.clone(), &[rule]);
            print(
                &format!("{method} {options}"),
                median(|| count(&file)),
                None,
            );
        }
        let file = file(case, &RANKING_RULES);
        print(
            "all of them together",
            median(|| count(&file)),
            Some(SECOND),
        );
    }
    println!("\n8 options, 20,000 ballots that rank all");
    let file = file(ballots::ranking_case(8, 20_000, 8), &[("kemeny", "{}")]);
    print("kemeny", median(|| count(&file)), Some(SECOND));
}

fn budget() {
    println!("\n6,586 voters, 64 projects, Equal Shares with add1, after parsing");
    for available in [1_000_000, 2_500_000, 4_000_000] {
        for stop in [true, false] {
            let options = format!(r#"{{"completion":"add1","exhaustive_stop":{stop}}}"#);
            let case = ballots::city(6_586, 64, available);
            let file = file(case, &[("mes", &options)]);
            let stop = if stop { "exhausted" } else { "overspent" };
            let what = format!("budget {available}, until {stop}");
            print(&what, median(|| count(&file)), Some(SECOND));
        }
    }
    let case = ballots::city(6_586, 64, 2_500_000);
    for rule in [("greedy", "{}"), ("phragmen", "{}")] {
        let file = file(case.clone(), &[rule]);
        print(rule.0, median(|| count(&file)), Some(SECOND));
    }
}

type Rule = fn(&Prepared<Tiers>) -> Ranking;

fn sureness() {
    println!("\nBootstrap of 12 options, 500 ballots that rank 5, {RESAMPLES} resamples");
    let election = ballots::election(12, 500, 5);
    for (name, weighting) in [
        ("", Weighting::Plain),
        (", equal say", Weighting::GroupEqual),
    ] {
        let Ok(prepared) = election.prepare(weighting) else {
            continue;
        };
        let rules: [(&str, Rule); 2] = [
            ("schulze", |sample| {
                let pairwise = Pairwise::count(sample, Missing::Bottom);
                schulze::count(&pairwise, Strength::WinningVotes)
                    .ranked
                    .ranking
            }),
            ("borda", |sample| {
                borda::count(sample, borda::Missing::Average).ranked.ranking
            }),
        ];
        for (rule, rank) in rules {
            let time = median(|| bootstrap(&prepared, Plan::with_seed(1), |it| Ok(rank(it))));
            print(&format!("{rule}{name}"), time, Some(SECOND));
        }
    }
}

/// What is shown beside the result of duels and of budgets.
fn sureness_of_others() {
    println!("\nBootstrap of duels and budgets, {RESAMPLES} resamples");
    for (options, duels) in [(12, 2_000), (100, 20_000)] {
        let Ok(prepared) = ballots::duels(options, duels).prepare(Weighting::Plain) else {
            continue;
        };
        let time = median(|| -> Result<_, Refusal> {
            let near = bradley_terry::count(&prepared, DEFAULT_ALPHA)?.theta;
            let near: Vec<f64> = near.into_iter().map(|(_, theta)| theta).collect();
            bootstrap(&prepared, Plan::with_seed(1), |sample| {
                let outcome = bradley_terry::count_from(sample, DEFAULT_ALPHA, near.clone())?;
                Ok(outcome.ranked.ranking)
            })
        });
        print(&format!("{options} options, {duels} duels"), time, None);
    }
    for (projects, people) in [(12, 60), (30, 200), (60, 1_000)] {
        let (election, budget) = ballots::budget(projects, people);
        let limits = Limits::default();
        let Ok(funding) = budget.prepare(&election, limits, Weighting::Plain) else {
            continue;
        };
        let rule = mes::Rule {
            completion: mes::Completion::Add1Greedy,
            increment: 100,
            ..mes::Rule::default()
        };
        let time = median(|| {
            bootstrap(&funding.prepared, Plan::with_seed(1), |sample| {
                let drawn = funding.with_ballots(sample.clone());
                Ok(vec![mes::count_by_halving(&drawn, rule).0.funded])
            })
        });
        print(&format!("{projects} projects, {people} people"), time, None);
    }
}

/// How many ballots are put in between two looks at the clock: one alone is too fast for it.
const AT_A_TIME: u32 = 200_000;

/// A ranking of five among 40 options by this person.
fn open_ballot(person: u32, turn: u32) -> OpenBallot {
    let mut key = [0; 32];
    for (byte, part) in key.iter_mut().zip(person.to_le_bytes()) {
        *byte = part;
    }
    OpenBallot {
        voter_key: Hash256(key),
        revision: turn,
        group_id: None,
        ballot: Ballot::Ranking(
            (0..5)
                .map(|place| vec![(person + turn + place) % 40])
                .collect(),
        ),
    }
}

/// The next ballot, after so many: put into the box of an open round, where it takes the place of
/// that person's earlier one and changes the sums that are shown.
fn live() {
    println!("\nLive: one more ballot in an open round, 40 options, rankings of 5");
    let after = |count: u32| {
        let mut ballots = BallotBox::default();
        for person in 0..count {
            ballots.put(open_ballot(person, 0));
        }
        let took = median(|| {
            for turn in 0..AT_A_TIME {
                ballots.put(open_ballot(count - 1, turn));
            }
        });
        took.processor.as_secs_f64() * 1e9 / f64::from(AT_A_TIME)
    };
    let (tenth, ten_thousandth) = (after(10), after(10_000));
    println!(
        "  the 10th: {tenth:.0} ns, the 10,000th: {ten_thousandth:.0} ns, ratio {:.2}",
        ten_thousandth / tenth
    );
}
