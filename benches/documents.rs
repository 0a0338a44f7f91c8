//! How fast large documents are made, and how much memory they take: `make bench`, or `cargo bench --bench documents`.
//!
//! Each one is made in a process of its own, so that its memory is its own. The measures are made up and always the
//! same.

use std::env;
use std::error::Error;
use std::process::Command;
use std::time::Instant;

use serde_json::json;
use uuid::Uuid;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::draft::{Draft, DraftState};
use zukunftswerkstatt::domain::draft_text::{Sources, generate};
use zukunftswerkstatt::domain::ids::{DomainId, DraftId, MeasureId, ProcessId};
use zukunftswerkstatt::domain::measure::MeasureState;
use zukunftswerkstatt::domain::measure_list::{ListedMeasure, MeasureList};
use zukunftswerkstatt::domain::measure_sheet::{Measure, MeasureSheet};
use zukunftswerkstatt::domain::setup::Translated;
use zukunftswerkstatt::domain::sheet::compare::patched;
use zukunftswerkstatt::domain::sheet::resource::PlanOrder;
use zukunftswerkstatt::domain::strategy::{
    DomainOrigin, DomainSheet, Process, ProcessSheet, StrategyDomain,
};
use zukunftswerkstatt::export::design::{Design, Issuer};
use zukunftswerkstatt::export::document::Document;
use zukunftswerkstatt::export::docx::docx;
use zukunftswerkstatt::export::drafts::{Extras, document};
use zukunftswerkstatt::export::papers::{Origin, sheets};
use zukunftswerkstatt::export::pdf::pdf;
use zukunftswerkstatt::export::report::{Filter, Report};
use zukunftswerkstatt::export::xlsx::xlsx;

/// Name of a document, what is hoped for in seconds, and how to make it.
type Making = (&'static str, u64, fn() -> Outcome<Vec<u8>>);
type Outcome<T> = Result<T, Box<dyn Error>>;

/// Megabytes that any of them may take.
const MEMORY: u64 = 300;
/// Measures whose sheets, with the text before them, fill 300 pages.
const SHEETS: u32 = 224;
/// Measures of a large list.
const LIST: u32 = 5_000;
const DOMAINS: u128 = 9;
const NOW: Timestamp = Timestamp(1_773_738_000_000);

const ALL: [Making; 3] = [
    ("PDF of a strategy, 300 pages", 10, || {
        Ok(pdf(&strategy(SHEETS)?)?)
    }),
    ("DOCX of the same", 10, || Ok(docx(&strategy(SHEETS)?)?)),
    ("XLSX, 5,000 measures", 2, || Ok(xlsx(&report(LIST)?)?)),
];

fn main() -> Outcome<()> {
    // Cargo adds `--bench`.
    let asked = env::args().skip(1).find(|it| it != "--bench");
    if let Some(asked) = asked {
        return ALL
            .iter()
            .filter(|(name, ..)| *name == asked)
            .try_for_each(one);
    }
    println!("Documents; by the clock, with the most memory that the process ever had.");
    for (name, ..) in ALL {
        let status = Command::new(env::current_exe()?).arg(name).status()?;
        if !status.success() {
            return Err(format!("{name}: {status}").into());
        }
    }
    Ok(())
}

/// Makes one document and prints what it took.
fn one((name, goal, make): &Making) -> Outcome<()> {
    let before = memory();
    let begin = Instant::now();
    let bytes = make()?;
    let took = begin.elapsed();
    let optimised = if cfg!(debug_assertions) {
        ", NOT optimised"
    } else {
        ""
    };
    println!(
        "{name:32} {:6} ms (goal {goal},000), {:4} MB (goal {MEMORY}; {before} before), {} pages, {} kB{optimised}",
        took.as_millis(),
        memory(),
        pages(&bytes).map_or_else(|| "–".to_owned(), |pages| pages.to_string()),
        bytes.len() / 1_000,
    );
    Ok(())
}

/// Pages of a PDF; none of any other file.
fn pages(file: &[u8]) -> Option<usize> {
    let file = hayro_syntax::Pdf::new(file.to_vec()).ok()?;
    Some(file.pages().len())
}

/// The most megabytes that this process has had in memory, where it can be asked.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let most = most.and_then(|most| most.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    most.unwrap_or_default() / 1_024
}

fn process() -> Process {
    Process {
        id: ProcessId(Uuid::from_u128(1)),
        sheet: ProcessSheet {
            title: "Digitalstrategie".to_owned(),
            vision: "Fünf Dörfer, eine Grundlage.".to_owned(),
            ..ProcessSheet::default()
        },
        version: 1,
        created_at: NOW,
        modified_at: NOW,
    }
}

