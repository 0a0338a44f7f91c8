//! Drafts: generated from everything that is there, and compared line by line.

use super::office::list;
use crate::sample::{self, PROCESS, START, id};
use serde_json::json;
use uuid::Uuid;
use zukunftswerkstatt::domain::comparison::{LineFate, WordFate, compare_lines, compare_words};
use zukunftswerkstatt::domain::draft::{
    Section, SectionDifference, SectionKind, cleaned_sections, compare_sections,
};
use zukunftswerkstatt::domain::draft_text::{Sources, generate, text};
use zukunftswerkstatt::domain::ids::{DomainId, FindingId, GoalId, RecordId, SectionId};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::register::RegisterEntry;
use zukunftswerkstatt::domain::sheet::resource::PlanOrder;
use zukunftswerkstatt::domain::strategy::{
    DomainOrigin, DomainSheet, Finding, FindingKind, Goal, Process, ProcessSheet, StrategyDomain,
};
use zukunftswerkstatt::domain::workshop::Workshop;

fn process() -> Process {
    Process {
        id: PROCESS,
        sheet: ProcessSheet {
            title: "Digitalstrategie".to_owned(),
            vision: "Fünf Dörfer, eine Grundlage.".to_owned(),
            goals: vec![Goal {
                id: GoalId(id(1)),
                text: "Netz | für alle".to_owned(),
                horizon_year: Some(2030),
                parent_id: None,
            }],
            findings: vec![Finding {
                id: FindingId(id(1)),
                domain_id: Some(DomainId(id(0x11))),
                text: "61 Prozent haben Glasfaser.".to_owned(),
                kind: FindingKind::SurveyFigure,
                source: "Fachbereich 3".to_owned(),
                as_of: chrono::NaiveDate::from_ymd_opt(2025, 10, 31),
            }],
            ..ProcessSheet::default()
        },
        version: 1,
        created_at: START,
        modified_at: START,
    }
}

fn domains(workshop: &Workshop) -> Vec<StrategyDomain> {
    workshop
        .head
        .setup
        .domains
        .iter()
        .map(|domain| StrategyDomain {
            id: domain.id,
            sheet: DomainSheet {
                name: domain.name.clone(),
                order: domain.order,
                ..DomainSheet::default()
            },
            origin: DomainOrigin::Template,
            version: 0,
        })
        .collect()
}

#[test]
fn a_draft_is_generated_from_everything_and_invents_nothing() {
    let workshop = sample::workshop(0x10000);
    let (process, domains, list) = (process(), domains(&workshop), list(&workshop));
    let workshops = [workshop];
    let sources = Sources {
        process: &process,
        domains: &domains,
        workshops: &workshops,
        list: &list,
        records: &[],
        order: PlanOrder::Room,
    };
    let mut next = 0;
    let sections = generate(sources, || {
        next += 1;
        Uuid::from_u128(next)
    });
    let kinds: Vec<SectionKind> = sections.iter().map(|section| section.kind).collect();
    assert_eq!(
        kinds,
        [
            SectionKind::Preface,
            SectionKind::OccasionAndMandate,
            SectionKind::StatusQuo,
            SectionKind::VisionAndGoals,
            SectionKind::ParticipationProcess,
            SectionKind::Domain,
            SectionKind::Domain,
            SectionKind::MeasuresOverview,
            SectionKind::PrioritiesAndRoadmap,
            SectionKind::Financing,
            SectionKind::OrganisationAndRoles,
            SectionKind::Monitoring,
            SectionKind::AnnexFactsheets,
            SectionKind::AnnexMinutes,
            SectionKind::Glossary,
        ]
    );
    let body = |kind| &sections.iter().find(|s| s.kind == kind).unwrap().body;
    assert!(body(SectionKind::OccasionAndMandate).contains("[bitte ergänzen]"));
    assert!(body(SectionKind::StatusQuo).contains(
        "- **Zahl:** 61 Prozent haben Glasfaser. (Quelle: Fachbereich 3, Stand 31.10.2025)"
    ));
    assert!(body(SectionKind::VisionAndGoals).contains("1. Netz / für alle (bis 2030)"));
    let participation = body(SectionKind::ParticipationProcess);
    assert!(participation.contains("15 Personen nahmen teil, 3 davon ohne eigenes Gerät"));
    assert!(participation.contains("Bürgerinnen und Bürger (6), weitere (6)"));
    let mut lonely = sample::workshop(0x10000);
    let mut kept = 0..1;
    lonely.participants.retain(|_, _| kept.next().is_some());
    lonely.head.people_without_device = 0;
    let alone = Sources {
        workshops: &[lonely],
        ..sources
    };
    let (_, lone) = text(alone, SectionKind::ParticipationProcess, None).unwrap();
    assert!(
        lone.contains("1 Person nahm teil. Dabei entstanden "),
        "{lone}"
    );
    let domain = body(SectionKind::Domain);
    assert!(domain.contains("| 1 | M-012 | =Glasfaser schneller ausbauen | 9 Punkte |"));
    assert!(domain.contains("| 2–3 | M-011 | WLAN an fünf Plätzen | 8 Punkte |"));
    assert!(!domain.contains("Unfertig"), "hidden measures stay out");
    let (_, own) = text(sources, SectionKind::Domain, Some(DomainId(id(0x11)))).unwrap();
    let found = own
        .find("### Ausgangslage\n\n- **Zahl:** 61 Prozent")
        .unwrap();
    assert!(found < own.find("### Maßnahmen").unwrap());
    assert!(body(SectionKind::MeasuresOverview).contains("| **zusammen** | **4** | |"));
    assert!(body(SectionKind::PrioritiesAndRoadmap).contains("M-012"));
    assert!(sections.iter().all(|section| section.generated));
    assert_eq!(
        cleaned_sections(&sections).unwrap(),
        sections,
        "saving it changes nothing"
    );
    assert!(
        !sections
            .iter()
            .any(|section| section.body.contains("Herr Beispiel"))
    );
    assert_eq!(
        text(sources, SectionKind::Domain, Some(DomainId(id(0x99)))),
        None
    );
}

