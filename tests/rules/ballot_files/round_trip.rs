//! What is written is read as the same vote, and what a kind cannot hold is not written.

use proptest::prelude::*;
use zukunftswerkstatt::domain::ballot_files::{Heading, Kind, Unfit, merged, read, write};
use zukunftswerkstatt::domain::tally::vectors::{
    Answer, BallotEntry, BallotType, Case, File, count,
};

use super::votes::{approvals, case, duels, grouped, opinions, plain, points, rankings, ratings};

const ORDERS: [Kind; 4] = [Kind::Soc, Kind::Soi, Kind::Toc, Kind::Toi];

/// Written and read again.
fn again(case: &Case, kind: Kind) -> Result<Case, Unfit> {
    let heading = Heading {
        title: "Was zuerst?".to_owned(),
        place: "Musterdorf".to_owned(),
        day: chrono::NaiveDate::from_ymd_opt(2026, 11, 20),
        cents: false,
    };
    let bytes = write(case, kind, &heading)?;
    let file = read(&bytes, kind).unwrap_or_else(|fault| {
        let text = String::from_utf8_lossy(&bytes);
        panic!("{kind:?}: {fault}\n{text}")
    });
    Ok(file.cases.into_iter().next().unwrap())
}

fn titles(case: &Case) -> Vec<String> {
    if case.names.is_empty() {
        case.candidates.clone()
    } else {
        case.names.clone()
    }
}

/// Ballots without groups, in the writing that all kinds share.
fn ungrouped(ballots: &[BallotEntry]) -> String {
    let plain: Vec<BallotEntry> = ballots
        .iter()
        .map(|ballot| BallotEntry {
            g: None,
            ..ballot.clone()
        })
        .collect();
    serde_json::to_string(&merged(&plain)).unwrap()
}

/// Which options won, by place in the list, so that ids do not matter.
fn result(case: &Case) -> String {
    let mut case = case.clone();
    case.candidates = (0..case.candidates.len())
        .map(|index| index.to_string())
        .collect();
    case.withdrawn.clear();
    let file = File {
        format: String::new(),
        about: String::new(),
        cases: vec![case],
    };
    match &count(&file).cases[0].tests[0].answer {
        Answer::Result(fields) => serde_json::to_string(fields).unwrap(),
        Answer::Error { message, .. } => panic!("{message}"),
    }
}

fn same_vote(one: &Case, other: &Case) {
    assert_eq!(titles(one), titles(other));
    assert_eq!(one.ballot_type, other.ballot_type);
    assert_eq!(ungrouped(&one.ballots), ungrouped(&other.ballots));
    assert_eq!((&one.costs, one.budget), (&other.costs, other.budget));
}

fn cases() -> impl Strategy<Value = Case> {
    let of = |ballot_type: BallotType| move |ballots| case(ballot_type, &plain(), ballots);
    prop_oneof![
        grouped(rankings(true)).prop_map(of(BallotType::Ranking)),
        grouped(approvals()).prop_map(of(BallotType::Approval)),
        grouped(points()).prop_map(of(BallotType::Points)),
        grouped(ratings()).prop_map(of(BallotType::Rating)),
        grouped(opinions()).prop_map(of(BallotType::Votes)),
        grouped(duels()).prop_map(of(BallotType::Pairwise)),
    ]
    .prop_map(|mut case| {
        case.groups = vec!["citizens".to_owned(), "=business".to_owned()];
        case.withdrawn = vec!["M-002".to_owned()];
        case
    })
}

