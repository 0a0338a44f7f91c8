//! Told to stop under load, over and over.

use std::time::Duration;

use super::super::stops::{Trial, over_and_over};
use super::setting;

#[actix_web::test]
#[ignore = "make soak"]
async fn a_service_with_300_phones_stops_within_5_seconds() {
    let stops = Trial {
        phones: 300,
        stops: setting("SOAK_STOPS", 20),
        acks: 600,
        stop_within: "5",
        at_most: Duration::from_secs(5),
        told: 99,
    };
    over_and_over(stops).await;
}
