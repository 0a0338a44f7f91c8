//! What nobody may hear too early: worked out from what the consoles see, and looked for in the raw bytes of everything
//! that was sent to anybody else, each `welcome` included.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use zukunftswerkstatt::cli::play::client::Robot;

/// Every text of the walk is one of these, with four digits behind it.
pub(super) const WORD: &str = "Wort-";
/// Figures from here on come from paper ballots alone; nothing else in a walk grows so large.
pub(super) const LEAST_FIGURE: u32 = 5_000;

/// Words and figures.
type Tokens = BTreeSet<String>;

/// What may be heard after one event.
#[derive(Default)]
struct Sight {
    phones: Tokens,
    wall: Tokens,
    /// Rounds whose tallies everybody sees grow.
    live: Tokens,
}

/// Where something was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ears {
    Phone,
    Wall,
    Console,
}

#[derive(Default)]
pub(super) struct Secrets {
    /// By event.
    sights: BTreeMap<u64, Sight>,
    /// Every figure of paper and of results so far.
    figures: Tokens,
    /// Whose things a word stands on: they read it in their personal part.
    pub(super) owners: BTreeMap<String, usize>,
    /// Times that something was found where it may stand: proof that this looks at all.
    pub(super) found: usize,
    pub(super) frames: usize,
}

impl Secrets {
    /// Notes what a console sees now.
    pub(super) fn note(&mut self, console: &Robot) {
        let mut sight = Sight::default();
        let mut both = |value: &Value| {
            let tokens = tokens(&value.to_string());
            sight.phones.extend(tokens.iter().cloned());
            sight.wall.extend(tokens);
        };
        for measure in console.things("measures") {
            if measure["desk"]["state"] == "visible" {
                both(&measure["sheet"]);
            }
        }
        for commitment in console.things("commitments") {
            if commitment["state"] == "confirmed" {
                both(commitment);
            }
        }
        let presenting = &console.head()["presenting"];
        for table in console.things("smallGroups") {
            let presents = *presenting == table["id"];
            if presents || table["tableNo"] != 0 {
                both(&table["name"]);
            }
            if presents {
                both(&table["resultTitle"]);
                both(&table["resultText"]);
            }
        }
        for cluster in console.things("clusters") {
            both(cluster);
        }
        for round in console.things("rounds") {
            if round["state"] != "draft" {
                both(&round["question"]);
                both(&round["options"]);
                both(&round["voidReason"]);
            }
            let result = &round["result"];
            if round["state"] == "revealed" {
                both(result);
            }
            for hidden in [result, &round["paper"]] {
                let mut figures = tokens(&hidden.to_string());
                figures.retain(|token| !token.starts_with(WORD));
                self.figures.extend(figures);
            }
        }
        for card in console.things("cards") {
            if card["desk"]["state"] == "visible" {
                let text = tokens(&card["text"].to_string());
                if card["chosen"] == true {
                    sight.phones.extend(text.iter().cloned());
                }
                sight.wall.extend(text);
            }
        }
        for table in console.things("smallGroups") {
            if table["tableNo"] != 0 || *presenting == table["id"] {
                sight.phones.extend(tokens(&table["message"].to_string()));
            }
        }
        for photo in console.things("photos") {
            if photo["consent"] == true {
                sight.wall.extend(tokens(&photo["alt"].to_string()));
            }
        }
        for round in console.things("rounds") {
            if round["state"] == "open" && round["visibility"] == "live" {
                sight.live.insert(round["id"].as_str().unwrap().to_owned());
            }
        }
        self.sights.insert(console.seq, sight);
    }

    /// Nothing stands in these messages that may not. `seat` is whose they are.
    pub(super) fn inspect(&mut self, frames: &[String], seat: usize, ears: Ears) {
        self.frames += frames.len();
        if ears == Ears::Console {
            return;
        }
        for frame in frames {
            let message: Value = serde_json::from_str(frame).unwrap();
            let (public, personal) = match message["type"].as_str().unwrap() {
                "welcome" => frame.split_at(frame.rfind(",\"personal\":").unwrap()),
                "personal" => ("", frame.as_str()),
                _ => (frame.as_str(), ""),
            };
            for word in tokens(personal) {
                let owner = self.owners.get(&word);
                assert_eq!(owner, Some(&seat), "{word}: {}", around(frame, &word));
                self.found += 1;
            }
            let seq = message["seq"].as_u64();
            // Only these speak of things, and each says of which moment.
            let told = matches!(message["type"].as_str(), Some("welcome" | "event"));
            let sight = seq.filter(|_| told).and_then(|seq| {
                let (_, sight) = self.sights.range(..=seq).next_back()?;
                Some(match ears {
                    Ears::Wall => &sight.wall,
                    _ => &sight.phones,
                })
            });
            for token in tokens(public) {
                if token.starts_with(WORD) || self.figures.contains(&token) {
                    let may = sight.is_some_and(|sight| sight.contains(&token));
                    assert!(
                        may,
                        "{ears:?} {seat} hears {token} at {seq:?}: {}",
                        around(frame, &token)
                    );
                    self.found += 1;
                }
            }
            for never in [
                "\"desk\":{",
                "participantId",
                "\"ballot\":{",
                "\"accountId\":\"",
            ] {
                assert!(!public.contains(never), "{}", around(frame, never));
            }
            if message["type"] == "turnout" {
                self.nothing_of_groups_or_tallies(&message);
            }
            no_result_before_its_time(&message);
        }
    }

    fn nothing_of_groups_or_tallies(&self, turnout: &Value) {
        for round in turnout["rounds"].as_array().unwrap() {
            assert_eq!(round["groups"], serde_json::json!([]));
            let id = round["roundId"].as_str().unwrap();
            let live = |sight: &Sight| sight.live.contains(id);
            let live = self.sights.values().any(live);
            assert!(live || round["tally"].is_null(), "{turnout}");
        }
    }
}

/// Rounds, wherever they stand in a message, have a result only once it is revealed.
fn no_result_before_its_time(value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(no_result_before_its_time),
        Value::Object(fields) => {
            if fields.contains_key("ballotType") {
                assert_ne!(value["state"], "draft");
                assert_eq!(value["paper"], serde_json::json!([]));
                let revealed = value["state"] == "revealed";
                assert!(revealed || value["result"].is_null(), "{value}");
            }
            fields.values().for_each(no_result_before_its_time);
        }
        _ => {}
    }
}

/// Where it stands in a long text.
fn around(text: &str, what: &str) -> String {
    let at = text.find(what).unwrap_or(0);
    let before: String = text
        .get(..at)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(300)
        .collect();
    let before: String = before.chars().rev().collect();
    let after = text.get(at..).unwrap_or_default().chars();
    before + &after.take(300).collect::<String>()
}

/// The words of the walk and the large figures in a text of JSON.
fn tokens(text: &str) -> Tokens {
    let words = text.match_indices(WORD).map(|(at, word)| {
        let end = at + word.len() + 4;
        text.get(at..end).unwrap_or_default().to_owned()
    });
    // A whole value, not a part of an id or of a moment.
    let figures = text
        .split(['[', ']', ',', ':', '{', '}'])
        .filter(|part| matches!(part.len(), 4 | 5))
        .filter(|part| part.parse().is_ok_and(|it: u32| it >= LEAST_FIGURE))
        .map(str::to_owned);
    words.chain(figures).collect()
}
