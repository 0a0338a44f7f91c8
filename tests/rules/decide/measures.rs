//! Measures of people and groups, and what moderators do with them.

use super::room::*;
use zukunftswerkstatt::domain::command::{Command, Grouping, MeasureEdit};
use zukunftswerkstatt::domain::contribution::{Origin, Relation};
use zukunftswerkstatt::domain::ids::MeasureId;
use zukunftswerkstatt::domain::limits;
use zukunftswerkstatt::domain::measure::{MeasureState, ShortSheet};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::RoundState;

fn send(room: &Room, id: Option<MeasureId>, sheet: ShortSheet) -> Command {
    Command::SubmitMeasure {
        phase_seq: room.seq(),
        measure_id: id,
        sheet,
        derived_from: Vec::new(),
    }
}

fn edit(id: MeasureId, version: u32, title: &str) -> Command {
    Command::EditMeasure {
        measure_id: id,
        version,
        sheet: sheet(title),
    }
}

fn pen(id: MeasureId, lock: bool) -> Command {
    Command::LockMeasure {
        measure_id: id,
        lock,
    }
}

/// People 1 and 2 at one table, person 1 has begun a measure.
fn table() -> (Room, MeasureId) {
    let mut room = Room::new(3);
    room.phase(MEASURES);
    let form = Command::FormSmallGroups {
        grouping: Grouping::Open,
        count: 1,
    };
    room.ok(moderator(1), &form);
    for n in 1..=2 {
        let join = Command::JoinSmallGroup {
            small_group_id: Some(room.tables()[0].id),
        };
        room.ok(person(n), &join);
    }
    let start = Command::StartMeasure {
        phase_seq: room.seq(),
        sheet: ShortSheet::default(),
    };
    let id = MeasureId(room.ok(person(1), &start).subjects[0]);
    (room, id)
}

fn sent(room: &mut Room, n: u128, title: &str) -> MeasureId {
    let command = send(room, None, sheet(title));
    MeasureId(room.ok(person(n), &command).subjects[0])
}

#[test]
fn numbers_are_given_once_in_the_order_of_sending() {
    let (mut room, draft) = table();
    assert_eq!(room.measure(draft).number, None);
    let first = sent(&mut room, 3, "Rufbus");
    let of_group = send(&room, Some(draft), sheet("Glasfaser"));
    room.ok(person(1), &of_group);
    let second = sent(&mut room, 3, "WLAN");
    let numbers = [first, draft, second].map(|id| room.measure(id).number);
    assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
    let again = send(&room, Some(first), sheet("Rufbus am Abend"));
    room.ok(person(3), &again);
    let now = room.measure(first);
    assert_eq!((now.number, now.version), (Some(1), 2));
    assert_eq!(now.sheet.short_title, "Rufbus am Abend");
}

#[test]
fn a_sheet_without_title_or_domain_is_incomplete() {
    let mut room = Room::new(1);
    room.phase(MEASURES);
    let empty = send(&room, None, ShortSheet::default());
    assert_eq!(
        room.refused(person(1), &empty),
        Refusal::Incomplete {
            fields: vec!["title".into(), "domainId".into()]
        }
    );
    let mut long = sheet("Rufbus");
    long.goal = "x".repeat(301);
    let long = send(&room, None, long);
    assert_eq!(
        room.refused(person(1), &long),
        Refusal::TooLong {
            field: "goal".into(),
            limit: 300,
            actual: 301
        }
    );
    room.workshop.head.setup.domains.clear();
    let mut plain = sheet("Rufbus");
    plain.domain_id = None;
    let plain = send(&room, None, plain);
    room.ok(person(1), &plain);
}

