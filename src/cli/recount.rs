//! `recount`: count an exported vote again, offline, from the same code.

use std::fs;
use std::io::{self, Read, Write};

use serde_json::Value;

use crate::domain::tally::vectors::{self, Answer, CaseResult, Results, TestResult};

/// Exit code: every test has a result.
pub const COUNTED: u8 = 0;
/// Exit code: the input cannot be read or is not in the format.
pub const UNREADABLE: u8 = 1;
/// Exit code: at least one test has an error in place of a result.
pub const INCOMPLETE: u8 = 2;

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// `workshop-vote-results/1`, one case per line.
    #[default]
    Json,
    /// For people.
    Table,
}

/// Counts every vote in the file (`-`: standard input), prints results to `out`
/// and complaints to `complaints`. Answers the exit code.
pub fn run(
    path: &str,
    format: Format,
    out: &mut impl Write,
    complaints: &mut impl Write,
) -> io::Result<u8> {
    let file = match read(path)
        .map_err(|error| error.to_string())
        .and_then(|text| vectors::parse(&text))
    {
        Ok(file) => file,
        Err(reason) => {
            let name = if path == "-" { "standard input" } else { path };
            writeln!(complaints, "{name}: {reason}")?;
            writeln!(
                complaints,
                "Expected is a file in the format {}.",
                vectors::FORMAT
            )?;
            return Ok(UNREADABLE);
        }
    };
    let results = vectors::count(&file);
    match format {
        Format::Json => print_json(&results, out)?,
        Format::Table => print_table(&results, out)?,
    }
    out.flush()?;
    if results.complete() {
        return Ok(COUNTED);
    }
    for (case, test) in tests(&results) {
        if let Answer::Error { code, message } = &test.answer {
            writeln!(
                complaints,
                "{}: {}: {message} [{code}]",
                case.id, test.method
            )?;
        }
    }
    Ok(INCOMPLETE)
}

fn read(path: &str) -> io::Result<Vec<u8>> {
    if path == "-" {
        let mut text = Vec::new();
        io::stdin().lock().read_to_end(&mut text)?;
        Ok(text)
    } else {
        fs::read(path)
    }
}

fn tests(results: &Results) -> impl Iterator<Item = (&CaseResult, &TestResult)> {
    results
        .cases
        .iter()
        .flat_map(|case| case.tests.iter().map(move |test| (case, test)))
}

fn print_json(results: &Results, out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "{{\"format\":{},\"cases\":[",
        Value::from(results.format)
    )?;
    for (index, case) in results.cases.iter().enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, case)?;
    }
    writeln!(out, "\n]}}")
}

fn print_table(results: &Results, out: &mut impl Write) -> io::Result<()> {
    for case in &results.cases {
        writeln!(out, "== {} ==", case.id)?;
        for test in &case.tests {
            let options = Value::Object(test.options.clone());
            writeln!(out, "\n{} {options}", test.method)?;
            match &test.answer {
                Answer::Error { message, .. } => writeln!(out, "  not counted: {message}")?,
                Answer::Result(fields) => print_fields(fields, out)?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn print_fields(fields: &vectors::Fields, out: &mut impl Write) -> io::Result<()> {
    for (key, value) in fields.iter() {
        match (key, value) {
            ("counts", Value::Object(counts)) => {
                let of = |name: &str| counts.get(name).cloned().unwrap_or_default();
                let (all, counted) = (of("ballots"), of("counted"));
                let (empty, invalid) = (of("empty"), of("invalid"));
                writeln!(
                    out,
                    "  {all} ballots: {counted} counted, {empty} empty, {invalid} invalid"
                )?;
            }
            ("ranking", Value::Array(tiers)) => print_ranking(tiers, fields, out)?,
            // Shown beside the ranking.
            ("scores", _) if fields.get("ranking").is_some() => {}
            (_, Value::Array(entries)) if entries.iter().any(Value::is_object) => {
                writeln!(out, "  {key}:")?;
                for (number, entry) in (1..).zip(entries) {
                    writeln!(out, "    {number}: {entry}")?;
                }
            }
            (_, Value::Array(entries)) => {
                let words: Vec<String> = entries.iter().map(plain).collect();
                writeln!(out, "  {key}: {}", words.join(", "))?;
            }
            (_, Value::Object(entries)) => {
                writeln!(out, "  {key}:")?;
                for (id, figure) in entries {
                    writeln!(out, "    {id}: {}", plain(figure))?;
                }
            }
            _ => writeln!(out, "  {key}: {}", plain(value))?,
        }
    }
    Ok(())
}

/// One line per option; tied ones share their places ("2–3").
fn print_ranking(
    tiers: &[Value],
    fields: &vectors::Fields,
    out: &mut impl Write,
) -> io::Result<()> {
    let scores = fields.get("scores");
    let mut first = 1;
    for tier in tiers.iter().filter_map(Value::as_array) {
        let last = first + tier.len().saturating_sub(1);
        let place = if first == last {
            format!("{first}")
        } else {
            format!("{first}–{last}")
        };
        for id in tier.iter().filter_map(Value::as_str) {
            let score = scores
                .and_then(|scores| scores.get(id))
                .map(plain)
                .unwrap_or_default();
            writeln!(out, "  {place:>7}  {id:<12} {score}")?;
        }
        first = last + 1;
    }
    Ok(())
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
