//! What is tried with any bytes: one function for each decoder that strangers reach. It returns
//! whatever comes, and what it says of a right input is the same on every way. Shared by the fuzz
//! targets in this folder and by `tests/rules/fuzz.rs`.

use actix_web::dev::RequestHead;
use actix_web::http::header::{HeaderName, HeaderValue, ORIGIN};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;
use zukunftswerkstatt::access::token;
use zukunftswerkstatt::config::Config;
use zukunftswerkstatt::domain::ballot_files::{Heading, Kind, contradiction, read, write};
use zukunftswerkstatt::domain::code::{AdmissionCode, JoinCode};
use zukunftswerkstatt::domain::ids::ProcessId;
use zukunftswerkstatt::domain::limits;
use zukunftswerkstatt::domain::tally::vectors;
use zukunftswerkstatt::export::edited;
use zukunftswerkstatt::export::picture;
use zukunftswerkstatt::export::tables::{Column, Look};
use zukunftswerkstatt::http::frames::{Frames, Incoming};
use zukunftswerkstatt::http::hearing::{self, Heard};
use zukunftswerkstatt::http::identity::{COOKIE_PLAIN, cookie_value};
use zukunftswerkstatt::http::origin::{Reached, is_own};
use zukunftswerkstatt::wire::client::{Control, Request};

/// A body: takes any bytes, and panics only if the decoder is wrong.
pub(crate) type Body = fn(&[u8]);

/// All of them, by the name of their corpus.
pub(crate) const BODIES: [(&str, Body); 8] = [
    ("frames", frames),
    ("messages", messages),
    ("codes", codes),
    ("cookies", cookies),
    ("heads", heads),
    ("ballots", ballots),
    ("pictures", pictures),
    ("lists", lists),
];

/// What is heard of these bytes when they come in parts of this size.
fn heard(bytes: &[u8], part: usize) -> Vec<String> {
    let mut frames = Frames::default();
    let mut all = Vec::new();
    for part in bytes.chunks(part) {
        frames.add(part);
        loop {
            let mut broken = false;
            let next = frames.next(limits::SOCKET_FRAME_BYTES, |message| {
                broken = message == Incoming::Broken;
                format!("{:?}", hearing::read(message))
            });
            all.extend(next.clone());
            match next {
                // Nothing can be read after it: the line ends.
                Some(_) if broken => return all,
                Some(_) => {}
                None => break,
            }
        }
    }
    all
}

/// Frames are the same however they are cut. The first byte says how.
pub(crate) fn frames(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let whole = heard(bytes, bytes.len().max(1));
    assert_eq!(heard(bytes, usize::from(*first) + 1), whole);
}

/// A message is understood or refused; what is understood is the same when it is said again, and
/// the quick way for ballots says what the general way says.
pub(crate) fn messages(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Some(ballot) = Request::read_ballot(text) {
        assert_eq!(serde_json::from_str(text).ok(), Some(ballot));
    }
    match hearing::read_text(text) {
        Heard::Command(request, _) => {
            let said = serde_json::to_string(&request).unwrap_or_default();
            let again = match hearing::read_text(&said) {
                Heard::Command(again, _) => Some(again),
                _ => None,
            };
            assert_eq!(again, Some(request), "{said}");
        }
        Heard::Hello(hello) => {
            let said = serde_json::to_string(&Control::Hello(hello.clone())).unwrap_or_default();
            assert_eq!(hearing::read_text(&said), Heard::Hello(hello));
        }
        other => assert!(matches!(other, Heard::Ping | Heard::Bad(..)), "{other:?}"),
    }
}

/// A code that was understood is understood as it is shown, too; a token is strong or not.
pub(crate) fn codes(bytes: &[u8]) {
    let Ok(typed) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(code) = JoinCode::parse(typed) {
        assert_eq!(JoinCode::parse(&code.to_string()), Ok(code));
        assert_eq!(JoinCode::parse(&code.digits()), Ok(code));
    }
    if let Ok(code) = AdmissionCode::parse(typed) {
        assert_eq!(AdmissionCode::parse(&code.to_string()), Ok(code));
    }
    if token::is_strong(typed) {
        assert!(typed.len() >= 32 && typed.is_ascii());
    }
}

/// A cookie's value is a part of the header, and ends where the next begins.
pub(crate) fn cookies(bytes: &[u8]) {
    let Ok(header) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Some(value) = cookie_value(header, COOKIE_PLAIN) {
        assert!(header.contains(&format!("{COOKIE_PLAIN}={value}")));
        assert!(!value.contains(';'));
    }
}

/// A request's head with these lines, from the machine with this address; what is no header is none.
fn head(lines: &[u8], forwarded: bool) -> RequestHead {
    let mut head = RequestHead::default();
    head.peer_addr = Some((PROXY, 5000).into());
    for line in lines.split(|byte| *byte == b'\n') {
        let mut parts = line.splitn(2, |byte| *byte == b':');
        let name = parts.next().unwrap_or_default();
        let value = parts.next().unwrap_or_default().trim_ascii();
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name), HeaderValue::from_bytes(value))
            && (forwarded || !name.as_str().starts_with("x-forwarded-"))
        {
            head.headers.append(name, value);
        }
    }
    head
}

/// Where [`head`]s come from.
const PROXY: [u8; 4] = [10, 0, 0, 2];

