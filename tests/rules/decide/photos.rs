//! Photos of the day.

use super::room::*;
use zukunftswerkstatt::domain::command::{Command, PhotoEdit, PhotoEntry, SeenPhoto};
use zukunftswerkstatt::domain::event::Event;
use zukunftswerkstatt::domain::ids::PhotoId;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::wire::view::{Audience, ChangeView, announce, state};

const PHOTO: u128 = 0x9001;

fn add(room: &mut Room) -> PhotoId {
    let photo_id = PhotoId(id(PHOTO));
    let entry = PhotoEntry {
        photo_id,
        width: 1600,
        height: 1200,
    };
    room.ok(moderator(1), &Command::AddPhoto(entry));
    photo_id
}

fn edit(photo_id: PhotoId, version: u32, alt: &str, consent: bool, released: bool) -> Command {
    Command::EditPhoto(PhotoEdit {
        photo_id,
        version,
        alt: alt.to_owned(),
        consent,
        released,
    })
}

fn told(room: &Room, event: &Event, audience: Audience) -> Vec<ChangeView> {
    announce(&room.workshop, event, audience)
}

#[test]
fn a_photo_is_shown_only_once_those_in_it_agree_and_it_is_described() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let photo = add(&mut room);
    let show = Command::ShowPhotos { on: true };
    assert_eq!(
        room.refused(moderator(1), &show),
        Refusal::not_found("photo")
    );
    let wall = |room: &Room| state(&room.workshop, Audience::Projector).photos.len();
    assert_eq!(wall(&room), 0);
    let undescribed = room.refused(moderator(1), &edit(photo, 1, " ", true, false));
    assert!(
        matches!(undescribed, Refusal::Empty { .. }),
        "{undescribed:?}"
    );
    let event = room.ok(
        moderator(2),
        &edit(photo, 1, "Tisch 3 mit Karten", true, true),
    );
    assert_eq!(wall(&room), 1);
    assert!(matches!(
        told(&room, &event, Audience::Projector).as_slice(),
        [ChangeView::Photo { .. }]
    ));
    room.ok(moderator(1), &show);
    assert!(room.workshop.head.photo_wall);
    room.phase(CLUSTER);
    let event = room.ok(moderator(1), &edit(photo, 2, "Tisch 3", false, true));
    assert!(
        !room.workshop.photos[&photo].released,
        "never without consent"
    );
    assert_eq!(wall(&room), 0);
    assert!(matches!(
        told(&room, &event, Audience::Projector).as_slice(),
        [ChangeView::PhotoGone { .. }]
    ));
}

#[test]
fn phones_hear_nothing_of_photos_and_nobody_writes_over_others() {
    let mut room = Room::new(1);
    let photo = add(&mut room);
    let event = room.ok(moderator(1), &edit(photo, 1, "Saal", true, true));
    assert!(told(&room, &event, Audience::Participant).is_empty());
    assert!(
        state(&room.workshop, Audience::Participant)
            .photos
            .is_empty()
    );
    let late = room.refused(moderator(2), &edit(photo, 1, "Anders", false, false));
    assert_eq!(late, Refusal::Conflict { version: 2 });
    let remove = |version| {
        Command::RemovePhoto(SeenPhoto {
            photo_id: photo,
            version,
        })
    };
    let late = room.refused(moderator(2), &remove(1));
    assert_eq!(late, Refusal::Conflict { version: 2 });
    let event = room.ok(moderator(2), &remove(2));
    assert!(told(&room, &event, Audience::Participant).is_empty());
    assert!(room.workshop.photos.is_empty());
    let gone = room.refused(moderator(1), &edit(photo, 2, "Saal", true, true));
    assert_eq!(gone, Refusal::not_found("photo"));
}

#[test]
fn the_next_phase_takes_the_photos_off_the_wall() {
    let mut room = Room::new(1);
    let photo = add(&mut room);
    room.ok(moderator(1), &edit(photo, 1, "Saal", true, false));
    room.ok(moderator(1), &Command::ShowPhotos { on: true });
    room.ok(moderator(1), &Command::NextPhase);
    assert!(!room.workshop.head.photo_wall);
}
