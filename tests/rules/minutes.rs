//! The minutes that write themselves.

use crate::sample;
use uuid::Uuid;
use zukunftswerkstatt::domain::contribution::CardState;
use zukunftswerkstatt::domain::minutes::{GENERATED, MinutesKind, cleaned, generate, text};
use zukunftswerkstatt::domain::workshop::Workshop;

fn whole(workshop: &Workshop) -> String {
    let sections = generate(workshop, Uuid::now_v7);
    assert_eq!(sections.len(), GENERATED.len());
    let mut text = String::new();
    for section in sections {
        text.extend(["## ", &section.heading, "\n\n", &section.body, "\n\n"]);
    }
    text
}

#[test]
fn the_minutes_tell_the_whole_workshop() {
    insta::assert_snapshot!(whole(&sample::workshop(0x10000)));
}

#[test]
fn what_is_hidden_stays_out() {
    let mut workshop = sample::workshop(0x10000);
    let card = workshop
        .cards
        .values_mut()
        .find(|card| card.state == CardState::Visible)
        .unwrap();
    card.text = "Etwas Verborgenes".to_owned();
    card.state = CardState::Hidden;
    let pending = workshop
        .cards
        .values_mut()
        .find(|card| card.state == CardState::Visible)
        .unwrap();
    pending.text = "Noch nicht Freigegebenes".to_owned();
    pending.state = CardState::Pending;
    let text = whole(&workshop);
    assert!(!text.contains("Verborgenes") && !text.contains("Freigegebenes"));
}

#[test]
fn saving_unchanged_keeps_the_mark_and_editing_takes_it_away() {
    let workshop = sample::workshop(0x10000);
    let fresh = generate(&workshop, Uuid::now_v7);
    assert_eq!(cleaned(&fresh, &fresh).unwrap(), fresh);
    let mut edited = fresh.clone();
    edited[0].body.push_str("\n\nEin Zusatz.");
    let saved = cleaned(&fresh, &edited).unwrap();
    assert!(!saved[0].generated && saved[1].generated);
}

#[test]
fn own_sections_are_never_generated() {
    assert_eq!(text(&sample::workshop(0x10000), MinutesKind::Own), None);
}

#[test]
fn a_workshop_without_anything_has_minutes_without_gaps() {
    let mut workshop = sample::workshop(0x10000);
    workshop.cards.clear();
    workshop.clusters.clear();
    workshop.measures.clear();
    workshop.rounds.clear();
    workshop.small_groups.clear();
    workshop.commitments.clear();
    workshop.participants.clear();
    insta::assert_snapshot!(whole(&workshop));
}