#[test]
fn a_draft_of_many_measures_still_fits() {
    let workshop = sample::workshop(0x10000);
    let mut list = list(&workshop);
    let many = list.measures[0].clone();
    for number in 100..1_000 {
        let mut entry = many.clone();
        entry.measure.number = number;
        entry.measure.sheet.description = "Lang. ".repeat(300);
        list.measures.push(entry);
    }
    let (process, domains, workshops) = (process(), domains(&workshop), [workshop]);
    let sources = Sources {
        process: &process,
        domains: &domains,
        workshops: &workshops,
        list: &list,
        records: &[],
        order: PlanOrder::Room,
    };
    let sections = generate(sources, || Uuid::from_u128(1));
    assert!(cleaned_sections(&sections).is_ok());
    assert!(
        sections[5]
            .body
            .ends_with("Alle weiteren Angaben stehen in der Maßnahmenliste.")
    );
}

fn section(number: u128, body: &str) -> Section {
    Section {
        id: SectionId(id(number)),
        kind: SectionKind::Preface,
        domain_id: None,
        heading: "Vorwort".to_owned(),
        body: body.to_owned(),
        generated: false,
        locked: false,
    }
}

#[test]
fn two_versions_of_a_draft_are_compared_line_by_line() {
    let before = [
        section(1, "eins\nzwei\ndrei"),
        section(2, "weg"),
        section(3, "bleibt"),
    ];
    let after = [
        section(1, "eins\nneu\ndrei"),
        section(3, "bleibt"),
        section(4, "dazu"),
    ];
    let changes = compare_sections(&before, &after);
    let fates: Vec<(Uuid, SectionDifference)> = changes
        .iter()
        .map(|c| (c.section_id.0, c.difference))
        .collect();
    assert_eq!(
        fates,
        [
            (id(1), SectionDifference::Changed),
            (id(4), SectionDifference::Added),
            (id(2), SectionDifference::Removed),
        ]
    );
    let told: Vec<(LineFate, &str)> = changes[0]
        .lines
        .iter()
        .map(|line| (line.fate, line.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (LineFate::Kept, "Vorwort"),
            (LineFate::Kept, ""),
            (LineFate::Kept, "eins"),
            (LineFate::Removed, "zwei"),
            (LineFate::Added, "neu"),
            (LineFate::Kept, "drei"),
        ]
    );
    assert!(matches!(
        cleaned_sections(&[section(1, &"x".repeat(40_001))]),
        Err(Refusal::TooLong { .. })
    ));
}

#[test]
fn a_reworded_line_is_told_word_by_word() {
    let changes = compare_lines(
        "Der Rat beschließt 2026.\nGanz weg.",
        "Der Rat beschließt im Mai 2027.\nEtwas völlig Neues kommt.",
    );
    let fates: Vec<LineFate> = changes.iter().map(|line| line.fate).collect();
    assert_eq!(
        fates,
        [LineFate::Reworded, LineFate::Removed, LineFate::Added]
    );
    let told: Vec<(WordFate, &str)> = changes[0]
        .words
        .iter()
        .map(|part| (part.fate, part.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (WordFate::Kept, "Der Rat beschließt "),
            (WordFate::Removed, "2026"),
            (WordFate::Added, "im Mai 2027"),
            (WordFate::Kept, "."),
        ]
    );
    let one_place = compare_words("ein alter Zaun", "ein neuer hoher Zaun");
    assert_eq!(one_place.len(), 4, "{one_place:?}");
}

