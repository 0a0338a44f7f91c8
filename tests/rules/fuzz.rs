//! The bodies of the fuzz targets (`fuzz/`), tried with their corpus and with what becomes of it: some in every run,
//! many for a minute each where cargo-fuzz is not to be had (`scripts/fuzz`).

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use std::fs;
use std::time::{Duration, Instant};

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use bodies::{BODIES, Body};

/// Where all random numbers begin.
const SEED: u64 = 0x5EED_0F02;
/// So many bodies take parts of requests; the others take whole files.
const REQUESTS: usize = 5;

/// How long the seeded loop tries each body.
fn time_for_each() -> Duration {
    let seconds = std::env::var("FUZZ_SECONDS");
    Duration::from_secs(seconds.map_or(60, |it| it.parse().unwrap()))
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/fuzz/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let corpus: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(corpus.len() > 3, "{name}");
    corpus
}

/// One change: where, which, and a byte for it.
type Step = (usize, u8, u8);

fn change(mut bytes: Vec<u8>, steps: &[Step], other: &[u8]) -> Vec<u8> {
    for (place, what, byte) in steps {
        let at = place % (bytes.len() + 1);
        let end = (at + usize::from(*byte)).min(bytes.len());
        match what % 8 {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.extend_from_within(at..end),
            3 => bytes.insert(at, *byte),
            // Numbers beyond what fits, and the middle of something else.
            4 => drop(bytes.splice(at..at, *b"99999999999999999999")),
            5 => drop(bytes.splice(at..end, other.iter().copied())),
            _ => {
                if let Some(old) = bytes.get_mut(at) {
                    *old = *byte;
                }
            }
        }
    }
    bytes
}

#[test]
fn every_body_takes_its_corpus() {
    for (name, body) in BODIES {
        for bytes in corpus(name) {
            body(&bytes);
        }
    }
}

/// Tries a body with the corpus, changed, and with any bytes.
fn try_out(name: &str, body: Body, cases: u32) {
    let corpus = corpus(name);
    let any_byte = prop::collection::vec(any::<u8>(), 0..300);
    let steps = prop::collection::vec(any::<Step>(), 0..6);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases,
        // The same bytes in every run: what is new is looked for by `scripts/fuzz`.
        rng_seed: RngSeed::Fixed(SEED),
        ..ProptestConfig::with_source_file(file!())
    });
    let cases = (any::<Index>(), any::<Index>(), steps, any_byte);
    runner
        .run(&cases, |(from, other, steps, random)| {
            body(&random);
            let other = other.get(&corpus);
            body(&change(from.get(&corpus).clone(), &steps, other));
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_comes_in_a_request_takes_anything() {
    for (name, body) in BODIES.into_iter().take(REQUESTS) {
        try_out(name, body, 1_000);
    }
}

#[test]
fn imported_files_take_anything() {
    for (name, body) in BODIES.into_iter().skip(REQUESTS) {
        try_out(name, body, 100);
    }
}

/// The next number after this one (`SplitMix64`).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[test]
#[ignore = "make soak, where cargo-fuzz is missing"]
fn every_body_is_tried_for_a_while() {
    let time = time_for_each();
    for (name, body) in BODIES {
        eprintln!("fuzz without coverage: {name}, seed {SEED}");
        let corpus = corpus(name);
        let (begun, mut tried, mut state) = (Instant::now(), 0_u64, SEED);
        while begun.elapsed() < time {
            let pick = |number: u64| &corpus[usize::try_from(number).unwrap() % corpus.len()];
            let from = pick(next(&mut state) >> 8).clone();
            let other = pick(next(&mut state) >> 8);
            let steps: Vec<Step> = (0..next(&mut state) % 6)
                .map(|_| {
                    let [place, what, byte] = [(); 3].map(|()| next(&mut state));
                    let place = usize::try_from(place >> 1).unwrap();
                    (place, what.to_le_bytes()[0], byte.to_le_bytes()[0])
                })
                .collect();
            body(&change(from, &steps, other));
            tried += 1;
        }
        println!("fuzz without coverage: {name}, seed {SEED}: {tried} inputs, no fault");
    }
}
