//! Small groups.

use super::room::*;
use std::collections::BTreeMap;
use zukunftswerkstatt::domain::command::{Command, Grouping, TableNotice, UtopiaEdit};
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::ids::{MeasureId, SmallGroupId};
use zukunftswerkstatt::domain::limits;
use zukunftswerkstatt::domain::measure::ShortSheet;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::wire::view::{Audience, ChangeView, announce, state};

fn form(grouping: Grouping, count: u32) -> Command {
    Command::FormSmallGroups { grouping, count }
}

fn join(group: Option<SmallGroupId>) -> Command {
    Command::JoinSmallGroup {
        small_group_id: group,
    }
}

fn write(id: SmallGroupId, version: u32, text: &str) -> Command {
    Command::EditSmallGroup(UtopiaEdit {
        small_group_id: id,
        version,
        result_title: "Dorf 2035".into(),
        result_text: text.into(),
    })
}

fn group_of(room: &Room, n: u128) -> Option<SmallGroupId> {
    let id = zukunftswerkstatt::domain::ids::ParticipantId(id(100 + n));
    room.workshop.participants[&id].small_group_id
}

#[test]
fn by_lot_everybody_gets_a_table_and_tables_differ_by_one() {
    let mut room = Room::new(23);
    room.ok(moderator(1), &form(Grouping::Random, 5));
    let mut sizes = BTreeMap::new();
    for n in 1..=23 {
        *sizes.entry(group_of(&room, n).unwrap()).or_insert(0) += 1;
    }
    assert_eq!(sizes.len(), 5);
    assert!(sizes.values().all(|size| (4..=5).contains(size)));
    let tables: Vec<u32> = room.tables().iter().map(|it| it.table_no).collect();
    assert_eq!(tables, [1, 2, 3, 4, 5]);
}

#[test]
fn mixed_tables_share_out_every_stakeholder_group() {
    let mut room = Room::new(40);
    room.ok(moderator(1), &form(Grouping::Mixed, 4));
    let mut per_table: BTreeMap<_, BTreeMap<_, u32>> = BTreeMap::new();
    for person in room.workshop.participants.values() {
        let table = per_table.entry(person.group_id).or_default();
        *table.entry(person.small_group_id.unwrap()).or_default() += 1;
    }
    for (group, tables) in per_table {
        let counts: Vec<u32> = tables.into_values().collect();
        assert_eq!(counts.len(), 4, "{group:?}");
        assert!(counts.iter().all(|count| (2..=3).contains(count)));
    }
}

#[test]
fn by_domain_there_is_one_table_each_and_people_choose() {
    let mut room = Room::new(2);
    room.ok(moderator(1), &form(Grouping::ByDomain, 0));
    let tables = room.tables();
    let domains: Vec<_> = tables.iter().map(|it| it.domain_id).collect();
    assert_eq!(domains, [Some(domain(1)), Some(domain(2))]);
    assert_eq!(group_of(&room, 1), None);
    room.ok(person(1), &join(Some(tables[1].id)));
    assert_eq!(group_of(&room, 1), Some(tables[1].id));
    room.ok(person(1), &join(None));
    assert_eq!(group_of(&room, 1), None);
    assert_eq!(
        room.refused(person(1), &join(Some(SmallGroupId(id(4))))),
        Refusal::not_found("smallGroup")
    );
}

#[test]
fn between_one_and_fifty_tables() {
    let mut room = Room::new(1);
    for count in [0, 51] {
        assert_eq!(
            room.refused(moderator(1), &form(Grouping::Open, count)),
            Refusal::OutOfRange {
                field: "count".into(),
                min: 1,
                max: 50
            }
        );
    }
}

#[test]
fn only_the_own_group_writes_and_only_in_its_phases() {
    let mut room = Room::new(2);
    room.phase(GROUPS);
    room.ok(moderator(1), &form(Grouping::Open, 2));
    let tables = room.tables();
    room.ok(person(1), &join(Some(tables[0].id)));
    room.ok(person(2), &join(Some(tables[0].id)));
    room.ok(person(1), &write(tables[0].id, 1, "Alle Busse\nfahren"));
    assert_eq!(room.tables()[0].result_text, "Alle Busse\nfahren");
    assert_eq!(
        room.refused(person(2), &write(tables[0].id, 1, "Keine Busse")),
        Refusal::Conflict { version: 2 }
    );
    assert_eq!(
        room.refused(person(1), &write(tables[1].id, 1, "x")),
        Refusal::not_found("smallGroup")
    );
    room.phase(WISHES);
    assert_eq!(
        room.refused(person(1), &write(tables[0].id, 2, "x")),
        Refusal::WrongPhase
    );
}

