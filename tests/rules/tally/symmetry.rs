//! No rule may look at who voted, in which order, or what an option is called.

use proptest::prelude::*;
use serde_json::{Map, Value};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, Case};

use super::any_vote::{CANDIDATES, any_vote};
use super::votes::results;

/// What depends on the drawn order of the list where options are tied.
const BY_LOT: [&str; 4] = ["ranking", "winners", "elimination", "rounds"];

fn permuted(case: &Case, new_place: &[usize]) -> Case {
    let mut other = case.clone();
    let to = |option: &mut usize| *option = new_place[*option];
    for (place, id) in case.candidates.iter().enumerate() {
        other.candidates[new_place[place]].clone_from(id);
        other.costs[new_place[place]] = case.costs[place];
    }
    for ballot in &mut other.ballots {
        ballot.r.iter_mut().flatten().flatten().for_each(to);
        ballot.a.iter_mut().flatten().for_each(to);
        ballot
            .p
            .iter_mut()
            .flatten()
            .for_each(|entry| to(&mut entry.0));
        ballot
            .s
            .iter_mut()
            .flatten()
            .for_each(|entry| to(&mut entry.0));
        ballot
            .v
            .iter_mut()
            .flatten()
            .for_each(|entry| to(&mut entry.0));
        ballot.c.iter_mut().flatten().take(2).for_each(to);
    }
    other
}

/// Lists of ids inside tiers and sets are given in list order: sorted, they can be compared.
/// Figures that were rounded are rounded a little more.
fn comparable(key: &str, value: &Value) -> Value {
    match value {
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(|value| comparable("", value)).collect();
            // The order of tiers and of selection is meant, that of ids in a tier or set is not.
            if list.iter().all(Value::is_string) && key != "funded" {
                list.sort_by_key(ToString::to_string);
            }
            list.into()
        }
        Value::Object(map) => {
            let entries = map
                .iter()
                .map(|(key, value)| (key.clone(), comparable(key, value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        Value::Number(number) if number.is_f64() => {
            let rounded = (number.as_f64().unwrap() * 1e7).round() / 1e7;
            Value::from(if rounded == 0.0 { 0.0 } else { rounded })
        }
        other => other.clone(),
    }
}

fn comparable_results(case: &Case) -> Vec<(String, Value)> {
    let methods = case.tests.iter().map(|test| test.method.clone());
    let results = results(case)
        .into_iter()
        .map(|result| comparable("", &result));
    methods.zip(results).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_order_of_ballots_never_matters(case in any_vote(), keys in prop::collection::vec(any::<u32>(), 12)) {
        let mut shuffled: Vec<(u32, BallotEntry)> = keys.into_iter().zip(case.ballots.clone()).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let ballots = shuffled.into_iter().map(|(_, ballot)| ballot).collect();
        prop_assert_eq!(results(&case), results(&Case { ballots, ..case }));
    }

    /// Neutrality: options that change places on the list change nothing but the list. Where a rule
    /// needs the drawn order, the set of those who could win with any order has to stay.
    #[test]
    fn what_an_option_is_called_never_matters(
        case in any_vote(),
        new_place in Just((0..CANDIDATES).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let both = comparable_results(&case).into_iter().zip(comparable_results(&permuted(&case, &new_place)));
        for ((method, mut one), (_, mut other)) in both {
            if ["irv", "ranked_pairs"].contains(&method.as_str()) {
                for key in BY_LOT {
                    one.as_object_mut().unwrap().remove(key);
                    other.as_object_mut().unwrap().remove(key);
                }
            }
            prop_assert_eq!(one, other, "{}", method);
        }
    }

    /// Anonymity: whether equal ballots are written together or not, and what groups are called.
    #[test]
    fn who_voted_never_matters(case in any_vote(), names in Just(vec![0_usize, 1, 2]).prop_shuffle()) {
        let mut other = case.clone();
        other.ballots = case.ballots.iter().rev()
            .flat_map(|ballot| (0..ballot.n).map(|_| BallotEntry { n: 1, ..ballot.clone() }))
            .collect();
        for ballot in &mut other.ballots {
            ballot.g = ballot.g.map(|group| names[group]);
        }
        let (one, other) = (comparable_results(&case), comparable_results(&other));
        prop_assert_eq!(one, other);
    }

    /// Groups of the same size have equal say already: every weight is 1.
    #[test]
    fn weights_of_one_change_nothing(case in any_vote()) {
        let mut plain = case;
        plain.tests.retain(|test| !test.options.contains_key("weighting"));
        let alike = std::mem::take(&mut plain.ballots);
        for group in [Some(0), Some(1), Some(2), None] {
            plain.ballots.extend(alike.iter().map(|ballot| BallotEntry { g: group, ..ballot.clone() }));
        }
        let mut weighted = plain.clone();
        for test in &mut weighted.tests {
            test.options.insert("weighting".into(), "group_equal".into());
        }
        let (one, other) = (comparable_results(&plain), comparable_results(&weighted));
        prop_assert_eq!(one, other);
    }
}
