//! Staff: the first administrator, signing in and out, accounts, sessions, throttles.

use serde_json::{Value, json};

use crate::harness::database::TestDatabase;
use crate::harness::service::{PASSWORD, Service};

on_both_databases!(
    async the_first_administrator_is_set_up_once,
    async a_session_can_be_revoked,
    async accounts_are_added_changed_and_disabled,
);

async fn the_first_administrator_is_set_up_once(database: &TestDatabase) {
    let service = Service::start(database).await;
    let browser = service.stranger();
    let session = browser.get("/api/session").json().await;
    assert_eq!(session["setupNeeded"], true);
    assert_eq!(session["account"], Value::Null);

    let old = service.set_up_token().await.unwrap();
    let token = service.set_up_token().await.unwrap();
    let look = |token: &str| browser.post("/api/setup/look", json!({ "token": token }));
    assert_eq!(look(&old).refused(410).await, "linkExpired");
    assert_eq!(look(&token).json().await["login"], Value::Null);

    let set_up = |password: &str| {
        browser.post(
            "/api/setup",
            json!({"token": token, "login": "Anna", "name": "Anna A.", "password": password}),
        )
    };
    assert_eq!(set_up("zu kurz").refused(422).await, "outOfRange");
    assert_eq!(set_up("Passwort1234").refused(422).await, "commonPassword");
    let session = set_up(PASSWORD).json().await;
    assert_eq!(session["account"]["role"], "administrator");
    assert_eq!(set_up(PASSWORD).refused(410).await, "linkExpired");
    assert!(service.set_up_token().await.is_none());

    let session = browser.get("/api/session").json().await;
    assert_eq!(session["account"]["login"], "Anna");
    assert_eq!(session["setupNeeded"], false);

    let other = service.stranger();
    let sign_in = |login: &str, password: &str| {
        other.post(
            "/api/session",
            json!({"login": login, "password": password}),
        )
    };
    assert_eq!(
        sign_in("anna", "ganz falsch geraten").refused(401).await,
        "signInFailed"
    );
    assert_eq!(
        sign_in("niemand", PASSWORD).refused(401).await,
        "signInFailed"
    );
    assert_eq!(
        sign_in("ANNA", PASSWORD).json().await["account"]["name"],
        "Anna A."
    );
    service.stop().await;
}

async fn a_session_can_be_revoked(database: &TestDatabase) {
    let service = Service::start(database).await;
    let here = service.administrator().await;
    let there = service.sign_in("admin").await;
    let sessions = here.get("/api/sessions").json().await;
    let sessions = sessions.as_array().unwrap();
    assert_eq!(sessions.len(), 2);
    let current: Vec<bool> = sessions.iter().map(|it| it["current"] == true).collect();
    assert_eq!(current, [false, true], "newest first, the other browser's");

    let id = sessions[0]["id"].as_str().unwrap();
    here.delete(&format!("/api/sessions/{id}")).ok().await;
    assert_eq!(there.get("/api/sessions").refused(401).await, "notSignedIn");
    assert_eq!(
        there.get("/api/session").json().await["account"],
        Value::Null
    );

    let third = service.sign_in("admin").await;
    here.delete("/api/sessions").ok().await;
    assert_eq!(third.get("/api/sessions").refused(401).await, "notSignedIn");
    assert_eq!(here.get("/api/sessions").refused(401).await, "notSignedIn");

    let again = service.sign_in("admin").await;
    let other = service.sign_in("admin").await;
    let change = |current: &str| {
        again.post(
            "/api/password",
            json!({"current": current, "password": "vier Schwalben im Stall"}),
        )
    };
    assert_eq!(
        change("nicht das richtige").refused(401).await,
        "signInFailed"
    );
    change(PASSWORD).ok().await;
    again.get("/api/sessions").ok().await;
    assert_eq!(other.get("/api/sessions").refused(401).await, "notSignedIn");
    again.delete("/api/session").ok().await;
    assert_eq!(again.get("/api/sessions").refused(401).await, "notSignedIn");
    service.stop().await;
}

async fn accounts_are_added_changed_and_disabled(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let new = json!({"login": "mira", "name": "Mira M.", "role": "moderator"});
    let made = admin.post("/api/accounts", new.clone()).json().await;
    assert_eq!(made["account"]["hasPassword"], false);
    let link = made["link"].as_str().unwrap();
    assert!(link.contains("/console#setup="), "{link}");
    assert_eq!(admin.post("/api/accounts", new).refused(409).await, "taken");
    let spaced = json!({"login": "mi ra", "name": "M", "role": "moderator"});
    assert_eq!(
        admin.post("/api/accounts", spaced).refused(400).await,
        "malformed"
    );

    let mira = service.use_link(link).await;
    assert_eq!(mira.get("/api/accounts").refused(403).await, "notAllowed");
    let id = made["account"]["id"].as_str().unwrap();
    let path = format!("/api/accounts/{id}");
    let changed = admin.patch(&path, json!({"role": "office"})).json().await;
    assert_eq!(changed["role"], "office");
    assert_eq!(changed["name"], "Mira M.");
    assert_eq!(mira.get("/api/sessions").refused(401).await, "notSignedIn");

    let mira = service.sign_in("mira").await;
    admin.patch(&path, json!({"disabled": true})).ok().await;
    assert_eq!(mira.get("/api/sessions").refused(401).await, "notSignedIn");
    let body = json!({"login": "mira", "password": PASSWORD});
    let refused = service.stranger().post("/api/session", body);
    assert_eq!(refused.refused(401).await, "signInFailed");

    let own = admin.get("/api/session").json().await;
    let own = format!("/api/accounts/{}", own["account"]["id"].as_str().unwrap());
    for change in [json!({"disabled": true}), json!({"role": "office"})] {
        assert_eq!(
            admin.patch(&own, change).refused(422).await,
            "lastAdministrator"
        );
    }
    assert_eq!(
        admin.get("/api/session").json().await["account"]["role"],
        "administrator"
    );
    service.stop().await;
}

#[actix_web::test]
async fn signing_in_is_throttled_alike_for_known_and_unknown_accounts() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    service.administrator().await;
    let browser = service.stranger();
    for login in ["admin", "niemand"] {
        let mut codes = Vec::new();
        for _ in 0..11 {
            let body = json!({"login": login, "password": "ganz falsch geraten"});
            codes.push(browser.post("/api/session", body).code().await);
        }
        assert!(
            codes[..9].iter().all(|code| code == "signInFailed"),
            "{login}: {codes:?}"
        );
        assert_eq!(codes[10], "tooFast", "{login}: {codes:?}");
    }
    service.stop().await;
}

#[actix_web::test]
async fn the_cookie_is_for_this_service_only() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    service.administrator().await;
    let body = json!({"login": "admin", "password": PASSWORD});
    let answer = service.stranger().post("/api/session", body).send().await;
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    for part in ["zw-session=", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(
        !cookie.contains("Secure") && !cookie.contains("Domain"),
        "{cookie}"
    );
    service.stop().await;
}

#[actix_web::test]
async fn malformed_bodies_are_refused_with_a_code() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    let browser = service.stranger();
    let send = |body: String| browser.raw("POST", "/api/session", body);
    assert_eq!(send("{".to_owned()).refused(400).await, "malformed");
    assert_eq!(send("[]".to_owned()).refused(400).await, "malformed");
    let huge = format!("\"{}\"", "x".repeat(2 * 1024 * 1024));
    assert_eq!(send(huge).refused(413).await, "tooLarge");
    service.stop().await;
}
