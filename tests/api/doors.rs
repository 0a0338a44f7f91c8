//! Who comes through the socket's door, and who is shown out again.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::domain::ids::WorkshopId;

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

/// A workshop that is open, and whoever made it.
struct Open {
    service: Service,
    admin: Browser,
    id: WorkshopId,
    path: String,
    code: String,
}

async fn open() -> Open {
    let database = Box::leak(Box::new(TestDatabase::sqlite()));
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let body = json!({
        "processId": null, "template": "evening", "topic": "Unser Dorf im Netz",
        "place": "Bürgerhaus", "startsAt": 1_800_000_000_000_u64, "expectedPeople": 40,
    });
    let made = admin.post("/api/workshops", body).json().await;
    let id = made["id"].as_str().unwrap();
    let mut console = connect(&service, &moderator(id, &service.cookie("admin").await))
        .await
        .unwrap();
    console.ask("openWorkshop", json!({})).await.unwrap();
    Open {
        path: format!("/api/workshops/{id}"),
        code: made["joinCode"].as_str().unwrap().to_owned(),
        id: id.parse().unwrap(),
        service,
        admin,
    }
}

fn moderator(id: &str, cookie: &str) -> Identity {
    Identity::Moderator {
        workshop_id: id.parse().unwrap(),
        cookie: cookie.to_owned(),
    }
}

async fn connect(service: &Service, identity: &Identity) -> Result<Robot, RobotError> {
    Robot::connect(&service.url(""), identity).await
}

/// Waits until the connection ends; answers the close code.
async fn shown_out(mut robot: Robot) -> Option<u16> {
    loop {
        match robot.hear().await {
            Ok(_) => {}
            Err(RobotError::Lost(code)) => return code,
            Err(other) => panic!("{other}"),
        }
    }
}

fn refusal(result: Result<Robot, RobotError>) -> String {
    result.unwrap_err().code().unwrap_or("closed").to_owned()
}

#[actix_web::test]
async fn moderators_come_in_while_a_workshop_is_theirs() {
    let open = open().await;
    let (service, id) = (&open.service, open.id.to_string());
    let otto = service.account(&open.admin, "moderator", "otto").await;
    service.account(&open.admin, "office", "olaf").await;
    let cookie = service.cookie("otto").await;
    for (cookie, code) in [
        ("", "notSignedIn"),
        ("zw-session=0000", "notSignedIn"),
        (&cookie, "notAllowed"),
        (&service.cookie("olaf").await, "notAllowed"),
    ] {
        assert_eq!(
            refusal(connect(service, &moderator(&id, cookie)).await),
            code
        );
    }
    let session = otto.get("/api/session").json().await;
    let lend = format!(
        "{}/moderators/{}",
        open.path,
        session["account"]["id"].as_str().unwrap()
    );
    open.admin.put(&lend, json!({})).ok().await;
    let console = connect(service, &moderator(&id, &cookie)).await.unwrap();
    assert_eq!(console.role, "moderator");
    open.admin.delete(&lend).ok().await;
    assert_eq!(shown_out(console).await, Some(4001));
    assert_eq!(
        refusal(connect(service, &moderator(&id, &cookie)).await),
        "notAllowed"
    );
    open.service.stop().await;
}

#[actix_web::test]
async fn a_revoked_session_ends_its_consoles() {
    let open = open().await;
    let id = open.id.to_string();
    let cookie = open.service.cookie("admin").await;
    let console = connect(&open.service, &moderator(&id, &cookie))
        .await
        .unwrap();
    open.admin.delete("/api/sessions").ok().await;
    assert_eq!(shown_out(console).await, Some(4001));
    let again = connect(&open.service, &moderator(&id, &cookie)).await;
    assert_eq!(refusal(again), "notSignedIn");
    open.service.stop().await;
}

