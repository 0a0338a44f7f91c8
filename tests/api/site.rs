//! The municipality, its pages, and feedback on accessibility.

use serde_json::json;

use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

on_both_databases!(
    async the_municipality_is_edited_with_the_version_that_was_seen,
    async pages_come_with_the_product_until_they_are_edited,
    async anybody_may_report_a_barrier,
);

async fn the_municipality_is_edited_with_the_version_that_was_seen(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let stranger = service.stranger();
    let mut body = stranger.get("/api/municipality").json().await["municipality"].clone();
    assert_eq!(body["version"], 0);
    body["name"] = json!("Verbandsgemeinde Beispiel");
    body["accent"] = json!("#0A4B6C");
    let changed = admin.put("/api/municipality", body.clone()).json().await;
    assert_eq!(changed["municipality"]["accent"], "#0a4b6c");
    assert_eq!(changed["municipality"]["version"], 1);
    assert_eq!(
        admin
            .put("/api/municipality", body.clone())
            .refused(409)
            .await,
        "conflict"
    );
    body["version"] = json!(1);
    body["accent"] = json!("red; } * { display: none");
    assert_eq!(
        admin.put("/api/municipality", body).refused(400).await,
        "malformed"
    );

    let logo = |bytes: &[u8], media: &str| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        admin
            .call("PUT", "/api/municipality/logo")
            .body(text)
            .header("Content-Type", media)
    };
    assert_eq!(logo(b"<p>", "image/png").refused(400).await, "malformed");
    let seen = logo(
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "image/svg+xml",
    )
    .json()
    .await;
    let url = seen["logoUrl"].as_str().unwrap();
    let answer = stranger.get(url).ok().await;
    let policy = answer.headers()["content-security-policy"]
        .to_str()
        .unwrap();
    assert!(policy.contains("sandbox"), "{policy}");
    assert_eq!(answer.headers()["content-type"], "image/svg+xml");
    service.stop().await;
}

async fn pages_come_with_the_product_until_they_are_edited(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let stranger = service.stranger();
    for kind in ["privacy", "imprint", "accessibility"] {
        let page = stranger.get(&format!("/api/pages/{kind}")).json().await;
        assert_eq!(page["version"], 0);
        assert!(
            page["de"]["body"]
                .as_str()
                .unwrap()
                .contains("[bitte ergänzen")
        );
    }
    assert_eq!(
        stranger.get("/api/pages/agb").refused(404).await,
        "notFound"
    );
    let text = |body: &str| json!({"short": "", "body": body});
    let page = |de: &str, version: u32| json!({"de": text(de), "en": text("We"), "plain": text(""), "version": version});
    let path = "/api/pages/imprint";
    let changed = admin.put(path, page("Wir\n\n# Kontakt", 0)).json().await;
    assert_eq!(changed["version"], 1);
    assert_eq!(
        admin.put(path, page("Andere", 0)).refused(409).await,
        "conflict"
    );
    assert_eq!(admin.put(path, page(" ", 1)).refused(422).await, "empty");
    let long = "x".repeat(40_001);
    assert_eq!(
        admin.put(path, page(&long, 1)).refused(422).await,
        "tooLong"
    );
    let seen = stranger.get(path).json().await;
    assert_eq!(seen["de"]["body"], "Wir\n\n# Kontakt");
    assert_eq!(seen["plain"]["body"], "");
    service.stop().await;
}

async fn anybody_may_report_a_barrier(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let stranger = service.stranger();
    let send = |text: &str| {
        let body = json!({"text": text, "contact": "", "address": "/j/482136"});
        stranger.post("/api/feedback", body)
    };
    let receipt = send("Der Kontrast im Saal ist zu schwach.").json().await;
    let number = receipt["number"].as_str().unwrap();
    assert!(number.starts_with("B-") && number.len() == 13, "{number}");
    assert_eq!(send("").refused(422).await, "empty");
    let list = admin.get("/api/feedback").json().await;
    assert_eq!(list[0]["number"], number);
    let path = format!("/api/feedback/{}", list[0]["id"].as_str().unwrap());
    admin.patch(&path, json!({"done": true})).ok().await;
    let list = admin.get("/api/feedback").json().await;
    assert!(list[0]["doneAt"].is_number());
    service.stop().await;
}
