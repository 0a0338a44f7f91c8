//! Any title survives in any kind of file.

use proptest::prelude::*;
use zukunftswerkstatt::domain::ballot_files::{Heading, Kind, read, write};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case};

use super::votes::case;

/// A vote that every kind can hold.
fn vote(titles: &[String], kind: Kind) -> Case {
    let mut entry = BallotEntry::default();
    let ballot_type = if matches!(kind, Kind::Cat | Kind::Pb) {
        entry.a = Some(vec![0]);
        BallotType::Approval
    } else {
        entry.r = Some((0..titles.len()).map(|option| vec![option]).collect());
        BallotType::Ranking
    };
    let mut case = case(ballot_type, titles, vec![entry]);
    case.costs = vec![1; titles.len()];
    case.budget = Some(10);
    case
}

fn survive(titles: &[String], question: &str) {
    let heading = Heading {
        title: question.to_owned(),
        ..Heading::default()
    };
    for kind in Kind::ALL {
        let bytes = write(&vote(titles, kind), kind, &heading).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let file = read(&bytes, kind).unwrap_or_else(|fault| panic!("{kind:?}: {fault}\n{text}"));
        let case = &file.cases[0];
        let found = if case.names.is_empty() {
            &case.candidates
        } else {
            &case.names
        };
        assert_eq!(found, titles, "{kind:?}\n{text}");
        assert_eq!(case.ballots.len(), 1, "{kind:?}\n{text}");
    }
}

#[test]
fn known_troublemakers() {
    let titles = [
        "Zeile\nUmbruch",
        "\r\n",
        "a,b;c\td",
        "\"quoted\"",
        "\"",
        "#1",
        "# ALTERNATIVE NAME 1: x",
        "=SUMME(A1:A9)",
        "+49 800",
        "-1",
        "@home",
        "'Apostroph",
        "''",
        " Leerzeichen ",
        "",
        "back\\slash",
        "\\u{41}",
        "Ärger 🚌 für alle",
        "{1,2}",
        "0",
        "1: 2,3",
        "/* x */",
        "VOTES",
        "META",
        "(7)",
        "row;count",
        "\u{2028}",
        "\u{85}",
        "\u{feff}BOM",
        "a: b",
        "  ",
    ];
    for title in titles {
        for other in ["Rufbus", "back\\slash and more"] {
            survive(
                &[title.to_owned(), other.to_owned(), "Kino".to_owned()],
                title,
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_title(
        titles in prop::collection::btree_set("[^\\x00]{0,12}|[\"\\\\\n\r;,#='{}u ]{0,6}", 3),
        question in any::<String>(),
    ) {
        let mut known = std::collections::BTreeSet::new();
        // Titles that differ only in blanks at their ends are the same to PrefLib.
        prop_assume!(titles.iter().all(|title| known.insert(title.trim())));
        let titles: Vec<String> = titles.into_iter().collect();
        survive(&titles, &question);
    }

    /// No cell with a text begins with what a spreadsheet takes for a formula.
    #[test]
    fn no_cell_is_a_formula(titles in prop::collection::btree_set("[=+@\t'-]{0,2}[a-z(]{0,4}", 3)) {
        let titles: Vec<String> = titles.into_iter().collect();
        let mut case = vote(&titles, Kind::Csv);
        case.id.clone_from(&titles[0]);
        case.candidates = titles.iter().map(|title| format!("={title}")).collect();
        case.groups = vec![format!("@{}", titles[1])];
        case.ballots[0].g = Some(0);
        let bytes = write(&case, Kind::Csv, &Heading::default()).unwrap();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(bytes);
        for record in reader.records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
    }
}
