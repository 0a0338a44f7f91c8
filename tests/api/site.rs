//! The municipality, its pages, and feedback on accessibility.

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::json;
use std::io::Cursor;
use zukunftswerkstatt::domain::limits;

use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

on_both_databases!(
    async the_municipality_is_edited_with_the_version_that_was_seen,
    async the_look_of_documents_is_edited_with_the_version_that_was_seen,
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
    // A picture is written anew: smaller, and without what a program noted in it.
    let mut photo = Cursor::new(Vec::new());
    let large: DynamicImage = RgbaImage::from_pixel(1_600, 400, Rgba([10, 75, 108, 90])).into();
    large.write_to(&mut photo, ImageFormat::Png).unwrap();
    let send = |bytes: Vec<u8>| {
        let call = admin.call("PUT", "/api/municipality/logo").bytes(bytes);
        call.header("Content-Type", "image/png")
    };
    let seen = send(photo.into_inner()).json().await;
    let url = seen["logoUrl"].as_str().unwrap();
    let stored = stranger.get(url).ok().await.bytes().await.unwrap();
    let stored = image::load_from_memory(&stored).unwrap();
    assert_eq!((stored.width(), stored.height()), (1_000, 250));
    assert!(stored.color().has_alpha());
    let broken = b"\x89PNG\r\n\x1a\nnothing".to_vec();
    assert_eq!(send(broken).refused(400).await, "malformed");
    let large = vec![0; limits::LOGO_BYTES + 1];
    assert_eq!(send(large).refused(413).await, "tooLarge");
    service.stop().await;
}

async fn the_look_of_documents_is_edited_with_the_version_that_was_seen(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let path = "/api/municipality/branding";
    let plain = admin.get(path).json().await;
    assert_eq!(plain["version"], 0);
    assert_eq!(plain["font"], "arial");
    let body = |letterhead: &str, version: u32| json!({"letterhead": letterhead, "imprint": "Rathaus, 12345 Talheim", "font": "georgia", "version": version});
    let stored = admin
        .put(path, body(" Fachbereich 1 \nRathausplatz 1", 0))
        .json()
        .await;
    assert_eq!(stored["letterhead"], "Fachbereich 1\nRathausplatz 1");
    assert_eq!(stored["version"], 1);
    assert_eq!(admin.get(path).json().await, stored);
    assert_eq!(admin.put(path, body("", 0)).refused(409).await, "conflict");
    let long = ["x"; limits::LETTERHEAD_LINES + 1].join("\n");
    assert_eq!(
        admin.put(path, body(&long, 1)).refused(422).await,
        "tooMany"
    );
    // What the council's papers look like; a part that is left out comes last.
    let parts = plain["councilOrder"].as_array().unwrap();
    let mut council = body("", 1);
    council["paperType"] = json!("faction");
    council["councilOrder"] = json!(["signatures"]);
    let council = admin.put(path, council).json().await;
    assert_eq!(council["paperType"], "faction");
    let ordered = council["councilOrder"].as_array().unwrap();
    assert_eq!(
        (ordered.len(), &ordered[0]),
        (parts.len(), &json!("signatures"))
    );
    assert_eq!(admin.get(path).json().await, council);
    let mut font = body("", 2);
    font["font"] = json!("comic sans");
    admin.put(path, font).refused(400).await;
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
