//! Tests that take minutes: ignored by `cargo test`, run by `make soak`. They print their seeds.

mod days;
mod elections;
mod full_disks;
mod kills;
mod postgres;
mod stops;
mod strangers;
mod weather;

use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::client::Robot;

/// Numbers that follow from a seed alone (`SplitMix64`).
pub(super) struct Random(pub(super) u64);

impl Random {
    /// A number below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(u64::try_from(last).unwrap() + 1);
            list.swap(last, usize::try_from(other).unwrap());
        }
    }
}

/// How much of something, if the environment says so: less for a quick look, more for a long night.
fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |it| it.parse().expect("a number"))
}

/// Opens a round over one new cluster per title; its id. `draft` says what is special about it.
pub(super) async fn open_round(moderator: &mut Robot, titles: &[String], draft: Value) -> String {
    let mut options = Vec::new();
    for title in titles {
        let fields = json!({"title": title, "shortTitle": "", "domainId": null,
            "kind": "criticism", "cardIds": []});
        let ack = moderator.ask("createCluster", fields).await.unwrap();
        options.push(ack.created.unwrap());
    }
    let mut round = json!({
        "question": {"de": "Was zuerst?"}, "objectKind": "cluster", "ballotType": "points",
        "optionIds": options, "dotsPerPerson": 3, "maxDotsPerOption": 2, "ownAllowed": true,
        "domainId": null, "visibility": "after_close", "tieRule": "shared_rank", "repeats": null,
    });
    for (name, value) in draft.as_object().unwrap() {
        round[name] = value.clone();
    }
    let ack = moderator
        .ask("prepareRound", json!({"round": round}))
        .await
        .unwrap();
    let id = ack.created.unwrap().to_string();
    moderator
        .ask("openRounds", json!({"roundIds": [id]}))
        .await
        .unwrap();
    id
}
