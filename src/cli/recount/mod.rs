//! `recount`: count an exported vote again, offline, from the same code.

mod print;

use std::fs::File;
use std::io::{self, Read as _, Write};

use clap::Args;
use serde_json::{Map, Value};

use crate::domain::ballot_files::{self, Kind, contradiction};
use crate::domain::limits;
use crate::domain::tally::vectors::{self, Answer, Method, Test};

/// Exit code: every test has a result.
pub const COUNTED: u8 = 0;
/// Exit code: the input cannot be read, is malformed, or of an unknown kind.
pub const UNREADABLE: u8 = 1;
/// Exit code: at least one test has an error in place of a result; a method does not exist.
pub const INCOMPLETE: u8 = 2;

/// Stands for all methods that suit the ballots.
const ALL: &str = "all";

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// `workshop-vote-results/1`, one case per line.
    #[default]
    Json,
    /// For people.
    Table,
}

/// `recount …`
#[derive(Args, Debug, Clone, Default)]
#[command(after_help = methods_help())]
pub struct RecountArgs {
    /// File with ballots, or - for standard input: .json (vote vectors), .csv, .soc, .soi, .toc,
    /// .toi, .cat (PrefLib), .blt, .pb (Pabulib)
    #[arg(value_name = "FILE")]
    pub file: String,
    /// Kind of file, where its name does not say it: json, csv, soc, soi, toc, toi, cat, blt, pb
    #[arg(long, value_name = "KIND")]
    pub format: Option<String>,
    /// Count by these methods (see below) in place of those that the file names; "all" for every
    /// one that suits
    #[arg(long, value_name = "METHOD", value_delimiter = ',')]
    pub method: Vec<String>,
    /// Option of the methods given, such as missing=zero
    #[arg(long, value_name = "NAME=VALUE", requires = "method")]
    pub option: Vec<String>,
    /// Print a table for people in place of JSON
    #[arg(long)]
    pub table: bool,
    /// Print JSON, as without any flag
    #[arg(long, conflicts_with = "table")]
    pub json: bool,
}

