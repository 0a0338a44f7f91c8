//! Photos: taken in, shown to those who may see them, removed with their bytes.

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;
use zukunftswerkstatt::domain::command::{Actor, Command, PhotoEdit, SeenPhoto};
use zukunftswerkstatt::domain::ids::{AccountId, PhotoId, WorkshopId};

on_both_databases!(
    async a_photo_is_shown_once_those_in_it_agree_and_removed_with_its_bytes,
    async what_is_no_picture_is_refused,
);

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let picture: DynamicImage = RgbImage::new(width, height).into();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A workshop of this moderator.
async fn workshop(owner: &Browser) -> WorkshopId {
    let body = json!({
        "processId": null, "template": "evening", "topic": "Unser Dorf im Netz",
        "place": "Bürgerhaus", "startsAt": 1_800_000_000_000_u64, "expectedPeople": 40,
    });
    let made = owner.post("/api/workshops", body).json().await;
    made["id"].as_str().unwrap().parse().unwrap()
}

async fn a_photo_is_shown_once_those_in_it_agree_and_removed_with_its_bytes(
    database: &TestDatabase,
) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let owner = service.account(&admin, "moderator", "olga").await;
    let other = service.account(&admin, "moderator", "otto").await;
    let id = workshop(&owner).await;
    let photos = format!("/api/workshops/{id}/photos");
    let refused = other.call("POST", &photos).bytes(png(40, 30)).refused(404);
    assert_eq!(refused.await, "notFound");
    let added = owner.call("POST", &photos).bytes(png(40, 30)).json().await;
    let photo: PhotoId = added["id"].as_str().unwrap().parse().unwrap();
    let picture = format!("/api/photos/{photo}");
    let stranger = service.stranger();
    assert_eq!(stranger.get(&picture).refused(404).await, "notFound");
    assert_eq!(other.get(&picture).refused(404).await, "notFound");
    let file = owner.get(&picture).ok().await;
    assert_eq!(file.headers()["content-type"], "image/jpeg");
    assert!(file.bytes().await.unwrap().starts_with(b"\xff\xd8\xff"));

    let account = owner.get("/api/session").json().await["account"]["id"].clone();
    let account: AccountId = account.as_str().unwrap().parse().unwrap();
    let actor = Actor::Moderator { account };
    let edit = Command::EditPhoto(PhotoEdit {
        photo_id: photo,
        version: 1,
        alt: "Stellwand mit Karten".to_owned(),
        consent: true,
        released: false,
    });
    let session = service.live().open(id).await.unwrap();
    session.submit(actor, edit).await.unwrap();
    // To agree is not to publish: everybody sees it only while it stands on the wall.
    assert_eq!(stranger.get(&picture).refused(404).await, "notFound");
    other.get(&picture).ok().await;
    session.submit(actor, Command::OpenWorkshop).await.unwrap();
    let wall = |on| Command::ShowPhotos { on };
    session.submit(actor, wall(true)).await.unwrap();
    stranger.get(&picture).ok().await;
    session.submit(actor, wall(false)).await.unwrap();
    let minutes = format!("/api/workshops/{id}/minutes");
    let shown = owner.get(&format!("{minutes}/photos")).json().await;
    assert_eq!(shown[0]["alt"], "Stellwand mit Karten");
    let publish = json!({"version": 0, "published": true});
    owner
        .put(&format!("{minutes}/published"), publish)
        .ok()
        .await;
    let public = stranger.get(&format!("/api/results/{id}")).json().await;
    assert_eq!(public["photos"], Value::Array(Vec::new()), "not released");
    assert_eq!(stranger.get(&picture).refused(404).await, "notFound");
    let release = Command::EditPhoto(PhotoEdit {
        photo_id: photo,
        version: 2,
        alt: "Stellwand mit Karten".to_owned(),
        consent: true,
        released: true,
    });
    session.submit(actor, release).await.unwrap();
    stranger.get(&picture).ok().await;
    let document = owner.get(&format!("{minutes}.docx")).ok().await;
    let document = document.bytes().await.unwrap();
    let name = b"word/media/image1.jpeg";
    assert!(document.windows(name.len()).any(|part| part == name));

    let process = service.store().load_workshop(id).unwrap().unwrap();
    let process = process.head.process_id;
    let kept = || service.store().kept_files(process).unwrap().len();
    assert_eq!(kept(), 1, "the minutes can be had again");

    let remove = Command::RemovePhoto(SeenPhoto {
        photo_id: photo,
        version: 3,
    });
    session.submit(actor, remove).await.unwrap();
    assert_eq!(owner.get(&picture).refused(404).await, "notFound");
    assert_eq!(service.store().photo_file(photo).unwrap(), None);
    assert_eq!(kept(), 0, "nothing shows the photo any more");

    // A picture whose photo never came to be: the service died in between.
    let lost = PhotoId(uuid::Uuid::from_u128(7));
    let store = service.store();
    store.add_photo_file(id, lost, vec![1, 2, 3]).await.unwrap();
    let kept = owner.call("POST", &photos).bytes(png(40, 30)).json().await;
    assert_eq!(store.remove_lost_photo_files().await.unwrap(), 1);
    assert_eq!(store.remove_lost_photo_files().await.unwrap(), 0);
    let kept = format!("/api/photos/{}", kept["id"].as_str().unwrap());
    owner.get(&kept).ok().await;
    service.stop().await;
}

async fn what_is_no_picture_is_refused(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let id = workshop(&admin).await;
    let photos = format!("/api/workshops/{id}/photos");
    for body in [b"<svg/>".to_vec(), Vec::new(), png(8, 8)[..40].to_vec()] {
        let refused = admin.call("POST", &photos).bytes(body).refused(422).await;
        assert_eq!(refused, "unreadableFile");
    }
    let large = vec![0; 17 * 1024 * 1024];
    let code = admin.call("POST", &photos).bytes(large).refused(413).await;
    assert_eq!(code, "tooLarge");
    assert!(service.store().photos(id).unwrap().is_empty());
    service.stop().await;
}
