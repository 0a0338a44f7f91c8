//! A network as bad as a full hall's, for minutes; half of the phones are on it.

use std::time::Duration;

use super::super::networks::{Trial, try_out};
use super::super::weather::Climate;
use super::setting;
use crate::harness::database::TestDatabase;

#[actix_web::test]
#[ignore = "make soak"]
async fn eight_gaps_of_20_seconds_lose_no_vote() {
    let ms = Duration::from_millis;
    let trial = Trial {
        phones: usize::try_from(setting("SOAK_RAIN_PHONES", 100)).unwrap(),
        gaps: setting("SOAK_GAPS", 8),
        gap: Duration::from_secs(20),
        climate: Climate {
            delay: ms(300),
            loss_percent: 10,
            late: ms(300),
            break_every: 200,
        },
        back_within: Duration::from_secs(5),
    };
    try_out(&TestDatabase::sqlite(), trial).await;
}