#[test]
fn forming_anew_keeps_what_was_written_and_uses_blank_tables_again() {
    let mut room = Room::new(4);
    room.phase(GROUPS);
    room.ok(moderator(1), &form(Grouping::Random, 2));
    let written = group_of(&room, 1).unwrap();
    room.ok(person(1), &write(written, 1, "Alles ist möglich"));
    let blank = room
        .tables()
        .into_iter()
        .find(|it| it.id != written)
        .unwrap();
    let event = room.ok(moderator(1), &form(Grouping::Random, 2));
    let kept = &room.workshop.small_groups[&written];
    assert_eq!(kept.result_text, "Alles ist möglich");
    assert_eq!(kept.table_no, 0);
    let tables = room.tables();
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[0].id, blank.id);
    assert_ne!(group_of(&room, 1), Some(written));
    let gone = ChangeView::SmallGroupGone { id: written };
    let told = |audience| announce(&room.workshop, &event, audience).contains(&gone);
    assert!(told(Audience::Participant) && told(Audience::Projector));
    assert!(!told(Audience::Moderator), "moderators still present it");
    let present = Command::Present {
        small_group_id: Some(written),
    };
    room.ok(moderator(1), &present);
    let seen = state(&room.workshop, Audience::Projector).small_groups;
    let text = seen.iter().find(|it| it.id == written).unwrap();
    assert_eq!(text.result_text, "Alles ist möglich");
    // The next phase ends that, also for those who are there.
    let event = room.ok(moderator(1), &Command::NextPhase);
    let told = |audience| announce(&room.workshop, &event, audience).contains(&gone);
    assert!(told(Audience::Participant) && told(Audience::Projector));
}

#[test]
fn an_unsent_measure_goes_to_its_writer_when_the_group_is_dissolved() {
    let mut room = Room::new(2);
    room.phase(MEASURES);
    room.ok(moderator(1), &form(Grouping::Open, 1));
    let table = room.tables()[0].id;
    room.ok(person(1), &join(Some(table)));
    let start = Command::StartMeasure {
        phase_seq: room.seq(),
        sheet: ShortSheet::default(),
    };
    let measure = MeasureId(room.ok(person(1), &start).subjects[0]);
    let until = room.measure(measure).editor.unwrap().until;
    assert_eq!(
        room.refused(moderator(1), &form(Grouping::Random, 1)),
        Refusal::BeingEdited { until },
        "somebody is writing"
    );
    room.ctx.now = Timestamp(room.ctx.now.0 + limits::EDIT_LOCK_MS);
    room.ok(moderator(1), &form(Grouping::Random, 1));
    assert_eq!(room.measure(measure).small_group_id, None);
    let send = Command::SubmitMeasure {
        phase_seq: room.seq(),
        measure_id: Some(measure),
        sheet: sheet("Rufbus"),
        derived_from: Vec::new(),
    };
    room.ok(person(1), &send);
}

#[test]
fn a_person_who_leaves_the_table_gives_the_pen_back() {
    let mut room = Room::new(1);
    room.phase(MEASURES);
    room.ok(moderator(1), &form(Grouping::Open, 1));
    room.ok(person(1), &join(Some(room.tables()[0].id)));
    let start = Command::StartMeasure {
        phase_seq: room.seq(),
        sheet: ShortSheet::default(),
    };
    let measure = MeasureId(room.ok(person(1), &start).subjects[0]);
    room.ok(person(1), &join(None));
    assert_eq!(room.measure(measure).editor, None);
}

fn message(to: &[SmallGroupId], text: &str) -> Command {
    Command::MessageTables(TableNotice {
        small_group_ids: to.to_vec(),
        text: text.into(),
    })
}

#[test]
fn a_message_goes_to_tables_and_stops_nobody_who_is_writing() {
    let mut room = Room::new(4);
    room.phase(GROUPS);
    room.ok(moderator(1), &form(Grouping::Random, 2));
    let tables: Vec<SmallGroupId> = room.tables().iter().map(|it| it.id).collect();
    let before = room.tables()[0].version;
    room.ok(moderator(2), &message(&[], "Noch 5 Minuten"));
    room.ok(moderator(2), &message(&tables[..1], "Bitte lauter"));
    let said = |room: &Room| -> Vec<Option<String>> {
        let tables = room.tables().into_iter();
        tables.map(|it| it.message.map(|it| it.text)).collect()
    };
    let texts = [Some("Bitte lauter".into()), Some("Noch 5 Minuten".into())];
    assert_eq!(said(&room), texts);
    assert_eq!(room.tables()[0].version, before);
    let wall = state(&room.workshop, Audience::Projector).small_groups;
    assert!(wall.iter().all(|group| group.message.is_none()));
    assert_eq!(
        room.refused(moderator(1), &message(&[SmallGroupId(id(999))], "Wo?")),
        Refusal::not_found("smallGroup")
    );
    room.ok(moderator(1), &message(&[], " "));
    assert_eq!(said(&room), [None, None]);
}
