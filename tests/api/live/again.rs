//! Groups with equal say, and a round held again after discussion: what everybody reads of it.

use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::cli::play::fields::random_token;

use super::hall::Hall;
use crate::harness::database::TestDatabase;

on_both_databases!(async equal_say_and_a_repeated_round_reach_everybody);

/// Ten citizens, five people from businesses.
async fn people(hall: &Hall) -> Vec<Robot> {
    let mut phones = Vec::new();
    for number in 0..15 {
        let group = if number < 10 { "citizen" } else { "business" };
        phones.push(hall.phone_with(&random_token(), Some(group)).await);
    }
    phones
}

/// Everybody votes, the round is closed and revealed; what strangers read of it.
async fn held(
    hall: &mut Hall,
    phones: &mut [Robot],
    round: &str,
    choice: fn(usize) -> Value,
) -> Value {
    for (number, phone) in phones.iter_mut().enumerate() {
        let fields = json!({"roundId": round, "revision": 1, "ballot": {"a": choice(number)}});
        phone.ask("castBallot", fields).await.unwrap();
    }
    let close = json!({"roundIds": [round]});
    hall.moderator.ask("closeRounds", close).await.unwrap();
    let path = format!(
        "/api/workshops/{}/rounds/{round}/analysis",
        hall.prepared.workshop_id
    );
    let stranger = hall.service.stranger();
    assert_eq!(stranger.get(&path).code().await, "notSignedIn");
    let reveal = json!({"roundId": round});
    hall.moderator.ask("revealRound", reveal).await.unwrap();
    stranger.get(&path).json().await
}

/// The round as this screen shows it, once it is revealed there.
async fn revealed(robot: &mut Robot, round: &str) -> Value {
    let find = |robot: &Robot| {
        let rounds = robot.things("rounds").into_iter();
        let mut rounds = rounds.filter(|it| it["id"] == json!(round) && it["state"] == "revealed");
        rounds.next().cloned()
    };
    robot.until(|robot| find(robot).is_some()).await.unwrap();
    find(robot).unwrap()
}

/// Option, rank, rank with equal say.
fn ranks(round: &Value) -> Vec<(u64, u64, u64)> {
    let rows = round
        .pointer("/result/options")
        .unwrap()
        .as_array()
        .unwrap();
    let mut ranks: Vec<_> = rows
        .iter()
        .map(|row| {
            let of = |name: &str| row[name].as_u64().unwrap();
            (of("option"), of("rank"), of("equalSayRank"))
        })
        .collect();
    ranks.sort_unstable();
    ranks
}

async fn equal_say_and_a_repeated_round_reach_everybody(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let mut phones = people(&hall).await;
    let mut all: Vec<&mut Robot> = phones.iter_mut().collect();
    hall.go_to("critique_rank", &mut all).await;
    let mut wall = hall.wall().await;

    // All citizens want the first, all of the businesses the second, and with them two citizens: 10 to 7. With equal
    // say a citizen weighs 15/20 and somebody from a business 15/10: 7.5 to 9.
    let settings = json!({"equalSay": true});
    let first = hall
        .open_round(json!({"ballotType": "approval", "settings": settings}))
        .await;
    let analysis = held(&mut hall, &mut phones, &first, |number| match number {
        0 | 1 => json!([0, 1]),
        2..10 => json!([0]),
        _ => json!([1]),
    })
    .await;
    for robot in [&mut wall, &mut phones[14]] {
        let round = revealed(robot, &first).await;
        assert_eq!(
            ranks(&round),
            [(0, 1, 2), (1, 2, 1), (2, 3, 3)],
            "{}",
            robot.role
        );
        let say = round.pointer("/result/equalSay").unwrap();
        assert_eq!(say["heaviestMilli"], 1500, "{say}");
        let groups = round.pointer("/result/groups").unwrap();
        assert_eq!(groups.as_array().unwrap().len(), 2);
    }
    let equal = &analysis["otherRules"][0];
    assert_eq!(equal["rule"], "equal_say");
    assert_eq!(equal["ranking"], json!([[1], [0], [2]]));
    assert_eq!(equal["differsAtTop"], true);
    assert_eq!(analysis["groups"].as_array().unwrap().len(), 2);
    assert_eq!(analysis["shift"], Value::Null);

    // Held again over the same options: now everybody wants the third.
    let shown = revealed(&mut wall, &first).await;
    let options = shown["options"].as_array().unwrap().iter();
    let options: Vec<Value> = options.map(|option| option["id"].clone()).collect();
    let again = json!({"ballotType": "approval", "optionIds": options, "repeats": first});
    let second = hall.open_round(again).await;
    let analysis = held(&mut hall, &mut phones, &second, |number| match number {
        0..4 => json!([1, 2]),
        4 => json!([0, 2]),
        _ => json!([2]),
    })
    .await;
    let shift = &analysis["shift"];
    assert_eq!(shift["roundId"], json!(first));
    let row = |option: u32, before: u32, after: u32| json!({"option": option, "before": before, "after": after});
    assert_eq!(
        shift["rows"],
        json!([row(2, 3, 1), row(1, 2, 2), row(0, 1, 3)])
    );
    let round = revealed(&mut wall, &second).await;
    assert_eq!(round["repeats"], json!(first));
    assert_eq!(round.pointer("/result/equalSay"), Some(&Value::Null));
    hall.service.stop().await;
}