fn is_strict(case: &Case) -> bool {
    case.ballots
        .iter()
        .flat_map(|ballot| ballot.r.iter().flatten())
        .all(|tier| tier.len() == 1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Groups, weights and withdrawn options included.
    #[test]
    fn our_own_kinds_hold_everything(case in cases()) {
        for kind in [Kind::Json, Kind::Csv] {
            let found = again(&case, kind).unwrap();
            let expected = Case { ballots: merged(&case.ballots), about: found.about.clone(), ..case.clone() };
            prop_assert_eq!(
                serde_json::to_string(&found).unwrap().replace("\"about\":\"Was zuerst?\",", ""),
                serde_json::to_string(&expected).unwrap().replace("\"about\":\"Was zuerst?\",", "")
            );
            prop_assert_eq!(result(&found), result(&case));
        }
    }

    #[test]
    fn rankings_survive_in_every_kind_that_takes_them(ballots in rankings(true)) {
        let case = case(BallotType::Ranking, &plain(), ballots);
        let strict = is_strict(&case);
        for kind in [Kind::Toi, Kind::Soi, Kind::Blt] {
            match again(&case, kind) {
                Ok(found) => {
                    prop_assert!(strict || kind == Kind::Toi);
                    same_vote(&case, &found);
                    prop_assert_eq!(result(&case), result(&found));
                }
                Err(unfit) => {
                    prop_assert_eq!(unfit, Unfit::Ties(kind));
                    prop_assert!(!strict && kind != Kind::Toi);
                }
            }
        }
        for kind in [Kind::Toc, Kind::Soc] {
            if let Ok(found) = again(&case, kind) {
                same_vote(&case, &found);
            }
        }
    }

    #[test]
    fn marks_survive_as_categories(
        approvals in approvals(), opinions in opinions(), ratings in ratings(),
    ) {
        for (ballot_type, ballots) in [
            (BallotType::Approval, approvals),
            (BallotType::Votes, opinions),
            (BallotType::Rating, ratings),
        ] {
            let case = case(ballot_type, &plain(), ballots);
            let found = again(&case, Kind::Cat).unwrap();
            same_vote(&case, &found);
            prop_assert_eq!(result(&case), result(&found));
        }
    }

    #[test]
    fn budgets_survive(
        approvals in approvals(), points in points(), strict in rankings(false),
        costs in prop::collection::vec(1..50_u64, 5), budget in 1..100_u64,
    ) {
        for (ballot_type, ballots) in [
            (BallotType::Approval, approvals),
            (BallotType::Points, points),
            (BallotType::Ranking, strict),
        ] {
            let mut case = case(ballot_type, &plain(), ballots);
            case.costs.clone_from(&costs);
            case.budget = Some(budget);
            let found = again(&case, Kind::Pb).unwrap();
            same_vote(&case, &found);
            prop_assert_eq!(&found.candidates, &case.candidates);
            case.tests.clone_from(&found.tests);
            prop_assert_eq!(result(&case), result(&found));
        }
    }

    /// Nothing is left of the order in which ballots came in.
    #[test]
    fn the_order_of_ballots_is_not_written(ballots in rankings(true)) {
        let case = case(BallotType::Ranking, &plain(), ballots);
        let mut reversed = case.clone();
        reversed.ballots.reverse();
        for kind in [Kind::Json, Kind::Csv, Kind::Toi] {
            prop_assert_eq!(
                write(&case, kind, &Heading::default()).unwrap(),
                write(&reversed, kind, &Heading::default()).unwrap()
            );
        }
    }
}

fn ranked(tiers: &[&[usize]]) -> BallotEntry {
    BallotEntry {
        r: Some(tiers.iter().map(|tier| tier.to_vec()).collect()),
        ..BallotEntry::default()
    }
}

/// What each kind says about a vote that it cannot hold.
#[test]
fn what_a_kind_cannot_hold_is_refused_with_the_reason() {
    let ranking = |ballots| case(BallotType::Ranking, &plain(), ballots);
    let refused = |case: &Case, kind| write(case, kind, &Heading::default()).unwrap_err();

    let tie = ranking(vec![ranked(&[&[0, 1], &[2]])]);
    for kind in [Kind::Soi, Kind::Soc, Kind::Blt] {
        assert_eq!(refused(&tie, kind), Unfit::Ties(kind));
    }
    assert_eq!(
        refused(&tie, Kind::Soi).to_string(),
        "a .soi file holds no equal ranks, a .toi file does"
    );
    let short = ranking(vec![ranked(&[&[0]])]);
    for kind in [Kind::Soc, Kind::Toc] {
        assert_eq!(refused(&short, kind), Unfit::Unranked(kind));
    }
    let mut withdrawn = short.clone();
    withdrawn.withdrawn = vec!["M-001".to_owned()];
    for kind in [Kind::Soi, Kind::Toi] {
        assert_eq!(refused(&withdrawn, kind), Unfit::Withdrawn(kind));
    }
    assert_eq!(again(&withdrawn, Kind::Blt).unwrap().withdrawn, ["Rufbus"]);

    for weight in [0, 2] {
        let mut heavy = short.clone();
        heavy.ballots[0].w = weight;
        for kind in ORDERS.into_iter().chain([Kind::Blt]) {
            assert_eq!(refused(&heavy, kind), Unfit::Weights(kind));
        }
    }
    let mut twins = short.clone();
    twins.names[3] = "Rufbus".to_owned();
    assert_eq!(
        refused(&twins, Kind::Toi),
        Unfit::SameTitle(Kind::Toi, "Rufbus".to_owned())
    );
    assert_eq!(titles(&again(&twins, Kind::Blt).unwrap()), twins.names);

    assert_eq!(refused(&short, Kind::Pb), Unfit::Costs(Kind::Pb));
    assert_eq!(refused(&short, Kind::Cat), Unfit::BallotType(Kind::Cat));
    let dots = case(BallotType::Points, &plain(), Vec::new());
    for kind in ORDERS.into_iter().chain([Kind::Blt, Kind::Cat]) {
        assert_eq!(refused(&dots, kind), Unfit::BallotType(kind));
    }
    let mut below = dots.clone();
    below.costs = vec![1; 5];
    below.budget = Some(9);
    below.ballots = vec![BallotEntry {
        p: Some(vec![(0, -1)]),
        ..BallotEntry::default()
    }];
    assert_eq!(refused(&below, Kind::Pb), Unfit::NegativePoints(Kind::Pb));

    let alien = ranking(vec![ranked(&[&[7]])]);
    for kind in Kind::ALL {
        assert_eq!(refused(&alien, kind).code(), "malformed", "{kind:?}");
    }
}

#[test]
fn groups_are_left_out_of_the_formats_of_others() {
    let mut grouped = case(
        BallotType::Ranking,
        &plain(),
        vec![ranked(&[&[0]]), ranked(&[&[0]])],
    );
    grouped.groups = vec!["citizens".to_owned()];
    grouped.ballots[1].g = Some(0);
    let text = String::from_utf8(write(&grouped, Kind::Soi, &Heading::default()).unwrap()).unwrap();
    assert!(!text.contains("citizens"), "{text}");
    assert!(
        text.ends_with("\n1: 1\n1: 1\n") || text.ends_with("\n2: 1\n"),
        "{text}"
    );
}