#[test]
fn one_person_at_a_time_writes_for_the_group() {
    let (mut room, draft) = table();
    let until = room.measure(draft).editor.unwrap().until;
    let busy = Refusal::BeingEdited { until };
    assert_eq!(room.refused(person(2), &edit(draft, 1, "Zwei")), busy);
    assert_eq!(room.refused(person(2), &pen(draft, true)), busy);
    let sending = send(&room, Some(draft), sheet("Zwei"));
    assert_eq!(room.refused(person(2), &sending), busy);
    room.ok(person(1), &edit(draft, 1, "Eins"));
    room.ok(person(1), &pen(draft, false));
    room.ok(person(2), &pen(draft, true));
    assert_eq!(room.measure(draft).version, 2, "a lock is no change");
    room.ok(person(2), &edit(draft, 2, "Zwei"));
    assert_eq!(
        room.refused(person(3), &edit(draft, 3, "Fremd")),
        Refusal::not_found("measure"),
        "another table's draft"
    );
}

#[test]
fn a_pen_that_was_left_lying_can_be_taken() {
    let (mut room, draft) = table();
    room.ctx.now = room.ctx.now.plus_ms(limits::EDIT_LOCK_MS);
    room.ok(person(2), &edit(draft, 1, "Zwei"));
    assert_eq!(
        room.refused(person(1), &edit(draft, 1, "Eins")),
        Refusal::BeingEdited {
            until: room.measure(draft).editor.unwrap().until
        }
    );
}

#[test]
fn only_while_measures_are_written() {
    let (mut room, draft) = table();
    let stale = send(&room, None, sheet("Rufbus"));
    room.phase(COMMIT);
    assert_eq!(room.refused(person(1), &stale), Refusal::PhaseEnded);
    let now = send(&room, None, sheet("Rufbus"));
    assert_eq!(room.refused(person(1), &now), Refusal::WrongPhase);
    let late = [
        edit(draft, 1, "Eins"),
        pen(draft, true),
        Command::WithdrawMeasure { measure_id: draft },
    ];
    for command in late {
        assert_eq!(room.refused(person(1), &command), Refusal::PhaseEnded);
    }
    room.ok(person(1), &pen(draft, false));
}

#[test]
fn invariant_10_a_measure_waits_where_cards_wait() {
    let mut room = Room::new(1);
    room.phase(MEASURES);
    let open = sent(&mut room, 1, "Rufbus");
    assert_eq!(room.measure(open).state, MeasureState::Visible);
    let mut private = sheet("Sprechstunde");
    private.who = "Frau Erika Mustermann".into();
    let private = send(&room, None, private);
    let private = MeasureId(room.ok(person(1), &private).subjects[0]);
    assert_eq!(room.measure(private).state, MeasureState::Pending);
    room.workshop.head.setup.pre_approval = true;
    let waits = sent(&mut room, 1, "WLAN");
    assert_eq!(room.measure(waits).state, MeasureState::Pending);
    let approve = Command::ApproveMeasures {
        measure_ids: vec![waits, open],
    };
    let event = room.ok(moderator(1), &approve);
    assert_eq!(event.subjects, [waits.0]);
    assert_eq!(room.measure(waits).state, MeasureState::Visible);
    let again = send(&room, Some(open), sheet("Rufbus neu"));
    room.ok(person(1), &again);
    assert_eq!(room.measure(open).state, MeasureState::Pending);
}

#[test]
fn origins_are_kept_as_lineage_and_must_be_known_to_the_sender() {
    let mut room = Room::new(2);
    let (shown, hidden) = (room.criticism("Bus fehlt"), room.criticism("Bahn fehlt"));
    let topic = room.cluster("Verkehr", &[shown]);
    let hide = Command::HideCard {
        card_id: hidden,
        reason: "Darum".into(),
    };
    room.ok(moderator(1), &hide);
    room.phase(MEASURES);
    let from = |room: &Room, ids: Vec<uuid::Uuid>| Command::SubmitMeasure {
        phase_seq: room.seq(),
        measure_id: None,
        sheet: sheet("Rufbus"),
        derived_from: ids,
    };
    let stranger = from(&room, vec![hidden.0]);
    assert_eq!(
        room.refused(person(2), &stranger),
        Refusal::not_found("origin"),
        "not seen by others"
    );
    let known = from(&room, vec![shown.0, topic.0, shown.0]);
    let id = MeasureId(room.ok(person(2), &known).subjects[0]);
    assert_eq!(room.measure(id).derived_from, [shown.0, topic.0]);
    let promoted = |room: &Room| {
        let steps = room.workshop.lineage.iter();
        steps.filter(|it| it.relation == Relation::Promoted).count()
    };
    assert_eq!(promoted(&room), 2);
    let change = Command::ChangeMeasure(MeasureEdit {
        measure_id: id,
        version: 1,
        sheet: sheet("Rufbus"),
        derived_from: vec![topic.0, hidden.0],
    });
    room.ok(moderator(1), &change);
    assert_eq!(promoted(&room), 3, "one step for each new origin");
}