proptest::proptest! {
    #[test]
    fn a_comparison_holds_both_texts(before in "[ab \n]{0,60}", after in "[ab \n]{0,60}") {
        let changes = compare_lines(&before, &after);
        let side = |line: LineFate, word: WordFate| -> Vec<String> {
            let lines = changes.iter().filter(|one| one.fate != line);
            lines
                .map(|one| match one.fate {
                    LineFate::Reworded => {
                        let words = one.words.iter().filter(|part| part.fate != word);
                        words.map(|part| part.text.as_str()).collect()
                    }
                    _ => one.text.clone(),
                })
                .collect()
        };
        proptest::prop_assert_eq!(
            side(LineFate::Added, WordFate::Added), before.lines().collect::<Vec<_>>());
        proptest::prop_assert_eq!(
            side(LineFate::Removed, WordFate::Removed), after.lines().collect::<Vec<_>>());
    }
}

#[test]
fn registers_stand_in_the_draft_where_they_belong() {
    let workshop = sample::workshop(0x10000);
    let (process, domains, list) = (process(), domains(&workshop), list(&workshop));
    let shown = list
        .measures
        .iter()
        .find(|one| one.measure.is_on_the_list());
    let measure = shown.unwrap().measure.id;
    let workshops = [workshop];
    let entry = |number: u128, sheet: serde_json::Value| RegisterEntry {
        id: RecordId(id(number)),
        sheet: serde_json::from_value(sheet).unwrap(),
        version: 1,
        modified_at: START,
    };
    let records = [
        entry(
            1,
            json!({"kind": "related_strategy", "title": "LEP | IV", "body": "Landtag", "adoptedOn": "2008"}),
        ),
        entry(
            2,
            json!({"kind": "related_strategy", "title": "Klimaschutzkonzept"}),
        ),
        entry(
            3,
            json!({"kind": "alignment", "measureId": measure, "strategyId": id(1),
            "relation": "conflicts", "note": "Anderer\nStandort"}),
        ),
        entry(
            4,
            json!({"kind": "variant", "measureId": measure, "title": "Nicht handeln",
            "notActing": true, "cons": "Es bleibt\nwie es ist"}),
        ),
        entry(
            5,
            json!({"kind": "variant", "measureId": measure, "title": "Funkmast", "recommended": true,
            "onceCents": 1_234_567, "pros": "schnell"}),
        ),
        entry(6, json!({"kind": "funding_programme", "name": "KIPKI"})),
        entry(
            7,
            json!({"kind": "funding_application", "measureId": measure, "programmeId": id(6),
            "state": "granted", "amountCents": 99, "grantedCents": 98}),
        ),
    ];
    let body = |records: &[RegisterEntry], kind: SectionKind| {
        let sources = Sources {
            process: &process,
            domains: &domains,
            workshops: &workshops,
            list: &list,
            records,
            order: PlanOrder::Room,
        };
        let sections = generate(sources, || Uuid::from_u128(1));
        assert!(cleaned_sections(&sections).is_ok());
        sections
            .iter()
            .find(|one| one.kind == kind)
            .unwrap()
            .body
            .clone()
    };
    let status_quo = body(&records, SectionKind::StatusQuo);
    assert!(
        status_quo.contains("**LEP / IV** (Landtag, 2008)"),
        "{status_quo}"
    );
    assert!(status_quo.contains("**widerspricht:** Anderer Standort"));
    assert!(status_quo.contains("**Klimaschutzkonzept**\n\nBisher ist keine Maßnahme zugeordnet."));
    let sheets = body(&records, SectionKind::AnnexFactsheets);
    assert!(
        sheets.contains("|  | Funkmast (empfohlen) | Nicht handeln |\n|---|---|---|\n"),
        "{sheets}"
    );
    assert!(sheets.contains("| **Kosten einmalig** | 12.345,67\u{a0}€ | – |"));
    assert!(sheets.contains("| **dagegen** | – | Es bleibt; wie es ist |"));
    let financing = body(&records, SectionKind::Financing);
    assert!(
        financing.contains("| KIPKI | bewilligt | 0,99\u{a0}€ | 0,98\u{a0}€ |"),
        "{financing}"
    );
    for (kind, word) in [
        (SectionKind::StatusQuo, "Abgleich"),
        (SectionKind::AnnexFactsheets, "Varianten"),
        (SectionKind::Financing, "### Förderung"),
    ] {
        assert!(
            !body(&[], kind).contains(word),
            "nothing is said of empty registers"
        );
    }
}
