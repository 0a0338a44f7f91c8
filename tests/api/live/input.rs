//! Bad input: a stable refusal, and the connection and everybody else's work go on.

use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::domain::ids::RequestId;

use super::hall::{Hall, ballot, card, code};
use crate::harness::database::TestDatabase;

on_both_databases!(
    async what_cannot_be_read_is_refused_and_the_connection_goes_on,
    async what_the_rules_forbid_is_refused_by_name,
    async staff_get_the_console_of_their_own_workshops,
    async strangers_get_nothing,
);

async fn what_cannot_be_read_is_refused_and_the_connection_goes_on(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone]).await;
    let id = Uuid::now_v7();
    let unreadable = [
        ("", None),
        ("{", None),
        ("[]", None),
        ("{\"type\":\"fly\"}", None),
        (
            &format!("{{\"type\":\"fly\",\"requestId\":\"{id}\"}}"),
            Some(RequestId(id)),
        ),
        (
            &format!("{{\"type\":\"submitCard\",\"requestId\":\"{id}\"}}"),
            Some(RequestId(id)),
        ),
    ];
    for (text, request) in unreadable {
        phone.send_text(text.to_owned()).await.unwrap();
        assert_eq!(code(phone.answer(request).await), "malformed", "{text}");
    }
    phone
        .send_message(Message::binary(vec![1, 2, 3]))
        .await
        .unwrap();
    assert_eq!(code(phone.answer(None).await), "malformed");
    phone.send_text("x".repeat(10_000_000)).await.unwrap();
    assert_eq!(code(phone.answer(None).await), "tooLarge");
    let fields = card(&phone, "criticism", "Und die Verbindung hält");
    phone.ask("submitCard", fields).await.unwrap();
    hall.service.stop().await;
}

async fn what_the_rules_forbid_is_refused_by_name(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, _) = hall.phone().await;
    let (mut other, _) = hall.phone().await;
    let early = card(&phone, "criticism", "Zu früh");
    assert_eq!(code(phone.ask("submitCard", early).await), "wrongPhase");
    hall.go_to("critique_collect", &mut [&mut phone, &mut other])
        .await;

    let long = card(&phone, "criticism", &"ä".repeat(141));
    assert_eq!(code(phone.ask("submitCard", long).await), "tooLong");
    let just = card(&phone, "criticism", &"ä".repeat(140));
    phone.ask("submitCard", just).await.unwrap();
    let empty = card(&phone, "criticism", " \u{a0} ");
    assert_eq!(code(phone.ask("submitCard", empty).await), "empty");
    let mut stale = card(&phone, "criticism", "Aus der letzten Phase");
    stale["phaseSeq"] = json!(phone.phase_seq() - 1);
    assert_eq!(code(phone.ask("submitCard", stale).await), "phaseEnded");

    let own = card(&phone, "criticism", "Meine Karte");
    let own = phone.ask("submitCard", own).await.unwrap().created.unwrap();
    let foreign = json!({"cardId": own, "text": "Fremd", "domainId": null});
    assert_eq!(code(other.ask("editCard", foreign).await), "notFound");
    assert_eq!(
        code(
            other
                .ask("withdrawCard", json!({"cardId": Uuid::now_v7()}))
                .await
        ),
        "notFound"
    );
    assert_eq!(code(phone.ask("nextPhase", json!({})).await), "notAllowed");
    let unknown = json!({"cardId": own, "reason": "x"});
    assert_eq!(code(phone.ask("hideCard", unknown).await), "notAllowed");

    hall.go_to("critique_rank", &mut [&mut phone, &mut other])
        .await;
    let round = hall.open_round(json!({})).await;
    let cases: [(&[(u32, u32)], &str); 5] = [
        (&[(0, 2), (1, 2)], "overBudget"),
        (&[(0, 3)], "overOptionLimit"),
        (&[(3, 1)], "invalidBallot"),
        (&[(0, 1), (0, 1)], "invalidBallot"),
        (&[(0, u32::MAX), (1, u32::MAX)], "overBudget"),
    ];
    for (points, expected) in cases {
        assert_eq!(
            code(phone.ask("castBallot", ballot(&round, 1, points)).await),
            expected
        );
    }
    let wrong_type = json!({"roundId": round, "revision": 1, "ballot": {"a": [0]}});
    assert_eq!(
        code(phone.ask("castBallot", wrong_type).await),
        "invalidBallot"
    );
    phone
        .ask("castBallot", ballot(&round, 2, &[(0, 2), (1, 1)]))
        .await
        .unwrap();
    assert_eq!(
        code(phone.ask("castBallot", ballot(&round, 1, &[(2, 1)])).await),
        "staleBallot"
    );
    assert_eq!(
        code(phone.ask("castBallot", ballot(&round, 2, &[(2, 1)])).await),
        "staleBallot"
    );
    phone
        .ask("castBallot", ballot(&round, 2, &[(0, 2), (1, 1)]))
        .await
        .unwrap();
    let profile = json!({"language": "de", "groupId": hall.file.stakeholder_groups.first().map(|it|
        zukunftswerkstatt::cli::play::DemoFile::group_id(&it.key)), "localityId": null});
    assert_eq!(code(phone.ask("setProfile", profile).await), "groupFixed");
    assert_eq!(
        code(hall.moderator.ask("nextPhase", json!({})).await),
        "roundOpen"
    );
    hall.moderator
        .ask("closeRounds", json!({"roundIds": [round]}))
        .await
        .unwrap();
    assert_eq!(
        code(phone.ask("castBallot", ballot(&round, 3, &[(2, 1)])).await),
        "roundClosed"
    );
    let unknown = ballot(&Uuid::now_v7().to_string(), 1, &[]);
    assert_eq!(code(phone.ask("castBallot", unknown).await), "notFound");
    hall.service.stop().await;
}

