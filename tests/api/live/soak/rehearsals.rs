//! The largest rehearsal that the console offers, to its end.

use std::time::Instant;

use serde_json::json;

use super::setting;
use crate::harness::database::TestDatabase;
use crate::rehearsals::{evening, over, service};

#[actix_web::test]
#[ignore = "make soak"]
async fn two_thousand_phones_rehearse_and_nothing_is_lost() {
    let phones = setting("SOAK_REHEARSAL_PHONES", 2_000);
    let database = TestDatabase::sqlite();
    let service = service(&database).await;
    let admin = service.administrator().await;
    let path = format!("/api/workshops/{}/rehearsal", evening(&admin).await);
    let begun = Instant::now();
    admin.post(&path, json!({"phones": phones})).ok().await;
    let view = over(&admin, &path).await;
    assert_eq!(view["state"], "done", "{view}");
    let report = &view["report"];
    println!(
        "rehearsal: {phones} phones in {:?}: {report}",
        begun.elapsed()
    );
    let figures = ["acknowledged", "counted", "found", "phonesLost"].map(|it| report[it].clone());
    assert_eq!(figures, [phones, phones, phones, 0].map(|it| json!(it)));
    let waits = report["waits"].as_array().unwrap();
    let all: Vec<_> = waits.iter().map(|wait| wait["phones"].clone()).collect();
    // They hear of the phase and of the round.
    assert_eq!(
        all,
        [phones, 2 * phones, phones, phones].map(|it| json!(it))
    );
    // How fast this machine is decides which of the two it says.
    let ready = waits
        .iter()
        .all(|wait| wait["p99Ms"].as_u64().unwrap() <= 1_000);
    let verdict = if ready { "ready" } else { "slow" };
    assert_eq!(report["verdict"], verdict);
    service.stop().await;
}
