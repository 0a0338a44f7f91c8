//! Papers for council, press and citizens.

use super::{NOW, list, measures, report};
use crate::sample;
use serde_json::json;
use zukunftswerkstatt::domain::council::{CouncilPart, PaperType};
use zukunftswerkstatt::domain::draft_text::Sources;
use zukunftswerkstatt::domain::ids::{MeasureId, RecordId};
use zukunftswerkstatt::domain::measure_sheet::Measure;
use zukunftswerkstatt::domain::register::RegisterEntry;
use zukunftswerkstatt::domain::sheet::compare::patched;
use zukunftswerkstatt::domain::sheet::resource::PlanOrder;
use zukunftswerkstatt::export::design::{Design, Issuer};
use zukunftswerkstatt::export::document::{Block, Document, Inline, Table, words};
use zukunftswerkstatt::export::docx::docx;
use zukunftswerkstatt::export::papers::{
    CouncilPaper, Folder, Motion, Origin, council_paper, folder, masterplan, motion, plain_summary,
    press_summary,
};
use zukunftswerkstatt::export::pdf::pdf;
use zukunftswerkstatt::export::report::Filter;

/// Makes a paper from the sample workshop; `edit` is what the office did with its measures.
fn made(edit: impl Fn(&mut Vec<Measure>), make: impl Fn(&Origin<'_>) -> Document) -> Document {
    made_with(&[], edit, make)
}

/// The same with what the registers say.
fn made_with(
    records: &[RegisterEntry],
    edit: impl Fn(&mut Vec<Measure>),
    make: impl Fn(&Origin<'_>) -> Document,
) -> Document {
    let workshops = [sample::workshop(0x10000)];
    let report = report(Filter::default());
    let mut all = measures(&workshops[0]);
    edit(&mut all);
    let list = list(&workshops, all);
    let issuer = Issuer {
        name: "Verbandsgemeinde Talheim-Aue".to_owned(),
        design: Design::default(),
    };
    make(&Origin {
        sources: Sources {
            process: &report.process,
            domains: &report.domains,
            workshops: &workshops,
            list: &list,
            records,
            order: PlanOrder::Room,
        },
        issuer: &issuer,
        now: NOW,
    })
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.blocks.iter();
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn headings(document: &Document, of: u8) -> Vec<String> {
    let blocks = document.blocks.iter();
    let found = blocks.filter_map(|block| match block {
        Block::Heading { level, inside } if *level == of => Some(words(inside)),
        _ => None,
    });
    found.collect()
}

/// All words of a paper, in order.
fn all_words(document: &Document) -> String {
    let line = |inside: &[Inline]| words(inside) + "\n";
    let mut all = document.title.clone();
    for block in &document.blocks {
        match block {
            Block::Heading { inside, .. }
            | Block::Quote { inside }
            | Block::Paragraph { inside } => all += &line(inside),
            Block::List { items, .. } => all.extend(items.iter().map(|item| line(item))),
            Block::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows);
                all.extend(rows.flatten().map(|cell| line(cell)));
            }
            Block::Image { .. } | Block::Picture(_) | Block::NewPage => {}
        }
    }
    all
}

#[test]
fn a_folder_has_a_page_for_each_measure_and_marks_what_is_missing() {
    let whole = made(|_| {}, |origin| folder(origin, &Folder::default()));
    let titles = headings(&whole, 1);
    let pages = whole.blocks.iter().filter(|it| **it == Block::NewPage);
    assert!(titles.len() > 2 && pages.count() == titles.len());
    assert!(
        titles.iter().all(|title| title.starts_with("M-0")),
        "{titles:?}"
    );
    for table in tables(&whole) {
        let row = |name: &str| table.rows.iter().find(|row| words(&row[0]) == name);
        assert_eq!(words(&row("Ausschuss").unwrap()[1]), "[bitte ergänzen]");
        assert!(row("Risiken").is_none(), "what nobody said has no row");
    }
    docx(&whole).unwrap();
}

#[test]
fn a_folder_holds_what_is_asked_for() {
    let edit = |all: &mut Vec<Measure>| {
        all[0].sheet.lead = "Fachbereich 2".to_owned();
        all[1].sheet.localities = vec!["Aue".to_owned()];
    };
    let count = |which: Folder| headings(&made(edit, |origin| folder(origin, &which)), 1).len();
    let all = count(Folder::default());
    let some = |name: &str| Some(name.to_owned());
    let lead = count(Folder {
        lead: some(" fachbereich 2"),
        ..Folder::default()
    });
    let other = count(Folder {
        locality: some("Talheim"),
        ..Folder::default()
    });
    let own = count(Folder {
        locality: some("Aue"),
        ..Folder::default()
    });
    assert_eq!((lead, own, other), (1, all, all - 1));
    let numbers = |numbers: &[u32]| Folder {
        numbers: Some(numbers.to_vec()),
        ..Folder::default()
    };
    let whole = made(edit, |origin| folder(origin, &Folder::default()));
    let number = |title: &String| title.get(2..5).unwrap().parse::<u32>().unwrap();
    let known: Vec<u32> = headings(&whole, 1).iter().map(number).collect();
    assert_eq!(count(numbers(&[known[1], known[0], 999])), 2);
    assert_eq!(count(numbers(&[])), 0);
    assert_eq!(
        count(Folder {
            committee: some("Bauausschuss"),
            ..Folder::default()
        }),
        0
    );
}

#[test]
fn a_council_paper_has_all_parts_in_order() {
    let edit = |all: &mut Vec<Measure>| {
        all[0].sheet.administration_rank = Some(40);
        all[0].sheet.rank_reason = "Erst muss das Netz stehen".to_owned();
    };
    let asked = CouncilPaper {
        reference: "BV 12/2026".to_owned(),
        ..CouncilPaper::default()
    };
    let paper = made(edit, |origin| council_paper(origin, &asked));
    let parts = [
        "Beratungsfolge",
        "Haushaltsmittel",
        "Beschlussvorschlag",
        "Sachdarstellung und Begründung",
        "Varianten und Alternativen",
        "Auswirkungen",
        "Stellungnahmen",
        "Rechtsgrundlage",
        "Nächste Schritte",
        "Anlagen",
        "Unterschriften",
    ];
    assert_eq!(headings(&paper, 1), parts);
    let all = all_words(&paper);
    assert!(all.contains("BV 12/2026") && all.contains("Erst muss das Netz stehen"));
    assert!(all.contains("[bitte ergänzen]"));
    let bodies = tables(&paper)[1];
    assert_eq!(bodies.head.len(), bodies.widths.len());
    let empty = bodies.rows.iter().flat_map(|row| row.iter().skip(5));
    assert!(
        empty.clone().count() > 0 && empty.clone().all(Vec::is_empty),
        "to fill in by hand"
    );
    docx(&paper).unwrap();
}

#[test]
fn a_council_paper_has_the_order_and_the_type_of_the_municipality() {
    let make = |paper_type: PaperType, order: &[CouncilPart]| {
        let paper = CouncilPaper {
            paper_type,
            order: order.to_vec(),
            ..CouncilPaper::default()
        };
        made(|_| {}, |origin| council_paper(origin, &paper))
    };
    let own = [CouncilPart::Proposal, CouncilPart::Reasons];
    let faction = make(PaperType::Faction, &own);
    let parts = headings(&faction, 1);
    assert_eq!(
        parts[..3],
        [
            "Beschlussvorschlag",
            "Sachdarstellung und Begründung",
            "Beratungsfolge"
        ]
    );
    assert_eq!(parts.len(), CouncilPart::ALL.len());
    assert!(headings(&faction, 2).contains(&"Förderung".to_owned()));
    let all = all_words(&faction);
    assert!(all.contains("Fraktionsvorlage") && all.contains("Verwaltung: [bitte ergänzen]"));
    assert!(all.contains("Vorsitz der Fraktion"));
    let report = make(PaperType::Report, &[]);
    let all = all_words(&report);
    assert!(headings(&report, 1).contains(&"Kenntnisnahme".to_owned()));
    assert!(all.contains("Berichtsvorlage") && !all.contains("Entscheidung\n"));
    docx(&faction).unwrap();
}

#[test]
fn a_motion_is_a_letter_that_asks_the_council_and_says_why() {
    let asked = Motion {
        sender: "Fraktion A".to_owned(),
        ..Motion::default()
    };
    let letter = made(|_| {}, |origin| motion(origin, &asked));
    assert!(letter.title.starts_with("Antrag: "));
    assert_eq!(letter.creator, "Fraktion A", "not the municipality");
    assert_eq!(letter.design.letterhead, [] as [String; 0]);
    assert!(
        letter.lines[0].starts_with("[bitte ergänzen"),
        "whom it is for"
    );
    assert_eq!(letter.lines[1], "Verbandsgemeinde Talheim-Aue");
    let all = all_words(&letter);
    let asks = all.find("möge beschließen:").unwrap();
    assert!(all.find("wird beschlossen.").unwrap() > asks);
    assert!(all.find("Begründung").unwrap() > asks);
    docx(&letter).unwrap();
    pdf(&letter).unwrap();
}

/// An entry of a register.
fn record(number: u128, sheet: serde_json::Value) -> RegisterEntry {
    RegisterEntry {
        id: RecordId(sample::id(number)),
        sheet: serde_json::from_value(sheet).unwrap(),
        version: 1,
        modified_at: NOW,
    }
}

#[test]
fn a_council_paper_shows_the_variants_of_the_register() {
    let paper = CouncilPaper::default();
    let open = made(|_| {}, |origin| council_paper(origin, &paper));
    assert!(all_words(&open).contains("Weitere Varianten: [bitte ergänzen]"));
    assert!(headings(&open, 2).iter().all(|it| !it.starts_with("M-")));

    let workshop = sample::workshop(0x10000);
    let shown = measures(&workshop);
    let shown: Vec<&Measure> = shown.iter().filter(|it| it.is_on_the_list()).collect();
    let (first, second): (MeasureId, MeasureId) = (shown[0].id, shown[1].id);
    let records = [
        record(
            1,
            json!({"kind": "variant", "measureId": first, "title": "Nicht handeln",
            "notActing": true, "cons": "Es bleibt, wie es ist"}),
        ),
        record(
            2,
            json!({"kind": "variant", "measureId": first, "title": "Funkmast",
            "recommended": true, "onceCents": 1_234_567, "yearlyCents": 200_000,
            "pros": "schnell\ngünstig", "cons": "hässlich"}),
        ),
        record(
            3,
            json!({"kind": "variant", "measureId": second, "title": "Nur ein Ort"}),
        ),
    ];
    let paper = made_with(&records, |_| {}, |origin| council_paper(origin, &paper));
    let tables = tables(&paper);
    let compared: Vec<&&Table> = tables
        .iter()
        .filter(|table| table.caption.starts_with("Varianten zu M-"))
        .collect();
    assert_eq!(compared.len(), 2);
    let cells = |table: &Table, row: usize| -> Vec<String> {
        table.rows[row].iter().map(|cell| words(cell)).collect()
    };
    let with = compared.iter().find(|table| table.rows.len() == 2).unwrap();
    assert_eq!(
        cells(with, 0),
        [
            "Funkmast\nEmpfehlung der Verwaltung",
            "einmalig 12.345,67\u{a0}€\njährlich 2.000\u{a0}€",
            "– schnell\n– günstig",
            "– hässlich",
        ]
    );
    assert_eq!(
        cells(with, 1),
        ["Nicht handeln", "–", "–", "– Es bleibt, wie es ist"]
    );
    let other = compared.iter().find(|table| table.rows.len() == 1).unwrap();
    assert_eq!(
        cells(other, 0),
        ["Nur ein Ort", "[bitte ergänzen]", "–", "–"]
    );
    let all = all_words(&paper);
    assert!(all.contains("Empfehlung der Verwaltung: Funkmast"));
    assert!(all.contains("Empfehlung der Verwaltung: [bitte ergänzen]"));
    assert!(!all.contains("Weitere Varianten"));
    docx(&paper).unwrap();
}

#[test]
fn a_masterplan_bundles_everything_down_to_the_last_sheet() {
    let edit = |all: &mut Vec<Measure>| {
        let fields = json!({"costs": [{"year": 2027, "untilYear": 2028, "kind": "recurring",
            "budget": "operating", "quality": "rough", "amountCents": 100_050}]});
        all[0].sheet = patched(&all[0].sheet, fields.as_object().unwrap().clone()).unwrap();
    };
    let plan = made(edit, masterplan);
    assert_eq!(
        headings(&plan, 1),
        [
            "Leitbild und Ziele",
            "Maßnahmen im Überblick",
            "Alle Maßnahmen",
            "Prioritäten und nächste Schritte",
            "Finanzierung",
            "Steckbriefe",
        ]
    );
    let shown = |document: &Document| {
        let titles = headings(document, 2).into_iter();
        titles.filter(|it| it.starts_with("M-")).count()
    };
    let pages = plan.blocks.iter().filter(|it| **it == Block::NewPage);
    assert!(shown(&plan) > 2 && pages.count() == shown(&plan));
    let lines = tables(&plan).into_iter();
    let lines = lines.filter(|table| table.widths.len() == 5);
    let lines: Vec<_> = lines.flat_map(|table| &table.rows).collect();
    assert_eq!(lines.len(), shown(&plan), "each measure in one line");
    let costs = lines.iter().map(|row| words(&row[4]));
    assert!(
        costs.clone().any(|cost| cost == "2.001\u{a0}€"),
        "{:?}",
        costs.collect::<Vec<_>>()
    );
    docx(&plan).unwrap();
}

#[test]
fn press_and_plain_summaries_say_who_what_and_what_next() {
    let press = all_words(&made(|_| {}, press_summary));
    assert!(press.contains("Menschen haben am 14.03.2026"), "{press}");
    assert!(press.contains("digital@talheim-aue.example"));
    let edit = |all: &mut Vec<Measure>| {
        for measure in all {
            measure.sheet.plain_title = "Wir bauen schnelles Internet.".to_owned();
        }
    };
    let plain = made(edit, plain_summary);
    assert!(plain.large);
    let plain = all_words(&plain);
    assert!(
        plain.contains("Das Treffen war am 14. März 2026."),
        "{plain}"
    );
    assert!(plain.contains("Wir bauen schnelles Internet."));
    let open = all_words(&made(|_| {}, plain_summary));
    assert!(open.contains("[bitte ergänzen: in Leichter Sprache]"));
}
