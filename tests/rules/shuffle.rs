//! Everybody gets an order of their own, and keeps it.

use proptest::prelude::*;
use zukunftswerkstatt::domain::shuffle::shuffled;

fn order(participant: u32, round: u32, options: u32) -> Vec<u32> {
    let all: Vec<u32> = (0..options).collect();
    shuffled(&all, &participant.to_be_bytes(), &round.to_be_bytes())
}

proptest! {
    #[test]
    fn an_order_is_stable_and_loses_nothing(
        participant: [u8; 16], round: [u8; 16], options in prop::collection::vec(any::<u16>(), 0..60)
    ) {
        let first = shuffled(&options, &participant, &round);
        prop_assert_eq!(&first, &shuffled(&options, &participant, &round));
        let (mut sent, mut shown) = (options, first);
        sent.sort_unstable();
        shown.sort_unstable();
        prop_assert_eq!(sent, shown);
    }

    #[test]
    fn another_person_or_round_gives_another_order(a: u32, b: u32, round: u32) {
        prop_assume!(a != b);
        // Twenty options have 2.4e18 orders: an equal one would be no accident.
        prop_assert_ne!(order(a, round, 20), order(b, round, 20));
        prop_assert_ne!(order(round, a, 20), order(round, b, 20));
    }
}

#[test]
fn every_option_stands_equally_often_at_every_place() {
    // 6,000 people, 6 options: 1,000 expected per cell, 29 the standard
    // deviation. Five of them are allowed.
    let mut seen = [[0_i32; 6]; 6];
    for participant in 0..6_000 {
        for (place, option) in order(participant, 7, 6).into_iter().enumerate() {
            seen[place][usize::try_from(option).unwrap()] += 1;
        }
    }
    for count in seen.into_iter().flatten() {
        assert!((count - 1_000).abs() < 145, "{seen:?}");
    }
}

#[test]
fn all_orders_of_four_options_are_equally_frequent() {
    // 24 orders, 24,000 people: 1,000 expected, 31 the standard deviation.
    let mut seen = std::collections::BTreeMap::<Vec<u32>, i32>::new();
    for participant in 0..24_000 {
        *seen.entry(order(participant, 1, 4)).or_default() += 1;
    }
    assert_eq!(seen.len(), 24);
    assert!(
        seen.values().all(|count| (count - 1_000).abs() < 160),
        "{seen:?}"
    );
}

#[test]
fn short_lists_are_no_trouble() {
    assert!(order(1, 1, 0).is_empty());
    assert_eq!(order(1, 1, 1), [0]);
}