#[test]
fn writers_take_measures_back_and_see_why_one_is_hidden() {
    let mut room = Room::new(2);
    room.phase(MEASURES);
    let id = sent(&mut room, 1, "Rufbus");
    let withdraw = Command::WithdrawMeasure { measure_id: id };
    let hide = Command::HideMeasure {
        measure_id: id,
        reason: "Doppelt".into(),
    };
    room.ok(moderator(1), &hide);
    let update = send(&room, Some(id), sheet("Rufbus neu"));
    assert_eq!(
        room.refused(person(1), &update),
        Refusal::Conflict { version: 2 }
    );
    room.ok(moderator(1), &Command::ShowMeasure { measure_id: id });
    assert_eq!(room.measure(id).hidden_reason, None);
    assert_eq!(
        room.refused(person(2), &withdraw),
        Refusal::not_found("measure")
    );
    room.ok(person(1), &withdraw);
    assert_eq!(room.measure(id).state, MeasureState::Withdrawn);
    assert_eq!(room.measure(id).number, Some(1), "the number is not reused");
    let next = sent(&mut room, 1, "WLAN");
    assert_eq!(room.measure(next).number, Some(2));
}

#[test]
fn invariant_3_a_measure_that_is_voted_on_stays_as_it_is() {
    let mut room = Room::new(1);
    room.phase(MEASURES);
    let id = sent(&mut room, 1, "Rufbus");
    room.vote_on(&[id.0], RoundState::Open);
    let own = [
        send(&room, Some(id), sheet("Rufbus neu")),
        Command::WithdrawMeasure { measure_id: id },
    ];
    for command in own {
        assert_eq!(room.refused(person(1), &command), Refusal::RoundOpen);
    }
    let change = Command::ChangeMeasure(MeasureEdit {
        measure_id: id,
        version: 1,
        sheet: sheet("Rufbus neu"),
        derived_from: Vec::new(),
    });
    let hide = Command::HideMeasure {
        measure_id: id,
        reason: "Darum".into(),
    };
    for command in [change, hide] {
        assert_eq!(room.refused(moderator(1), &command), Refusal::RoundOpen);
    }
}

#[test]
fn moderators_type_measures_in_from_paper() {
    let mut room = Room::new(0);
    room.phase(CLUSTER);
    let add = |origin| Command::AddMeasure {
        sheet: sheet("Rufbus"),
        derived_from: Vec::new(),
        origin,
    };
    assert_eq!(
        room.refused(moderator(1), &add(Origin::Device)),
        Refusal::NotAllowed
    );
    let id = MeasureId(room.ok(moderator(1), &add(Origin::Paper)).subjects[0]);
    let measure = room.measure(id);
    assert_eq!(measure.state, MeasureState::Visible);
    assert_eq!((measure.number, measure.version), (Some(1), 1));
}

#[test]
fn a_moderator_does_not_write_over_somebody_who_is_writing() {
    let (mut room, draft) = table();
    let change = Command::ChangeMeasure(MeasureEdit {
        measure_id: draft,
        version: 1,
        sheet: ShortSheet::default(),
        derived_from: Vec::new(),
    });
    let until = room.measure(draft).editor.unwrap().until;
    assert_eq!(
        room.refused(moderator(1), &change),
        Refusal::BeingEdited { until }
    );
    room.ok(person(1), &pen(draft, false));
    room.ok(moderator(1), &change);
    let hide = Command::HideMeasure {
        measure_id: draft,
        reason: "Darum".into(),
    };
    assert_eq!(
        room.refused(moderator(1), &hide),
        Refusal::not_found("measure"),
        "what was not sent is on no list"
    );
}
