//! The files that the office takes away, read back cell by cell.

mod csv;
mod docx;
mod edited;
mod json;
mod markdown;
mod papers;
mod pdf;
mod pdf_text;
mod picture;
mod registers;
mod sheet;
mod votes;
mod xlsx;

use crate::sample::{self, PROCESS, START, id};
use std::collections::HashMap;
use zukunftswerkstatt::domain::ids::{DomainId, GoalId, MeasureId};
use zukunftswerkstatt::domain::measure_list::{
    MeasureList, frozen_results, frozen_round, measure_list,
};
use zukunftswerkstatt::domain::measure_sheet::Measure;
use zukunftswerkstatt::domain::strategy::{
    DomainOrigin, DomainSheet, Goal, Mandate, Process, ProcessSheet, StrategyDomain,
};
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::export::report::{Filter, Report};

/// 17 March 2026, 10:00 in Germany.
const NOW: zukunftswerkstatt::domain::context::Timestamp =
    zukunftswerkstatt::domain::context::Timestamp(1_773_738_000_000);

fn measures(workshop: &Workshop) -> Vec<Measure> {
    workshop
        .measures
        .values()
        .filter_map(|room| Measure::following(None, room, PROCESS, workshop.head.id, START))
        .collect()
}

fn list(workshops: &[Workshop], measures: Vec<Measure>) -> MeasureList {
    let rounds = workshops
        .iter()
        .flat_map(|workshop| {
            workshop.rounds.values().filter_map(|round| {
                let head = frozen_round(round, workshop.head.id, &workshop.head.setup)?;
                Some((head, frozen_results(round)))
            })
        })
        .collect();
    let order = HashMap::from([(DomainId(id(0x11)), 1), (DomainId(id(0x12)), 2)]);
    measure_list(measures, rounds, &order, &HashMap::new())
}

fn report(filter: Filter) -> Report {
    let workshop = sample::workshop(0x10000);
    let mut all = measures(&workshop);
    all.sort_by_key(|measure| measure.number);
    all[3].merged_into = None;
    let domains = workshop
        .head
        .setup
        .domains
        .iter()
        .map(|domain| StrategyDomain {
            id: domain.id,
            sheet: DomainSheet {
                key: domain.key.clone(),
                name: domain.name.clone(),
                order: domain.order,
                ..DomainSheet::default()
            },
            origin: DomainOrigin::Template,
            version: 0,
        })
        .collect();
    let process = Process {
        id: PROCESS,
        sheet: ProcessSheet {
            title: "Digitalstrategie Talheim-Aue 2030".to_owned(),
            municipality: "Verbandsgemeinde Talheim-Aue".to_owned(),
            contact: "Stabsstelle Digitalisierung, digital@talheim-aue.example".to_owned(),
            mandate: Mandate {
                reference: "BV 114/2025".to_owned(),
                ..Mandate::default()
            },
            goals: vec![Goal {
                id: GoalId(id(0x31)),
                text: "Netz für alle".to_owned(),
                horizon_year: Some(2030),
                parent_id: None,
            }],
            ..ProcessSheet::default()
        },
        version: 4,
        created_at: START,
        modified_at: START,
    };
    let workshops = [workshop];
    let list = list(&workshops, all);
    Report::new(NOW, process, domains, &workshops, list, filter)
}

#[test]
fn the_filter_chooses_and_says_so() {
    let numbers = |filter: Filter| -> Vec<u32> {
        let report = report(filter);
        report
            .list
            .measures
            .iter()
            .map(|m| m.measure.number)
            .collect()
    };
    assert_eq!(
        numbers(Filter::default()),
        [12, 11, 13, 14],
        "hidden ones stay out"
    );
    let off_list = Filter {
        off_list: true,
        ..Filter::default()
    };
    assert_eq!(numbers(off_list), [12, 11, 13, 14, 15]);
    let domain = Filter {
        domain: Some(DomainId(id(0x12))),
        search: Some(" tablets ".to_owned()),
        ..Filter::default()
    };
    assert_eq!(numbers(domain.clone()), [14]);
    assert_eq!(
        report(domain).filter_words(),
        "Lebensbereich „Bildung und Jugend“; Suche „tablets“"
    );
}

#[test]
fn merged_measures_are_found_through_others_but_never_in_a_circle() {
    let workshop = sample::workshop(0x10000);
    let mut all = measures(&workshop);
    all.sort_by_key(|measure| measure.number);
    let ids: Vec<MeasureId> = all.iter().map(|measure| measure.id).collect();
    all[0].merged_into = Some(ids[1]);
    all[1].merged_into = Some(ids[2]);
    all[2].merged_into = Some(ids[0]);
    let list = list(&[workshop], all);
    for entry in &list.measures[..3] {
        assert!(entry.merged.len() == 2 || entry.merged.is_empty() || entry.measure.number > 13);
    }
}
