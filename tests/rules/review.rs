//! A draft's way through the house: who may take it where, and what stands in the way.

use zukunftswerkstatt::domain::account::Role;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::draft::{Draft, DraftState, Section, SectionKind};
use zukunftswerkstatt::domain::ids::{AccountId, AlignmentStepId, DraftId, ProcessId, SectionId};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::review::{
    AlignmentKind, AlignmentOutcome, AlignmentStep, Blocker, SignOff, blockers, check_move,
    merged_sections, placeholders,
};
use zukunftswerkstatt::domain::sheet::resource::PlanOrder;

use crate::sample::id;

const STATES: [DraftState; 6] = [
    DraftState::Draft,
    DraftState::InternalReview,
    DraftState::PoliticalReview,
    DraftState::Submitted,
    DraftState::Adopted,
    DraftState::Superseded,
];

fn section(number: u128, body: &str) -> Section {
    Section {
        id: SectionId(id(number)),
        kind: SectionKind::Preface,
        domain_id: None,
        heading: "Vorwort".to_owned(),
        body: body.to_owned(),
        generated: true,
        locked: false,
    }
}

fn draft(state: DraftState, sections: Vec<Section>) -> Draft {
    Draft {
        id: DraftId(id(1)),
        process_id: ProcessId(id(2)),
        title: "Strategie".to_owned(),
        state,
        version: 3,
        measure_order: PlanOrder::Room,
        sections,
        created_at: Timestamp(0),
        modified_at: Timestamp(0),
    }
}

fn asked(kind: AlignmentKind, outcome: Option<AlignmentOutcome>) -> AlignmentStep {
    AlignmentStep {
        id: AlignmentStepId(id(7)),
        kind,
        addressee: "Fachbereich 2".to_owned(),
        account_id: None,
        due: None,
        sign_off: outcome.map(|outcome| SignOff {
            outcome,
            note: String::new(),
            version: 3,
            by: AccountId(id(8)),
            at: Timestamp(0),
        }),
    }
}

#[test]
fn readers_move_nothing_and_the_office_stops_at_the_council() {
    for from in STATES {
        for to in STATES {
            let possible = from.next().contains(&to);
            assert!(!from.may_move(to, Role::ReadOnly));
            assert!(!from.may_move(to, Role::Moderator));
            assert_eq!(from.may_move(to, Role::Administrator), possible);
            assert_eq!(
                from.may_move(to, Role::Office),
                possible && from.is_editable(),
                "{from:?} {to:?}"
            );
        }
    }
    let submitted = draft(DraftState::Submitted, vec![]);
    assert_eq!(
        check_move(&submitted, DraftState::Adopted, Role::Office, &[]),
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        check_move(&submitted, DraftState::Superseded, Role::Administrator, &[]),
        Err(Refusal::WrongStage)
    );
}

#[test]
fn the_way_forward_needs_answers_and_no_open_places() {
    use AlignmentKind::{Elders, Internal, It};
    use AlignmentOutcome::{Agreed, NoReply, Rejected};
    let open = [section(1, "Hier fehlt: [bitte ergänzen]")];
    let done = [section(1, "Fertig.")];
    let steps = [asked(It, None), asked(Elders, None)];
    assert_eq!(
        blockers(DraftState::PoliticalReview, &open, &steps),
        [Blocker::OpenSignOffs],
        "places may be open until the council sees it"
    );
    assert_eq!(
        blockers(DraftState::Submitted, &open, &steps),
        [Blocker::OpenPlaceholders, Blocker::OpenSignOffs]
    );
    let internal = [asked(Internal, Some(Agreed)), asked(Elders, None)];
    assert_eq!(blockers(DraftState::PoliticalReview, &open, &internal), []);
    assert_eq!(
        blockers(DraftState::Submitted, &done, &internal),
        [Blocker::OpenSignOffs]
    );
    let no = [
        asked(Internal, Some(Rejected)),
        asked(Elders, Some(Rejected)),
    ];
    assert_eq!(
        blockers(DraftState::Submitted, &done, &no),
        [Blocker::Rejected],
        "only the administration's own no stands in the way"
    );
    let answered = [
        asked(Internal, Some(NoReply)),
        asked(Elders, Some(Rejected)),
    ];
    assert_eq!(blockers(DraftState::Submitted, &done, &answered), []);
    let blocked = draft(DraftState::InternalReview, open.to_vec());
    assert_eq!(
        check_move(&blocked, DraftState::PoliticalReview, Role::Office, &steps),
        Err(Refusal::Incomplete {
            fields: vec!["openSignOffs".to_owned()]
        })
    );
    assert_eq!(
        check_move(&blocked, DraftState::Draft, Role::Office, &steps),
        Ok(()),
        "the way back is open"
    );
}

#[test]
fn a_no_and_a_condition_need_words() {
    let sign_off = |outcome, note: &str| SignOff {
        outcome,
        note: note.to_owned(),
        version: 1,
        by: AccountId(id(8)),
        at: Timestamp(0),
    };
    for outcome in [
        AlignmentOutcome::Rejected,
        AlignmentOutcome::AgreedWithChanges,
    ] {
        assert!(sign_off(outcome, "  ").cleaned().is_err());
        assert_eq!(sign_off(outcome, " weil ").cleaned().unwrap().note, "weil");
    }
    assert!(sign_off(AlignmentOutcome::Agreed, "").cleaned().is_ok());
}

#[test]
fn open_places_are_found_line_by_line() {
    let sections = [
        section(
            1,
            "Der Rat von XXX beschließt.\nFertig.\n[bitte Datum eintragen]",
        ),
        section(2, "Größe XXXL gibt es nicht, SuperXXX auch nicht."),
    ];
    let found = placeholders(&sections);
    let lines: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        lines,
        ["Der Rat von XXX beschließt.", "[bitte Datum eintragen]"]
    );
}

#[test]
fn locked_sections_stay_and_untouched_ones_follow_the_data() {
    let mut locked = section(1, "gesperrt");
    locked.locked = true;
    let now = [locked.clone(), section(2, "neu erzeugt")];
    let mut stale = section(2, "früher erzeugt");
    assert_eq!(
        merged_sections(&now, vec![locked.clone(), stale.clone()]).unwrap(),
        now
    );
    stale.generated = false;
    let merged = merged_sections(&now, vec![locked.clone(), stale]).unwrap();
    assert_eq!(merged[1].body, "früher erzeugt");
    assert!(!merged[1].generated);
    let mut changed = locked;
    changed.body = "geändert".to_owned();
    for asked in [vec![changed], vec![]] {
        assert_eq!(merged_sections(&now, asked), Err(Refusal::Frozen));
    }
}
