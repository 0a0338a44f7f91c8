//! Files that are not what they should be: the line and the fault are named.

use zukunftswerkstatt::domain::ballot_files::{FaultCode, Kind, contradiction, read};

pub(super) const SAMPLES: [&str; 15] = [
    "opinions.cat",
    "ratings.cat",
    "small.soc",
    "small.soi",
    "small.toc",
    "small.toi",
    "old.soi",
    "approval.cat",
    "grades.cat",
    "small.blt",
    "line.blt",
    "approval.pb",
    "cumulative.pb",
    "ordinal.pb",
    "points.csv",
];

pub(super) fn bytes(name: &str) -> Vec<u8> {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read(format!("{root}/tests/rules/ballot_files/samples/{name}")).unwrap()
}

/// A sample with one piece of text in place of another.
fn changed(name: &str, from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes(name)).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn the_line_and_the_fault_are_named() {
    let cases: [(&str, &str, &str, &str); 44] = [
        ("small.soc", "4: 1,2,3", "4: 1,2", "line 16: 2 of 3 options"),
        (
            "small.soc",
            "4: 1,2,3",
            "4: 1,{2,3}",
            "line 16: equal ranks",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "4: 1,2,4",
            "line 16: there is no option 4",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "4: 1,2,0",
            "line 16: there is no option 0",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "4: 1,2,1",
            "line 16: option 1 is on one ballot twice",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "4 1,2,3",
            "line 16: expected \":\" before \"1,2,3\"",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "4: 1,2,3,",
            "line 16: a number is missing at the end",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "4: 1;2;3",
            "line 16: expected \",\" before \";2;3\"",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "vier: 1",
            "line 16: expected a number before \"vier",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "99999999999999999999: 1",
            "line 16: the number is too large",
        ),
        (
            "small.soc",
            "4: 1,2,3",
            "5: 1,2,3",
            "the header says 7 voters, the file has 8",
        ),
        (
            "small.soc",
            "1: 2,3,1\n",
            "",
            "the header says 7 voters, the file has 6",
        ),
        (
            "small.soc",
            "ORDERS: 3",
            "ORDERS: 4",
            "4 different ballots, the file has 3",
        ),
        (
            "small.soc",
            "ALTERNATIVES: 3",
            "ALTERNATIVES: 4",
            "3 lines ALTERNATIVE NAME",
        ),
        (
            "small.soc",
            "ALTERNATIVES: 3",
            "ALTERNATIVES: drei",
            "line 10: \"drei\" is not a number",
        ),
        (
            "small.soc",
            "ALTERNATIVES: 3",
            "ALTERNATIVES: 2001",
            "line 10: 2001 options, at most",
        ),
        (
            "small.soc",
            "NUMBER ALTERNATIVES",
            "NUMBER",
            "no NUMBER ALTERNATIVES",
        ),
        (
            "small.soc",
            "NAME 2",
            "NAME 1",
            "there is no ALTERNATIVE NAME 2, or one is there twice",
        ),
        (
            "small.toc",
            "5: 3,{1,2,4}",
            "5: 3,{1,2,4",
            "line 11: \"}\" is missing",
        ),
        (
            "small.toi",
            "2: 4",
            "2: {}",
            "line 10: expected a number before \"}\"",
        ),
        (
            "old.soi",
            "1,Rufbus",
            "1",
            "line 2: expected a number, a comma and a name",
        ),
        ("old.soi", "6,6,3", "6,6", "line 5: expected three numbers"),
        (
            "old.soi",
            "3\n1,R",
            "drei\n1,R",
            "line 1: expected a header",
        ),
        (
            "approval.cat",
            "2: 3,{1,2,4}",
            "2: 3",
            "line 13: \",\" is missing at the end",
        ),
        (
            "approval.cat",
            "2: 3,{1,2,4}",
            "2: 3,{1,2,4},1",
            "line 13: expected the end of the line",
        ),
        (
            "approval.cat",
            "CATEGORIES: 2",
            "CATEGORIES: 3",
            "2 lines CATEGORY NAME",
        ),
        (
            "small.blt",
            "3 1 3 4 0",
            "3 1 3 4",
            "line 4: the ballot does not end with 0",
        ),
        (
            "small.blt",
            "3 1 3 4 0",
            "3 1 3 5 0",
            "line 4: there is no option 5",
        ),
        (
            "small.blt",
            "3 1 3 4 0",
            "3 1 3= 0",
            "line 4: expected an option or 0, found \"3=\"",
        ),
        (
            "small.blt",
            "3 1 3 4 0",
            "(7) 1 3 4 0",
            "line 4: \"(7)\": parentheses",
        ),
        (
            "small.blt",
            "3 1 3 4 0",
            "3,5 1 3 4 0",
            "line 4: expected a ballot or the 0",
        ),
        ("small.blt", "-2\n", "-5\n", "line 3: there is no option 5"),
        (
            "small.blt",
            "\"Adam\"",
            "\"Adam",
            "line 11: the text that begins with a quotation",
        ),
        (
            "small.blt",
            "/* four",
            "/ four",
            "expected a ballot or the 0",
        ),
        (
            "approval.pb",
            "\n3;70;1,2",
            "\n3;70;1,9",
            "line 26: there is no project 9",
        ),
        (
            "approval.pb",
            "\n3;70;1,2",
            "\n3;70;1,1",
            "line 26: option 1 is on one ballot twice",
        ),
        (
            "approval.pb",
            "60000.0",
            "60000.001",
            "line 17: \"60000.001\" is not an amount",
        ),
        (
            "approval.pb",
            "num_votes;6",
            "num_votes;7",
            "line 8: num_votes says 7, the file has 6",
        ),
        (
            "approval.pb",
            "vote_type;approval",
            "vote_type;shouting",
            "line 10: vote_type is \"shouting\"",
        ),
        (
            "approval.pb",
            "project_id;cost",
            "project_id;price",
            "line 16: there is no column cost",
        ),
        (
            "cumulative.pb",
            "1;a,b;3,2",
            "1;a,b;3",
            "line 16: 2 projects but 1 numbers",
        ),
        (
            "points.csv",
            "2;1;citizens",
            "2;1;citizen",
            "line 11: there is no group \"citizen\"",
        ),
        (
            "points.csv",
            ";2;1;\n",
            ";2;viel;\n",
            "line 11: expected a whole number, found \"viel\"",
        ),
        (
            "points.csv",
            "type;points",
            "type;pints",
            "line 3: there is no type \"pints\"",
        ),
    ];
    for (name, from, to, expected) in cases {
        let found = read(&changed(name, from, to), Kind::of_file(name).unwrap());
        let fault = found.map(|_| ()).unwrap_err().to_string();
        assert!(fault.contains(expected), "{name}: {to:?}: {fault}");
    }
}

