//! While a round is counted: other votes pass, its own wait for nothing, and a write that fails loses nothing.

use actix_web::rt::spawn;
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::JoinHandle;
use zukunftswerkstatt::cli::play::client::{Ack, Robot, RobotError};
use zukunftswerkstatt::domain::ids::RoundId;
use zukunftswerkstatt::domain::round::RoundState;
use zukunftswerkstatt::domain::workshop::Workshop;

use super::hall::{Hall, ballot, code, moderator};
use crate::harness::database::TestDatabase;

/// All turns of counts: as long as they are held, no count ends.
async fn all_turns(hall: &Hall) -> OwnedSemaphorePermit {
    let turns = hall.service.live().counts().clone();
    let all = u32::try_from(turns.available_permits()).unwrap();
    turns.acquire_many_owned(all).await.unwrap()
}

/// Another console of the moderator closes the round; answers once the count is under way.
async fn closing(hall: &Hall, phone: &mut Robot, round: &str) -> Closing {
    let mut console = Robot::connect(&hall.service.url(""), &moderator(&hall.prepared))
        .await
        .unwrap();
    let fields = json!({"roundIds": [round]});
    let answer = spawn(async move { console.ask("closeRounds", fields).await });
    // Its ballots are refused as soon as it is being counted.
    let mut revision = 100;
    loop {
        revision += 1;
        let again = phone.ask("castBallot", ballot(round, revision, &[(0, 1)]));
        match again.await {
            Ok(_) => {}
            Err(error) => {
                assert_eq!(error.code(), Some("roundClosed"));
                return answer;
            }
        }
    }
}

type Closing = JoinHandle<Result<Ack, RobotError>>;

fn stored(hall: &Hall) -> Workshop {
    let store = hall.service.store();
    store
        .load_workshop(hall.prepared.workshop_id)
        .unwrap()
        .unwrap()
}

fn id(round: &str) -> RoundId {
    serde_json::from_value(json!(round)).unwrap()
}

/// From now on the database takes nothing, until a write has failed.
async fn read_only(hall: &Hall) {
    let statement = "PRAGMA query_only = 1";
    hall.service
        .store()
        .write(move |conn| Ok(conn.batch_execute(statement)?))
        .await
        .unwrap();
}

#[actix_web::test]
async fn a_vote_passes_while_another_round_is_counted() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut phone, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut phone]).await;
    let (counted, open) = (
        hall.open_round(json!({})).await,
        hall.open_round(json!({})).await,
    );
    phone
        .ask("castBallot", ballot(&counted, 1, &[(0, 1)]))
        .await
        .unwrap();
    let turns = all_turns(&hall).await;
    let closing = closing(&hall, &mut phone, &counted).await;

    phone
        .ask("castBallot", ballot(&open, 1, &[(2, 2)]))
        .await
        .unwrap();
    assert_eq!(
        stored(&hall).ballots[&id(&open)].ballots.len(),
        1,
        "acknowledged and on disk"
    );
    assert!(!closing.is_finished(), "the count is still under way");
    assert_eq!(stored(&hall).rounds[&id(&counted)].state, RoundState::Open);

    drop(turns);
    closing.await.unwrap().unwrap();
    let after = stored(&hall);
    let result = after.rounds[&id(&counted)].result.as_ref().unwrap();
    assert_eq!((result.ballots, result.counted), (1, 1));
    assert_eq!(after.rounds[&id(&open)].state, RoundState::Open);
    assert_eq!(after.ballots[&id(&open)].ballots.len(), 1);
    hall.service.stop().await;
}

#[actix_web::test]
async fn a_write_that_fails_under_a_count_leaves_the_round_open() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut phone, _) = hall.phone().await;
    let (mut other, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut phone, &mut other])
        .await;
    let (counted, open) = (
        hall.open_round(json!({})).await,
        hall.open_round(json!({})).await,
    );
    for phone in [&mut phone, &mut other] {
        let vote = ballot(&counted, 1, &[(0, 1)]);
        phone.ask("castBallot", vote).await.unwrap();
    }
    // Either what the count brings cannot be written, or something else meanwhile.
    for vote_fails in [false, true] {
        let turns = all_turns(&hall).await;
        let closing = closing(&hall, &mut phone, &counted).await;
        read_only(&hall).await;
        if vote_fails {
            let vote = other.ask("castBallot", ballot(&open, 1, &[(1, 1)])).await;
            assert_eq!(code(vote), "notStored");
        }
        drop(turns);
        assert_eq!(code(closing.await.unwrap()), "notStored");
        let after = stored(&hall);
        let round = &after.rounds[&id(&counted)];
        assert_eq!(
            (round.state, round.result.is_none()),
            (RoundState::Open, true)
        );
        assert_eq!(
            after.ballots[&id(&counted)].ballots.len(),
            2,
            "no ballot is lost"
        );
        // The round takes ballots again.
        let again = ballot(&counted, 1_000 + u32::from(vote_fails), &[(1, 2)]);
        other.ask("castBallot", again).await.unwrap();
    }
    let fields: Value = json!({"roundIds": [counted]});
    hall.moderator.ask("closeRounds", fields).await.unwrap();
    let after = stored(&hall);
    let result = after.rounds[&id(&counted)].result.as_ref().unwrap();
    assert_eq!((result.ballots, result.counted), (2, 2));
    let points: u32 = result.options.iter().map(|row| row.points).sum();
    assert_eq!(points, 3, "the last ballot of each");
    hall.service.stop().await;
}
