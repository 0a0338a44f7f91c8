//! Strategy drafts as files: with pictures, with the measures' sheets, and the same again from a stored version.

use super::http::filled;
use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::io::{Cursor, Read as _};

on_both_databases!(
    async a_picture_needs_words_and_stands_in_every_file,
    async a_stored_version_gives_the_same_file_again,
    async measures_stand_in_the_order_that_is_chosen,
);

fn png() -> Vec<u8> {
    let picture: DynamicImage = RgbImage::new(40, 30).into();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn draft(office: &Browser) -> (String, Value) {
    let path = format!("/api/processes/{PROCESS}/drafts");
    let draft = office.post(&path, json!(null)).json().await;
    let path = format!("/api/drafts/{}", draft["id"].as_str().unwrap());
    (path, draft)
}

async fn bytes(office: &Browser, path: &str) -> Vec<u8> {
    office.get(path).ok().await.bytes().await.unwrap().to_vec()
}

/// The text of a word processor's file.
fn text(file: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

async fn a_picture_needs_words_and_stands_in_every_file(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (path, mut draft) = draft(&office).await;
    let pictures = format!("{path}/pictures");
    let call = office.call("POST", &pictures);
    assert_eq!(
        call.bytes(b"GIF89a".to_vec()).refused(422).await,
        "unreadableFile"
    );
    let picture = office.call("POST", &pictures).bytes(png()).json().await;
    let id = picture["id"].as_str().unwrap().to_owned();
    let address = format!("/api/pictures/{id}");
    let stored = bytes(&office, &address).await;
    assert!(stored.starts_with(b"\xff\xd8\xff"), "written anew as JPEG");
    assert_eq!(
        service.stranger().get(&address).refused(401).await,
        "notSignedIn"
    );

    draft["sections"][0]["body"] = json!(format!("![](bild:{id})"));
    draft["sections"][0]["generated"] = json!(false);
    assert_eq!(office.put(&path, draft.clone()).refused(422).await, "empty");
    let line = format!("Davor\n\n![Ein Bus am Markt](bild:{id} \"Abfahrt um sieben\")");
    draft["sections"][0]["body"] = json!(line);
    office.put(&path, draft).ok().await;

    let word = bytes(&office, &format!("{path}/text.docx")).await;
    let mut archive = zip::ZipArchive::new(Cursor::new(word.clone())).unwrap();
    let mut inside = Vec::new();
    let mut media = archive.by_name("word/media/image1.jpeg").unwrap();
    media.read_to_end(&mut inside).unwrap();
    assert_eq!(inside, stored);
    drop(media);
    let text = text(word);
    assert!(
        text.contains("descr=\"Ein Bus am Markt\""),
        "alternative text"
    );
    assert!(text.contains("Abfahrt um sieben"), "caption");
    let pdf = bytes(&office, &format!("{path}/text.pdf")).await;
    let pdf = hayro_syntax::Pdf::new(pdf).unwrap();
    let alternative = pdf.objects().into_iter().any(|object| {
        let hayro_syntax::object::Object::Dict(dict) = object else {
            return false;
        };
        dict.get::<hayro_syntax::object::String<'_>>(b"Alt")
            .is_some_and(|alt| alt.as_bytes().windows(3).any(|part| part == b"Bus"))
    });
    assert!(alternative, "alternative text in the PDF");
    service.stop().await;
}

async fn a_stored_version_gives_the_same_file_again(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (path, draft) = draft(&office).await;
    let wished = |form: &str| format!("{path}/text.{form}?version=1&sheets=true&changes=true");
    let (word, pdf) = (
        bytes(&office, &wished("docx")).await,
        bytes(&office, &wished("pdf")).await,
    );
    assert!(text(word.clone()).contains("Federführung"), "the sheets");
    assert!(
        !text(bytes(&office, &format!("{path}/text.docx?version=1")).await)
            .contains("Rang der Bürgerschaft"),
        "only if they are asked for"
    );

    let list = format!("/api/processes/{PROCESS}/measures");
    let list = office.get(&list).json().await;
    let measure = &list["measures"][0];
    let title = measure["sheet"]["title"].as_str().unwrap().to_owned();
    let mut sheet = measure["sheet"].clone();
    sheet["title"] = json!("Ganz anders");
    let edited = json!({"version": measure["version"], "sheet": sheet});
    let address = format!("/api/measures/{}", measure["id"].as_str().unwrap());
    office.put(&address, edited).ok().await;
    let mut changed = office.get(&path).json().await;
    changed["sections"][0]["body"] = json!("Drei neue Wörter");
    changed["sections"][0]["generated"] = json!(false);
    let changed = office.put(&path, changed).json().await;
    assert_eq!(changed["version"], 2);

    assert!(bytes(&office, &wished("docx")).await == word, "DOCX");
    assert!(bytes(&office, &wished("pdf")).await == pdf, "PDF");
    let earlier = text(word);
    assert!(!earlier.contains("Ganz anders") && earlier.contains(title.trim_start_matches('=')));
    let now = format!("{path}/text.docx?sheets=true&changes=true");
    let now = text(bytes(&office, &now).await);
    assert!(now.contains("Ganz anders") && now.contains("Drei neue Wörter"));
    assert!(now.contains("Änderungen gegenüber Fassung 1"));
    let unknown = format!("{path}/text.pdf?version=9");
    assert_eq!(office.get(&unknown).refused(404).await, "notFound");
    let first = draft["sections"][0]["heading"].as_str().unwrap();
    let told = office
        .get(&format!("{path}/compare?from=1&to=2"))
        .json()
        .await;
    assert_eq!(told[0]["heading"], first);
    service.stop().await;
}

async fn measures_stand_in_the_order_that_is_chosen(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let measures = format!("/api/processes/{PROCESS}/measures");
    let measures = office.get(&measures).json().await;
    let domain = measures["measures"][0]["sheet"]["domainId"].clone();
    let mut last = Value::Null;
    for measure in measures["measures"].as_array().unwrap() {
        let on_list = measure["roomState"] == "visible" && measure["mergedInto"].is_null();
        if measure["sheet"]["domainId"] == domain && on_list {
            last = measure.clone();
        }
    }
    let mut sheet = last["sheet"].clone();
    sheet["priorityClass"] = json!("high");
    let edited = json!({"version": last["version"], "sheet": sheet});
    let address = format!("/api/measures/{}", last["id"].as_str().unwrap());
    office.put(&address, edited).ok().await;

    let (path, draft) = draft(&office).await;
    assert_eq!(draft["measureOrder"], "room");
    let number = format!("M-{:03}", last["number"].as_u64().unwrap());
    let rows = |draft: &Value| -> Vec<String> {
        let sections = draft["sections"].as_array().unwrap();
        let section = sections.iter().find(|it| it["domainId"] == domain).unwrap();
        let lines = section["body"].as_str().unwrap().lines();
        let rows = lines.filter(|line| line.starts_with("| ") && line.contains("| M-"));
        rows.map(str::to_owned).collect()
    };
    assert!(rows(&draft).len() > 1 && !rows(&draft)[0].contains(&number));
    let order = json!({"version": draft["version"], "measureOrder": "priority_class"});
    let address = format!("{path}/order");
    let ordered = office.put(&address, order.clone()).json().await;
    assert_eq!(ordered["measureOrder"], "priority_class");
    assert!(
        rows(&ordered)[0].starts_with("| hoch |") && rows(&ordered)[0].contains(&number),
        "{:?}",
        rows(&ordered)
    );
    assert_eq!(rows(&office.get(&path).json().await), rows(&ordered));
    assert_eq!(office.put(&address, order).refused(409).await, "conflict");
    let earlier = office.get(&format!("{path}/versions/1")).json().await;
    assert_eq!(earlier["measureOrder"], "room");
    service.stop().await;
}