#[test]
fn programs_are_told_what_kind_of_fault_it_is() {
    use FaultCode::*;
    for (name, from, to, code) in [
        ("small.soc", "4: 1,2,3", "4: 1,2,4", NotListed),
        ("small.soc", "4: 1,2,3", "4: 1,2,1", Twice),
        ("small.soc", "4: 1,2,3", "5: 1,2,3", Contradiction),
        ("small.soc", "4: 1,2,3", "4: 1;2;3", Unexpected),
        (
            "small.soc",
            "ALTERNATIVES: 3",
            "ALTERNATIVES: 2001",
            TooMuch,
        ),
        ("small.blt", "3 1 3 4 0", "3 1 3 4", Incomplete),
        ("approval.pb", "60000.0", "60000.001", NotANumber),
        ("points.csv", "2;1;citizens", "2;1;citizen", NotListed),
        ("votes.json", "\"cases\"", "\"case\"", Unexpected),
    ] {
        let found = read(&changed(name, from, to), Kind::of_file(name).unwrap());
        assert_eq!(found.map(|_| ()).unwrap_err().code, code, "{name}: {to:?}");
    }
    let fault = read(b"\xff", Kind::Csv).map(|_| ()).unwrap_err();
    assert_eq!(fault.code, NotText);
}

#[test]
fn vectors_name_the_line_of_a_syntax_error_and_of_a_contradiction() {
    for (from, to, expected) in [
        ("\"n\": 2", "\"n\": \"two\"", "line 11: invalid type"),
        ("[[2]]}", "[[2]}", "line 12: expected `,` or `]`"),
        ("\"ranking\"", "\"ordering\"", "line 7: unknown variant"),
    ] {
        let fault = read(&changed("votes.json", from, to), Kind::Json);
        let fault = fault.map(|_| ()).unwrap_err().to_string();
        assert!(fault.starts_with(expected), "{fault}");
    }
    let told = |from: &str, to: &str, case: usize| {
        let file = changed("votes.json", from, to);
        let read = read(&file, Kind::Json).unwrap();
        let fault = contradiction(&file, Kind::Json, case, &read.cases[case])?;
        assert_eq!(fault.code, FaultCode::Contradiction);
        Some(fault.to_string())
    };
    assert_eq!(told("second", "other", 0), None);
    for (from, to, case, expected) in [
        (
            "\"g\": 0",
            "\"g\": 3",
            0,
            "line 11: ballot 1: there is no group 3",
        ),
        ("[[2]]", "[[3]]", 0, "line 12: ballot 2: "),
        ("[[2]]", "[[2], [2]]", 0, "line 12: ballot 2: "),
        ("[[0, 1]]", "[[0, 7]]", 1, "line 20: ballot 1: 7 is neither"),
        ("[1, -1]", "[2, -1]", 1, "line 21: ballot 2: "),
        (
            "\"WLAN\"]",
            "\"Rufbus\"]",
            1,
            "line 16: candidate \"Rufbus\" is listed twice",
        ),
    ] {
        let fault = told(from, to, case).unwrap();
        assert!(fault.starts_with(expected), "{fault}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for kind in Kind::ALL {
        assert!(read(b"", kind).is_err(), "{kind:?}: nothing");
        assert!(read(b"\n\n", kind).is_err(), "{kind:?}: blank lines");
        let fault = read(b"row\n\xff\xfe", kind).map(|_| ()).unwrap_err();
        if kind != Kind::Json {
            assert_eq!(fault.to_string(), "line 2: this is not text in UTF-8");
        }
    }
}

#[test]
fn a_byte_order_mark_and_windows_lines_do_no_harm() {
    for name in SAMPLES {
        let kind = Kind::of_file(name).unwrap();
        let text = String::from_utf8(bytes(name)).unwrap();
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let (one, other) = (
            read(text.as_bytes(), kind).unwrap(),
            read(windows.as_bytes(), kind).unwrap(),
        );
        let ballots = |file| serde_json::to_value(file).unwrap()["cases"][0]["ballots"].clone();
        assert_eq!(ballots(one), ballots(other), "{name}");
    }
}
