//! Who may do what in the office: every route, every role.

use super::http::filled;
use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::json;

on_both_databases!(async every_role_gets_what_it_may_and_nothing_more);

/// Method, address below the process (or whole), and who is let in: office and administrator
/// always are; then a moderator of the process, a moderator of others, a reader.
const ROUTES: [(&str, &str, [bool; 3]); 19] = [
    ("GET", "/api/processes", [true, true, true]),
    ("POST", "/api/processes", [false, false, false]),
    ("GET", "", [true, false, true]),
    ("PUT", "", [false, false, false]),
    ("POST", "/domains", [false, false, false]),
    ("GET", "/api/organizations", [true, true, true]),
    ("POST", "/api/organizations", [false, false, false]),
    ("GET", "/measures", [true, false, true]),
    ("POST", "/measures", [false, false, false]),
    ("POST", "/measures/fields", [false, false, false]),
    ("GET", "/workshops", [true, false, true]),
    ("GET", "/drafts", [false, false, true]),
    ("POST", "/drafts", [false, false, false]),
    ("GET", "/export.xlsx", [true, false, true]),
    ("GET", "/export.csv.zip", [true, false, true]),
    ("GET", "/export.json", [true, false, true]),
    ("GET", "/export.json?drafts=true", [false, false, false]),
    ("GET", "/measures/one", [true, false, true]),
    ("PUT", "/measures/one", [false, false, false]),
];

async fn every_role_gets_what_it_may_and_nothing_more(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let admin = service.sign_in("admin").await;
    let reader = service.account(&admin, "read_only", "reader").await;
    let own = service.account(&admin, "moderator", "own").await;
    let other = service.account(&admin, "moderator", "other").await;
    let workshops = format!("/api/processes/{PROCESS}/workshops");
    let workshop = office.get(&workshops).json().await[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let accounts = admin.get("/api/accounts").json().await;
    let account = accounts
        .as_array()
        .unwrap()
        .iter()
        .find(|account| account["login"] == "own")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    admin
        .put(
            &format!("/api/workshops/{workshop}/moderators/{account}"),
            json!(null),
        )
        .ok()
        .await;
    let list = office
        .get(&format!("/api/processes/{PROCESS}/measures"))
        .json()
        .await;
    let measure = list["measures"][0]["id"].as_str().unwrap().to_owned();
    let address = |path: &str| match path {
        "/measures/one" => format!("/api/measures/{measure}"),
        path if path.starts_with("/api/") => path.to_owned(),
        path => format!("/api/processes/{PROCESS}{path}"),
    };
    let stranger = service.stranger();
    for (method, path, [moderator, elsewhere, reads]) in ROUTES {
        let address = address(path);
        let who = [
            ("office", &office, true),
            ("admin", &admin, true),
            ("moderator of it", &own, moderator),
            ("moderator of others", &other, elsewhere),
            ("reader", &reader, reads),
        ];
        for (name, browser, allowed) in who {
            let status = status(browser, method, &address).await;
            // A body that says nothing is refused later, as what it is.
            let let_in = status != 403 && status != 401;
            assert_eq!(let_in, allowed, "{name}: {method} {address}: {status}");
        }
        assert_eq!(
            status(&stranger, method, &address).await,
            401,
            "{method} {address}"
        );
    }
    service.stop().await;
}

async fn status(browser: &Browser, method: &str, path: &str) -> u16 {
    let call = if method == "GET" {
        browser.get(path)
    } else {
        browser.raw(method, path, "{".to_owned())
    };
    call.send().await.status().as_u16()
}