fn domains() -> Vec<StrategyDomain> {
    let one = |number: u128| StrategyDomain {
        id: DomainId(Uuid::from_u128(number)),
        sheet: DomainSheet {
            name: Translated {
                de: format!("Lebensbereich {number}"),
                ..Translated::default()
            },
            order: u32::try_from(number).unwrap_or(1),
            ..DomainSheet::default()
        },
        origin: DomainOrigin::Derived,
        version: 1,
    };
    (1..=DOMAINS).map(one).collect()
}

/// Measures with full sheets.
fn list(count: u32) -> Outcome<MeasureList> {
    let text = "Eine Koordinierungsstelle stimmt die Ausbaupläne aller Anbieter mit den Vorhaben der Werke ab. ";
    let mut measures = Vec::new();
    for number in 1..=count {
        let fields = json!({
            "title": format!("Glasfaserausbau bündeln und Bautermine öffentlich machen {number}"),
            "domainId": Uuid::from_u128(u128::from(number) % DOMAINS + 1),
            "goal": "Jeder Haushalt weiß, wann er angeschlossen wird.",
            "description": text.repeat(5), "effect": text, "risks": text, "dependencies": text,
            "targetGroups": ["Haushalte", "Betriebe"], "lead": "Fachbereich 3",
            "committee": "Bauausschuss", "involved": "Werke, Bauhof", "partners": "Kreis",
            "administrationRank": number, "rankReason": "Reihenfolge der Straßen",
            "priorityClass": "medium", "feasibility": "feasible_with_conditions",
            "feasibilityReason": "Leerrohre", "starts": "2027-Q2", "ends": "2029",
            "budgetLine": format!("11.1.{:02}", number % 20), "localities": ["Aue", "Talheim"],
            "nextStep": "Angebot einholen", "nextStepDue": "2027-01-15",
            "costs": [
                {"year": 2027, "kind": "one_off", "budget": "investment", "quality": "quoted",
                 "amountCents": 1_250_050, "fundedShare": 8000},
                {"year": 2027, "untilYear": 2029, "kind": "recurring", "budget": "operating",
                 "quality": "rough", "amountCents": 100_000},
            ],
            "staff": [{"year": 2027, "fteHundredths": 50}],
        });
        let fields = fields.as_object().ok_or("no object")?.clone();
        let sheet = patched(&MeasureSheet::default(), fields).ok_or("no sheet")?;
        measures.push(ListedMeasure {
            measure: Measure {
                id: MeasureId(Uuid::from_u128(1_000 + u128::from(number))),
                process_id: ProcessId(Uuid::from_u128(1)),
                workshop_id: None,
                number,
                sheet,
                room_state: MeasureState::Visible,
                version: 1,
                merged_into: None,
                created_at: NOW,
                modified_at: NOW,
            },
            results: Vec::new(),
            merged: Vec::new(),
            origins: 0,
        });
    }
    Ok(MeasureList {
        measures,
        rounds: Vec::new(),
    })
}

fn report(count: u32) -> Outcome<Report> {
    let list = list(count)?;
    Ok(Report::new(
        NOW,
        process(),
        domains(),
        &[],
        list,
        Filter::default(),
    ))
}

/// A strategy with the sheets of its measures.
fn strategy(count: u32) -> Outcome<Document> {
    let (process, domains, list) = (process(), domains(), list(count)?);
    let sources = Sources {
        process: &process,
        domains: &domains,
        workshops: &[],
        list: &list,
        records: &[],
        order: PlanOrder::Administration,
    };
    let issuer = Issuer {
        name: "Verbandsgemeinde Talheim-Aue".to_owned(),
        design: Design::default(),
    };
    let mut next = 0;
    let draft = Draft {
        id: DraftId(Uuid::from_u128(2)),
        process_id: process.id,
        title: process.sheet.title.clone(),
        state: DraftState::Draft,
        version: 1,
        measure_order: PlanOrder::Administration,
        sections: generate(sources, || {
            next += 1;
            Uuid::from_u128(next)
        }),
        created_at: NOW,
        modified_at: NOW,
    };
    let extras = Extras {
        sheets: Some(sheets(&Origin {
            sources,
            issuer: &issuer,
            now: NOW,
        })),
        ..Extras::default()
    };
    Ok(document(&draft, &issuer, extras))
}