#[actix_web::test]
async fn a_projectors_old_address_ends_with_the_new_one() {
    let open = open().await;
    let token = async || {
        let made = open
            .admin
            .post(&format!("{}/projector", open.path), json!({}))
            .json()
            .await;
        let (_, token) = made["url"].as_str().unwrap().split_once('#').unwrap();
        Identity::Projector {
            workshop_id: open.id,
            token: token.to_owned(),
        }
    };
    let wrong = Identity::Projector {
        workshop_id: open.id,
        token: "0".repeat(64),
    };
    assert_eq!(refusal(connect(&open.service, &wrong).await), "notAllowed");
    let first = token().await;
    let wall = connect(&open.service, &first).await.unwrap();
    assert_eq!(wall.role, "projector");
    let second = token().await;
    assert_eq!(shown_out(wall).await, Some(4001));
    assert_eq!(refusal(connect(&open.service, &first).await), "notAllowed");
    let mut wall = connect(&open.service, &second).await.unwrap();
    let refused = wall.ask("nextPhase", json!({})).await.unwrap_err();
    assert_eq!(refused.code(), Some("notSignedIn"));
    open.service.stop().await;
}

#[actix_web::test]
async fn a_page_of_somebody_else_opens_no_socket() {
    let open = open().await;
    let upgrade = |browser: &Browser| {
        browser
            .foreign("GET", "/api/live")
            .header("Connection", "Upgrade")
            .header("Upgrade", "websocket")
            .header("Sec-WebSocket-Version", "13")
            .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
    };
    for browser in [&open.admin, &open.service.stranger()] {
        assert_eq!(upgrade(browser).refused(403).await, "foreignOrigin");
    }
    open.service.stop().await;
}

#[actix_web::test]
async fn a_printed_card_lets_one_person_in() {
    let open = open().await;
    let id = open.id.to_string();
    let cookie = open.service.cookie("admin").await;
    let mut console = connect(&open.service, &moderator(&id, &cookie))
        .await
        .unwrap();
    console
        .ask("setAdmission", json!({"admission": "byCard"}))
        .await
        .unwrap();
    let body = json!({"count": 2, "groupId": null});
    let printed = open
        .admin
        .post(&format!("{}/cards", open.path), body)
        .json()
        .await;
    let join = async |number: u8, card: Value| {
        let phone = Identity::Phone {
            code: open.code.clone(),
            token: format!("0123456789abcdef0123456789abcd{number:02x}"),
        };
        let mut phone = connect(&open.service, &phone).await.unwrap();
        assert_eq!(phone.role, "guest");
        let fields =
            json!({"language": "de", "groupId": null, "localityId": null, "cardCode": card});
        match phone.ask("join", fields).await {
            Ok(_) => "in".to_owned(),
            Err(error) => error.code().unwrap_or("closed").to_owned(),
        }
    };
    assert_eq!(join(1, Value::Null).await, "cardRequired");
    assert_eq!(join(1, json!("AAAAA-AAAAA")).await, "unknownCard");
    let typed = printed["codes"][0]
        .as_str()
        .unwrap()
        .to_lowercase()
        .replace('-', " ");
    assert_eq!(join(1, json!(typed)).await, "in");
    assert_eq!(join(2, printed["codes"][0].clone()).await, "cardUsed");
    assert_eq!(join(2, printed["codes"][1].clone()).await, "in");
    open.service.stop().await;
}

#[actix_web::test]
async fn stopping_tells_everybody_to_come_back_and_waits_for_nobody() {
    let open = open().await;
    let mut phones = Vec::new();
    for number in 0..20 {
        let phone = Identity::Phone {
            code: open.code.clone(),
            token: format!("0123456789abcdef0123456789abcd{number:02x}"),
        };
        phones.push(connect(&open.service, &phone).await.unwrap());
    }
    let begun = Instant::now();
    open.service.stop().await;
    assert!(
        begun.elapsed() < Duration::from_secs(8),
        "{:?}",
        begun.elapsed()
    );
    for phone in phones {
        assert_eq!(shown_out(phone).await, Some(1012));
    }
}
