//! Whatever comes in: reading is bounded in memory, never panics, and a fault points into the file.

use super::malformed::{SAMPLES, bytes};
use proptest::prelude::*;
use zukunftswerkstatt::domain::ballot_files::{Kind, contradiction, read};
use zukunftswerkstatt::domain::limits;

#[test]
fn memory_is_bounded() {
    let long = vec![b' '; limits::BALLOT_FILE_BYTES + 1];
    for kind in Kind::ALL {
        let fault = read(&long, kind).map(|_| ()).unwrap_err().to_string();
        assert!(fault.contains("bytes"), "{fault}");
    }
    // A number alone reserves nothing.
    for text in ["2000 1\n0\n", "2001 1\n", "99999999999 1\n"] {
        assert!(read(text.as_bytes(), Kind::Blt).is_err(), "{text}");
    }
    let head = "1 1\n";
    let many = format!("{head}{}", "1 1 0\n".repeat(limits::BALLOT_FILE_LINES + 1));
    let fault = read(many.as_bytes(), Kind::Blt).map(|_| ()).unwrap_err();
    assert_eq!(fault.line, Some(limits::BALLOT_FILE_LINES + 2));
    let crowd = format!("{head}{} 1 0\n0\nA\n", limits::BALLOT_FILE_BALLOTS + 1);
    let fault = read(crowd.as_bytes(), Kind::Blt).map(|_| ()).unwrap_err();
    assert!(fault.reason.contains("ballots in one file"), "{fault}");
}

/// Reads it; a fault has to point into the file, and one of the whole file to be about the whole file.
fn read_anything(bytes: &[u8], kind: Kind) {
    let faults = match read(bytes, kind) {
        Err(fault) => vec![fault],
        Ok(file) => (0..)
            .zip(&file.cases)
            .filter_map(|(number, case)| contradiction(bytes, kind, number, case))
            .collect(),
    };
    let lines = bytes.split(|byte| *byte == b'\n').count();
    for fault in faults {
        assert!(!fault.reason.is_empty());
        match fault.line {
            Some(line) => assert!((1..=lines).contains(&line), "{fault}"),
            None => assert!(
                WHOLE_FILE.iter().any(|part| fault.reason.contains(part)),
                "{kind:?}: {fault}"
            ),
        }
        assert!(
            !fault.reason.contains('\n') || kind == Kind::Json,
            "{fault}"
        );
    }
}

/// What is said without a line: nothing is there, a part is missing, or the file is of another format.
const WHOLE_FILE: [&str; 5] = [
    "the file is empty",
    "is missing",
    "has no heading",
    "the file has",
    "format is \"",
];

fn kinds() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in kinds()) {
        read_anything(&bytes, kind);
    }

    #[test]
    fn random_text_of_their_characters_never_panics(
        text in "([0-9]{1,3}|[#:;,={}()\"'\\-/*\\n\\r\\t \\\\]|row|META|VOTES|ü|NUMBER ALTERNATIVES: ){0,80}",
        kind in kinds(),
    ) {
        read_anything(text.as_bytes(), kind);
    }

    /// Bytes of a valid file are replaced, taken out, doubled; lines change places.
    #[test]
    fn mutated_files_never_panic(
        name in prop::sample::select([&SAMPLES[..], &["votes.json", "votes.json"]].concat()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..5_u8, any::<u8>()), 1..6),
        other in kinds(),
        same_kind in prop::bool::weighted(0.9),
    ) {
        let mut file = bytes(name);
        for (place, how, byte) in changes {
            if file.is_empty() {
                break;
            }
            let place = place.index(file.len());
            match how {
                0 => file[place] = byte,
                1 => file[place] = b"0123456789,;:{}\"#=-\n \\'"[usize::from(byte) % 23],
                2 => {
                    file.remove(place);
                }
                3 => file.insert(place, file[place]),
                _ => {
                    let mut lines: Vec<&[u8]> = file.split(|byte| *byte == b'\n').collect();
                    let (a, b) = (place % lines.len(), usize::from(byte) % lines.len());
                    lines.swap(a, b);
                    file = lines.join(&b'\n');
                }
            }
        }
        let kind = if same_kind { Kind::of_file(name).unwrap() } else { other };
        read_anything(&file, kind);
    }
}