/// Of the staff, only a workshop's own moderators and administrators get a socket to it.
async fn staff_get_the_console_of_their_own_workshops(database: &TestDatabase) {
    let hall = Hall::open(database).await;
    let base = hall.service.url("");
    let admin = hall.service.sign_in_as(&hall.prepared).await;
    for (role, admitted) in [
        ("read_only", false),
        ("office", false),
        ("moderator", false),
        ("administrator", true),
    ] {
        let body = json!({"login": role, "name": role, "role": role});
        let made = admin.post("/api/accounts", body).json().await;
        let cookie = hall
            .service
            .cookie_by_link(made["link"].as_str().unwrap())
            .await;
        let identity = Identity::Moderator {
            workshop_id: hall.prepared.workshop_id,
            cookie,
        };
        let attached = Robot::connect(&base, &identity).await;
        assert_eq!(attached.is_ok(), admitted, "{role}");
        if !admitted {
            assert_eq!(code(attached), "notAllowed", "{role}");
        }
    }
    hall.service.stop().await;
}

async fn strangers_get_nothing(database: &TestDatabase) {
    let hall = Hall::open(database).await;
    let base = hall.service.url("");
    let workshop_id = hall.prepared.workshop_id;
    let token = "0123456789abcdef0123456789abcdef".to_owned();
    let strangers = [
        (
            Identity::Phone {
                code: "000000".into(),
                token: token.clone(),
            },
            "unknownCode",
        ),
        (
            Identity::Phone {
                code: "12".into(),
                token: token.clone(),
            },
            "unknownCode",
        ),
        (
            Identity::Phone {
                code: "482136".into(),
                token: "kurz".into(),
            },
            "malformed",
        ),
        (Identity::Projector { workshop_id, token }, "notAllowed"),
        (
            Identity::Moderator {
                workshop_id,
                cookie: "zw-session=x".into(),
            },
            "notSignedIn",
        ),
    ];
    for (identity, expected) in strangers {
        let refused = Robot::connect(&base, &identity).await;
        assert_eq!(code(refused), expected, "{identity:?}");
    }
    let mut guest = hall.guest("00112233445566778899aabbccddeeff").await;
    let refused = guest
        .ask("castBallot", ballot(&Uuid::now_v7().to_string(), 1, &[]))
        .await;
    assert_eq!(code(refused), "notSignedIn");
    let mut wall = hall.wall().await;
    assert_eq!(code(wall.ask("nextPhase", json!({})).await), "notSignedIn");
    let early = Robot::connect_saying(&base, "{\"type\":\"ping\"}".to_owned()).await;
    assert!(
        matches!(early, Err(RobotError::Lost(Some(4000)))),
        "{early:?}"
    );
    let old = json!({"type": "hello", "role": "phone", "protocol": 0, "code": "482136",
        "token": "00112233445566778899aabbccddeeff"});
    let outdated = Robot::connect_saying(&base, old.to_string()).await;
    assert!(
        matches!(outdated, Err(RobotError::Lost(Some(4010)))),
        "{outdated:?}"
    );
    hall.service.stop().await;
}
