//! Papers for council, press and citizens.

use super::{NOW, list, measures, report};
use crate::sample;
use zukunftswerkstatt::domain::draft_text::Sources;
use zukunftswerkstatt::domain::measure_sheet::Measure;
use zukunftswerkstatt::export::design::{Design, Issuer};
use zukunftswerkstatt::export::document::{Block, Document, Inline, Table, words};
use zukunftswerkstatt::export::docx::docx;
use zukunftswerkstatt::export::papers::{
    CouncilPaper, Folder, Origin, council_paper, folder, plain_summary, press_summary,
};
use zukunftswerkstatt::export::report::Filter;

/// Makes a paper from the sample workshop; `edit` is what the office did with its measures.
fn made(edit: impl Fn(&mut Vec<Measure>), make: impl Fn(&Origin<'_>) -> Document) -> Document {
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
            records: &[],
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
            Block::Picture(_) | Block::NewPage => {}
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
        subject: String::new(),
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