/// The list of methods under `--help`.
fn methods_help() -> String {
    let line = |method: &Method| {
        let types: Vec<&str> = method.counts.iter().map(|kind| kind.name()).collect();
        let money = if method.spends { ", with costs" } else { "" };
        let (name, about, types) = (method.name, method.about, types.join(", "));
        format!("  {name:<16} {about} ({types}{money})\n")
    };
    let methods: String = vectors::METHODS.iter().map(line).collect();
    format!(
        "Methods, by what is on the ballots:
{methods}Without --method: schulze, mes (add1), approval, cumulative, rating, group_consensus or
bradley_terry, whatever suits. A .json or .csv file names its own, and a .pb that this service
published says how its round filled up (add1_greedy) and by which steps: all three give the
result of the round. The same by hand: --method mes --option completion=add1_greedy
--option increment=100 (in the unit of the file's amounts).

Exit codes: 0 counted, 1 the input cannot be read, 2 at least one result is missing"
    )
}

/// Counts every vote in the file (`-`: standard input), prints results to `out`
/// and complaints to `complaints`. Answers the exit code.
pub fn run(
    path: &str,
    format: Format,
    out: &mut impl Write,
    complaints: &mut impl Write,
) -> io::Result<u8> {
    let args = RecountArgs {
        file: path.to_owned(),
        table: format == Format::Table,
        ..RecountArgs::default()
    };
    count(&args, out, complaints)
}

/// Like [`run`], with everything that the command line can say.
pub fn count(
    args: &RecountArgs,
    out: &mut impl Write,
    complaints: &mut impl Write,
) -> io::Result<u8> {
    let tests = match tests_of(args) {
        Ok(tests) => tests,
        Err(reason) => {
            writeln!(complaints, "{reason}")?;
            return Ok(INCOMPLETE);
        }
    };
    let Read {
        bytes,
        kind,
        mut file,
    } = match read(args) {
        Ok(read) => read,
        Err(reason) => {
            let name = if args.file == "-" {
                "standard input"
            } else {
                &args.file
            };
            writeln!(complaints, "{name}: {reason}")?;
            return Ok(UNREADABLE);
        }
    };
    if let Some(wanted) = &tests {
        for case in &mut file.cases {
            case.tests = wanted.tests(case);
        }
    }
    for case in file.cases.iter().filter(|case| !case.about.is_empty()) {
        if args.table {
            writeln!(complaints, "{}: {}", case.id, case.about)?;
        }
    }
    let results = vectors::count(&file);
    if args.table {
        print::table(&file, &results, out)?;
    } else {
        print::json(&results, out)?;
    }
    out.flush()?;
    if results.complete() {
        return Ok(COUNTED);
    }
    for (number, (case, result)) in file.cases.iter().zip(&results.cases).enumerate() {
        // Said by its line, as faults of all other kinds of file are.
        let line = contradiction(&bytes, kind, number, case).and_then(|fault| fault.line);
        let line = line.map_or_else(String::new, |line| format!("line {line}: "));
        for test in &result.tests {
            if let Answer::Error { code, message } = &test.answer {
                let line = if *code == "malformed" { &line } else { "" };
                let (id, method) = (&result.id, &test.method);
                writeln!(complaints, "{id}: {method}: {line}{message} [{code}]")?;
            }
        }
    }
    Ok(INCOMPLETE)
}

/// A file that was read.
struct Read {
    bytes: Vec<u8>,
    kind: Kind,
    file: vectors::File,
}

/// What `--method` and `--option` ask for.
struct Wanted {
    /// None: all that suit.
    methods: Option<Vec<String>>,
    options: Map<String, Value>,
}

impl Wanted {
    fn tests(&self, case: &vectors::Case) -> Vec<Test> {
        let suiting = || {
            let suiting = vectors::METHODS.iter().filter(|method| method.suits(case));
            suiting.map(|method| method.name.to_owned()).collect()
        };
        let names: Vec<String> = self.methods.clone().unwrap_or_else(suiting);
        names
            .into_iter()
            .map(|method| Test {
                method,
                options: self.options.clone(),
            })
            .collect()
    }
}

/// What is asked for beside the file's own tests; an error names what does not exist.
fn tests_of(args: &RecountArgs) -> Result<Option<Wanted>, String> {
    if args.method.is_empty() {
        return Ok(None);
    }
    let unknown = |name: &&String| *name != ALL && Method::named(name).is_none();
    if let Some(name) = args.method.iter().find(unknown) {
        let known: Vec<&str> = vectors::METHODS.iter().map(|method| method.name).collect();
        return Err(format!(
            "there is no method \"{name}\"; there are {} and {ALL}",
            known.join(", ")
        ));
    }
    let mut options = Map::new();
    for option in &args.option {
        let (name, value) = option
            .split_once('=')
            .ok_or_else(|| format!("--option {option}: expected NAME=VALUE"))?;
        // A word is a word; numbers, lists and true or false are what they look like.
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
        options.insert(name.to_owned(), value);
    }
    let all = args.method.iter().any(|name| name == ALL);
    Ok(Some(Wanted {
        methods: (!all).then(|| args.method.clone()),
        options,
    }))
}

fn read(args: &RecountArgs) -> Result<Read, String> {
    let kind = match &args.format {
        Some(name) => Kind::named(name).ok_or_else(|| {
            let known: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).collect();
            format!(
                "there is no format \"{name}\"; there are {}",
                known.join(", ")
            )
        })?,
        // What comes without a name has always been the vectors' JSON.
        None => Kind::of_file(&args.file).unwrap_or(Kind::Json),
    };
    let bytes = bytes(&args.file).map_err(|error| error.to_string())?;
    let file = ballot_files::read(&bytes, kind).map_err(|fault| match kind {
        Kind::Json => format!(
            "{fault}\nExpected is a file in the format {}.",
            vectors::FORMAT
        ),
        _ => fault.to_string(),
    })?;
    Ok(Read { bytes, kind, file })
}

/// At most one byte more than may be read.
fn bytes(path: &str) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limits::BALLOT_FILE_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if path == "-" {
        io::stdin().lock().take(most + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