/// Whose page sends a request is read from any head. What is forwarded counts only where a proxy of ours is; what is let
/// in by its origin names the address that was reached, or the public one, and no other.
pub(crate) fn heads(bytes: &[u8]) {
    let (said, bare) = (head(bytes, true), head(bytes, false));
    let plain = Config::default();
    let proxied = Config {
        trusted_proxies: vec![PROXY.into()],
        ..Config::default()
    };
    let public = Config {
        public_url: Some("https://werkstatt.example".to_owned()),
        ..proxied.clone()
    };
    assert_eq!(Reached::of(&said, &plain), Reached::of(&bare, &plain));
    assert_eq!(is_own(&said, &plain), is_own(&bare, &plain));
    for config in [plain, proxied, public] {
        let reached = Reached::of(&said, &config);
        assert!(!reached.host.bytes().any(|byte| byte.is_ascii_uppercase()));
        assert!(reached.proxied || !reached.tls);
        let origins: Vec<&HeaderValue> = said.headers.get_all(ORIGIN).collect();
        if is_own(&said, &config) && !origins.is_empty() {
            let here = ["http", "https"].map(|scheme| format!("{scheme}://{}", reached.host));
            let named = origins.iter().filter_map(|origin| origin.to_str().ok());
            let named: Vec<String> = named.map(str::to_ascii_lowercase).collect();
            let ours = |it: &String| here.contains(it) || config.public_url.as_ref() == Some(it);
            assert!(
                named.len() == 1 && origins.len() == 1 && named.iter().all(ours),
                "{origins:?} at {reached:?}"
            );
        }
    }
}

/// A ballot file is read or named as faulty; what was read can be counted, and what can be written
/// is read again as the same votes. The first byte says which kind it is.
pub(crate) fn ballots(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let Some(kind) = Kind::ALL.get(usize::from(first.wrapping_sub(b'0')) % Kind::ALL.len()) else {
        return;
    };
    let Ok(file) = read(bytes, *kind) else {
        return;
    };
    for (number, case) in file.cases.iter().enumerate() {
        if contradiction(bytes, *kind, number, case).is_some() {
            return;
        }
        let heading = Heading::default();
        if let Ok(written) = write(case, *kind, &heading) {
            let again = read(&written, *kind);
            assert!(again.is_ok(), "{again:?}");
        }
    }
    // Counting takes its time with many options; what is counted how is tried elsewhere.
    if bytes.len() < 600 {
        let _ = vectors::count(&file);
    }
}

/// A picture is made fit or refused; what is stored is a JPEG no larger than the wall needs, and as a logo no more bytes
/// than it may have.
pub(crate) fn pictures(bytes: &[u8]) {
    if let Ok(stored) = picture::fit(bytes) {
        assert!(stored.bytes.starts_with(&[0xff, 0xd8]));
        assert!(stored.width.max(stored.height) <= picture::LONGEST_SIDE);
    }
    if let Ok(stored) = picture::logo(bytes, limits::LOGO_BYTES) {
        let begin: &[u8] = if stored.png { b"\x89PNG" } else { b"\xff\xd8" };
        assert!(stored.bytes.starts_with(begin) && stored.bytes.len() <= limits::LOGO_BYTES);
    }
}

/// What stands between two sheets in the short form of a workbook.
const NEXT_SHEET: &[u8] = b"\n---\n";

/// An edited measure list is read or named as faulty; what was read lies in columns that there are. Bytes that are no
/// archive are the sheets of one: nobody finds the way through a packed file by chance.
pub(crate) fn lists(bytes: &[u8]) {
    let columns = [
        ("Nr.", Look::Text),
        ("Titel", Look::Text),
        ("Bis wann", Look::Date),
        ("Kosten", Look::Money),
        ("Anteil", Look::Share),
    ];
    let columns = columns.map(|(title, look)| Column {
        title: title.to_owned(),
        help: String::new(),
        width: 10.0,
        look,
        list: None,
        summed: false,
    });
    let packed = match bytes {
        [b'P', b'K', ..] => Some(bytes.to_vec()),
        _ => pack(bytes),
    };
    let process = serde_json::from_str::<ProcessId>("\"00000000-0000-0000-0000-000000000000\"");
    let (Some(packed), Ok(process)) = (packed, process) else {
        return;
    };
    if let Ok(file) = edited::read(&packed, "Maßnahmen", &columns, process) {
        let mut places = file.rows.iter().flat_map(|row| row.values.keys());
        assert!(places.all(|place| *place < columns.len()));
    }
}

/// A workbook with these two sheets: the list, and the hidden one.
fn pack(sheets: &[u8]) -> Option<Vec<u8>> {
    let cut = sheets
        .windows(NEXT_SHEET.len())
        .position(|part| part == NEXT_SHEET);
    let (list, hidden) = cut.map_or((sheets, &[][..]), |cut| {
        let (list, rest) = sheets.split_at(cut);
        (list, rest.get(NEXT_SHEET.len()..).unwrap_or_default())
    });
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{documents}\"><sheets>\
         <sheet name=\"Maßnahmen\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Stand\" sheetId=\"2\" r:id=\"rId2\"/>\
         </sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{packages}\">\
         <Relationship Id=\"rId1\" Type=\"{documents}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{documents}/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", list),
        ("xl/worksheets/sheet2.xml", hidden),
    ] {
        archive
            .start_file(name, SimpleFileOptions::default())
            .ok()?;
        archive.write_all(content).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
