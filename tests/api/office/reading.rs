//! Links by which people without an account read a draft, over HTTP.

use super::http::filled;
use crate::harness::database::TestDatabase;
use crate::photos::png;
use crate::sample::PROCESS;
use serde_json::json;

on_both_databases!(
    async a_link_opens_the_draft_and_nothing_else_until_it_is_withdrawn,
    async a_link_belongs_to_its_draft_and_holds_at_most_90_days,
    async a_reader_sees_the_pictures_and_takes_the_file_if_allowed,
);

const READING: &str = "/api/reading";

async fn a_link_opens_the_draft_and_nothing_else_until_it_is_withdrawn(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let drafts = format!("/api/processes/{PROCESS}/drafts");
    let draft = office.post(&drafts, json!(null)).json().await;
    let one = format!("/api/drafts/{}", draft["id"].as_str().unwrap());
    let links = format!("{one}/links");
    assert_eq!(office.get(&links).json().await, json!([]));
    let made = office
        .post(&links, json!({"reader": " Fraktion A ", "days": 14}))
        .json()
        .await;
    assert_eq!(made["link"]["reader"], "Fraktion A");
    let listed = office.get(&links).json().await;
    assert_eq!(listed, json!([made["link"]]), "the secret is told once");

    let stranger = service.stranger();
    let open = json!({"secret": made["secret"]});
    let read = stranger.post(READING, open.clone()).json().await;
    assert_eq!(read["title"], draft["title"]);
    assert_eq!(read["reader"], "Fraktion A");
    assert_eq!(
        read["sections"][0],
        json!({"heading": draft["sections"][0]["heading"], "body": draft["sections"][0]["body"]})
    );
    assert_eq!(
        read["sections"].as_array().unwrap().len(),
        draft["sections"].as_array().unwrap().len()
    );
    // The link is no account.
    assert_eq!(stranger.get(&one).refused(401).await, "notSignedIn");
    for wrong in ["0123456789abcdef0123456789abcdef", "", "abc"] {
        let wrong = stranger.post(READING, json!({"secret": wrong}));
        assert_eq!(wrong.refused(404).await, "notFound");
    }

    // The reader follows what the office writes.
    let mut sections = draft["sections"].clone();
    sections[0]["body"] = json!("Neu gefasst.");
    sections[0]["generated"] = json!(false);
    office
        .put(
            &one,
            json!({"version": 1, "title": draft["title"], "sections": sections}),
        )
        .ok()
        .await;
    let read = stranger.post(READING, open.clone()).json().await;
    assert_eq!(
        (&read["version"], &read["sections"][0]["body"]),
        (&json!(2), &json!("Neu gefasst."))
    );

    let link = format!("{links}/{}", made["link"]["id"].as_str().unwrap());
    let after = office.delete(&link).json().await;
    let withdrawn = after[0]["withdrawnAt"].clone();
    assert!(withdrawn.is_i64());
    assert_eq!(stranger.post(READING, open).refused(404).await, "notFound");
    let again = office.delete(&link).json().await;
    assert_eq!(again[0]["withdrawnAt"], withdrawn, "once is enough");
    service.stop().await;
}

async fn a_link_belongs_to_its_draft_and_holds_at_most_90_days(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let drafts = format!("/api/processes/{PROCESS}/drafts");
    let address = async || {
        let draft = office.post(&drafts, json!(null)).json().await;
        format!("/api/drafts/{}/links", draft["id"].as_str().unwrap())
    };
    let (one, other) = (address().await, address().await);
    for (reader, days, code) in [
        ("", 14, "empty"),
        ("Ältestenrat", 0, "outOfRange"),
        ("Ältestenrat", 91, "outOfRange"),
    ] {
        let refused = office.post(&one, json!({"reader": reader, "days": days}));
        assert_eq!(refused.refused(422).await, code);
    }
    let made = office
        .post(&one, json!({"reader": "Ältestenrat", "days": 90}))
        .json()
        .await;
    let id = made["link"]["id"].as_str().unwrap();
    let elsewhere = office.delete(&format!("{other}/{id}"));
    assert_eq!(elsewhere.refused(404).await, "notFound");
    assert_eq!(office.get(&other).json().await, json!([]));
    let open = json!({"secret": made["secret"]});
    service.stranger().post(READING, open).ok().await;
    service.stop().await;
}

async fn a_reader_sees_the_pictures_and_takes_the_file_if_allowed(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let drafts = format!("/api/processes/{PROCESS}/drafts");
    let draft = office.post(&drafts, json!(null)).json().await;
    let one = format!("/api/drafts/{}", draft["id"].as_str().unwrap());
    let add = async || {
        let pictures = format!("{one}/pictures");
        let added = office.call("POST", &pictures).bytes(png(40, 30));
        added.json().await["id"].as_str().unwrap().to_owned()
    };
    let (shown, unused) = (add().await, add().await);
    let mut sections = draft["sections"].clone();
    sections[0]["body"] = json!(format!("![Der Marktplatz](bild:{shown})"));
    sections[0]["generated"] = json!(false);
    let save = json!({"version": 1, "title": draft["title"], "sections": sections});
    office.put(&one, save).ok().await;

    let links = format!("{one}/links");
    let link = async |files: bool| {
        let made = json!({"reader": "Fraktion A", "days": 14, "files": files});
        let made = office.post(&links, made).json().await;
        json!({"secret": made["secret"]})
    };
    let (with, without) = (link(true).await, link(false).await);
    let stranger = service.stranger();
    let picture = |id: &str| format!("{READING}/pictures/{id}");
    let file = stranger.post(&picture(&shown), without.clone()).ok().await;
    assert_eq!(file.headers()["cache-control"], "no-store");
    assert!(file.bytes().await.unwrap().starts_with(b"\xff\xd8\xff"));
    let other = stranger.post(&picture(&unused), with.clone());
    assert_eq!(other.refused(404).await, "notFound", "not in the text");
    let wrong = stranger.post(
        &picture(&shown),
        json!({"secret": "0123456789abcdef0123456789abcdef"}),
    );
    assert_eq!(wrong.refused(404).await, "notFound");

    let pdf = format!("{READING}/text.pdf");
    assert_eq!(
        stranger.post(READING, with.clone()).json().await["files"],
        true
    );
    let file = stranger.post(&pdf, with.clone()).ok().await;
    assert!(file.bytes().await.unwrap().starts_with(b"%PDF-1.7"));
    assert_eq!(
        stranger.post(READING, without.clone()).json().await["files"],
        false
    );
    let refused = stranger.post(&pdf, without);
    assert_eq!(refused.refused(403).await, "notAllowed");
    let kept = office
        .get(&format!("/api/processes/{PROCESS}/kept-files"))
        .json()
        .await;
    assert_eq!(kept, json!([]), "a reader's file is not the office's");
    service.stop().await;
}
