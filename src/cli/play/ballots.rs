//! How the robots vote, in every kind of round.

use super::client::Robot;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Options that a robot approves, ranks, or has an opinion on, at most.
const MARKS: usize = 5;
/// Duels that a robot decides.
const DUELS: usize = 8;

/// A ballot for this round that differs from phone to phone, is the same in every run, and likes the first options
/// better than the last; none if the phone does not see the round.
pub fn ballot_of(phone: &Robot, round: &Value, number: usize, index: usize) -> Option<Value> {
    let round = phone.view.get("rounds")?.get(round.as_str()?)?;
    let options = round.get("options")?.as_array()?.len();
    let mut voter = Voter {
        state: u64::try_from(number * 31 + index * 7 + 1).unwrap_or(1),
        options: options.max(1),
    };
    let most = |key: &str| round.get(key).and_then(Value::as_u64);
    Some(match round.get("ballotType")?.as_str()? {
        "approval" => {
            let mut chosen = voter.different(MARKS);
            chosen.sort_unstable();
            json!({"a": chosen})
        }
        "ranking" => {
            let places = round.pointer("/settings/places").and_then(Value::as_u64);
            let places = places.and_then(|it| usize::try_from(it).ok());
            let chosen = voter.different(places.unwrap_or(MARKS));
            json!({"r": chosen.iter().map(|option| [option]).collect::<Vec<_>>()})
        }
        "rating" => json!({"s": voter.ratings()}),
        "votes" => json!({"v": voter.opinions()}),
        "pairwise" => json!({"d": voter.duels()}),
        _ => json!({"p": voter.dots(most("dotsPerPerson")?, most("maxDotsPerOption")?)}),
    })
}

/// Somebody who likes the first options better than the last.
struct Voter {
    state: u64,
    options: usize,
}

impl Voter {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.next();
        self.low(33, sides)
    }

    fn next(&mut self) {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
    }

    fn low(&self, shift: u32, sides: usize) -> usize {
        let sides = u64::try_from(sides).unwrap_or(1).max(1);
        usize::try_from((self.state >> shift) % sides).unwrap_or(0)
    }

    /// An option, an early one more often than a late one.
    fn pick(&mut self) -> usize {
        self.next();
        self.low(33, self.options).min(self.low(13, self.options))
    }

    /// So many picks, each option once, as they came.
    fn different(&mut self, picks: usize) -> Vec<usize> {
        let mut chosen: Vec<usize> = Vec::with_capacity(picks);
        for _ in 0..picks {
            let option = self.pick();
            if !chosen.contains(&option) {
                chosen.push(option);
            }
        }
        chosen
    }

    fn dots(&mut self, dots: u64, most: u64) -> Vec<(usize, u64)> {
        let mut points: BTreeMap<usize, u64> = BTreeMap::new();
        for _ in 0..dots {
            let slot = points.entry(self.pick()).or_default();
            *slot = (*slot + 1).min(most);
        }
        points.into_iter().collect()
    }

    /// Benefit and effort from 1 to 5; one answer in six is left out.
    fn ratings(&mut self) -> Vec<(usize, Option<usize>, Option<usize>)> {
        let mut chosen = self.different(MARKS * 2);
        chosen.sort_unstable();
        chosen
            .into_iter()
            .map(|option| {
                let mut answer = || Some(self.roll(6)).filter(|answer| *answer > 0);
                (option, answer(), answer())
            })
            .collect()
    }

    /// Agrees more often than not.
    fn opinions(&mut self) -> Vec<(usize, i8)> {
        let mut chosen = self.different(MARKS * 2);
        chosen.sort_unstable();
        chosen
            .into_iter()
            .map(|option| match self.roll(5) {
                0 => (option, -1),
                1 => (option, 0),
                _ => (option, 1),
            })
            .collect()
    }

    /// The earlier option wins two of three; every pair once.
    fn duels(&mut self) -> Vec<(usize, usize, i8)> {
        let mut duels: BTreeMap<(usize, usize), i8> = BTreeMap::new();
        for _ in 0..DUELS {
            let (one, other) = (self.pick(), self.roll(self.options));
            if one != other {
                let verdict = if self.roll(3) > 0 { 1 } else { -1 };
                duels.insert((one.min(other), one.max(other)), verdict);
            }
        }
        let duels = duels.into_iter();
        duels
            .map(|((one, other), verdict)| (one, other, verdict))
            .collect()
    }
}
