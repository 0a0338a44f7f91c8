//! The stepper: what each of the five steps has and what it lacks.

use serde_json::{Value, json};
use std::collections::HashMap;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::draft::DraftState;
use zukunftswerkstatt::domain::ids::RecordId;
use zukunftswerkstatt::domain::measure_list::{MeasureList, measure_list};
use zukunftswerkstatt::domain::measure_sheet::Measure;
use zukunftswerkstatt::domain::progress::{ProgressSources, StepNeed, progress};
use zukunftswerkstatt::domain::register::RegisterEntry;
use zukunftswerkstatt::domain::strategy::{Process, ProcessStep, StrategyDomain};

use crate::sample::{self, PROCESS, START, id};

fn process(sheet: Value) -> Process {
    Process {
        id: PROCESS,
        sheet: serde_json::from_value(sheet).unwrap(),
        version: 1,
        created_at: START,
        modified_at: START,
    }
}

fn told(sources: ProgressSources<'_>) -> Vec<(StepNeed, u32, u32)> {
    let steps = progress(sources);
    let order: Vec<ProcessStep> = steps.iter().map(|one| one.step).collect();
    assert!(order.is_sorted() && order.len() == 5, "{order:?}");
    (steps.iter().flat_map(|one| &one.checks))
        .map(|check| {
            assert!(check.of > 0, "nothing is never enough");
            assert_eq!(check.is_met(), check.have >= check.of);
            (check.need, check.have, check.of)
        })
        .collect()
}

#[test]
fn an_empty_process_has_everything_before_it() {
    let process = process(json!({"title": "Neu"}));
    let found = told(ProgressSources {
        process: &process,
        domains: &[],
        workshops: &[],
        list: &MeasureList::default(),
        drafts: &[],
        records: &[],
    });
    assert_eq!(found.len(), 16);
    assert!(
        found.iter().all(|(_, have, of)| (*have, *of) == (0, 1)),
        "{found:?}"
    );
}

#[test]
fn what_is_there_counts_and_what_is_missing_is_named() {
    use StepNeed as Need;
    let goal = id(0x77);
    let process = process(json!({"title": "S", "vision": "Netz für alle",
        "mandate": {"reference": "BV 1", "decidedOn": "2025-09-25"},
        "goals": [{"id": goal, "text": "Netz"}],
        "findings": [{"id": id(1), "text": "Funkloch", "kind": "weakness", "source": "Messung"},
                     {"id": id(2), "text": "Gefühl", "kind": "weakness"}]}));
    let workshop = sample::workshop(0x10000);
    let mut measures: Vec<Measure> = (workshop.measures.values())
        .filter_map(|room| Measure::following(None, room, PROCESS, workshop.head.id, START))
        .collect();
    measures.sort_by_key(|one| one.number);
    let on_list = measures.iter().filter(|one| one.is_on_the_list()).count();
    measures[0].sheet.goal_ids = vec![zukunftswerkstatt::domain::ids::GoalId(goal)];
    measures[1].sheet.domain_id = None;
    let list = measure_list(
        measures,
        Vec::new(),
        &HashMap::default(),
        &HashMap::default(),
    );
    let domains: Vec<StrategyDomain> = ["FB 1", ""]
        .map(|lead| {
            serde_json::from_value(json!({"id": id(3), "origin": "template", "version": 1,
                "sheet": {"name": {"de": "D"}, "order": 1, "lead": lead}}))
            .unwrap()
        })
        .into();
    let records = [RegisterEntry {
        id: RecordId(id(9)),
        sheet: serde_json::from_value(json!({"kind": "related_strategy", "title": "LEP"})).unwrap(),
        version: 1,
        modified_at: Timestamp::default(),
    }];
    let sources = ProgressSources {
        process: &process,
        domains: &domains,
        workshops: &[true, false],
        list: &list,
        drafts: &[DraftState::Superseded, DraftState::InternalReview],
        records: &records,
    };
    let all = u32::try_from(on_list).unwrap();
    assert_eq!(
        told(sources),
        [
            (Need::Mandate, 1, 1),
            (Need::Vision, 1, 1),
            (Need::Goals, 1, 1),
            (Need::GoalsServed, 1, 1),
            (Need::Findings, 2, 1),
            (Need::Sources, 1, 2),
            (Need::Strategies, 1, 1),
            (Need::WorkshopPlanned, 2, 1),
            (Need::WorkshopHeld, 1, 2),
            (Need::Domains, 2, 1),
            (Need::Leads, 1, 2),
            (Need::MeasuresPlaced, all - 1, all),
            (Need::SheetsComplete, 0, all),
            (Need::Draft, 2, 1),
            (Need::Reviewed, 1, 1),
            (Need::Adopted, 0, 1),
        ]
    );
    let replaced = ProgressSources {
        drafts: &[DraftState::Superseded, DraftState::Draft],
        ..sources
    };
    assert!(told(replaced).contains(&(Need::Reviewed, 0, 1)));
}
