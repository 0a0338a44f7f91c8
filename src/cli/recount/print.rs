use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::Value;

use crate::domain::tally::vectors::{self, Answer, Case, File, Results};

/// `workshop-vote-results/1`, one case per line.
pub(super) fn json(results: &Results, out: &mut impl Write) -> io::Result<()> {
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

/// For people: one line per option, with its title where the file has one.
pub(super) fn table(file: &File, results: &Results, out: &mut impl Write) -> io::Result<()> {
    for (input, case) in file.cases.iter().zip(&results.cases) {
        writeln!(out, "== {} ==", one_line(&case.id))?;
        let titles = Titles::of(input);
        for test in &case.tests {
            let options = Value::Object(test.options.clone());
            writeln!(out, "\n{} {options}", test.method)?;
            match &test.answer {
                Answer::Error { message, .. } => {
                    writeln!(out, "  not counted: {}", one_line(message))?;
                }
                Answer::Result(fields) => print_fields(fields, &titles, out)?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Titles by id, where they say more than the id.
struct Titles<'a>(HashMap<&'a str, &'a str>);

impl<'a> Titles<'a> {
    fn of(case: &'a Case) -> Self {
        let pairs = case.candidates.iter().zip(&case.names);
        Self(
            pairs
                .filter(|(id, name)| id != name)
                .map(|(id, name)| (id.as_str(), name.as_str()))
                .collect(),
        )
    }

    fn title(&self, id: &str) -> String {
        self.0
            .get(id)
            .map_or_else(String::new, |name| one_line(name))
    }
}

fn print_fields(fields: &vectors::Fields, titles: &Titles, out: &mut impl Write) -> io::Result<()> {
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
            ("ranking", Value::Array(tiers)) => print_ranking(tiers, fields, titles, out)?,
            // Shown beside the ranking.
            ("scores", _) if fields.get("ranking").is_some() => {}
            (_, Value::Array(entries)) if entries.iter().any(Value::is_object) => {
                writeln!(out, "  {key}:")?;
                for (number, entry) in (1..).zip(entries) {
                    writeln!(out, "    {number}: {entry}")?;
                }
            }
            ("funded", Value::Array(entries)) if !titles.0.is_empty() => {
                writeln!(out, "  {key}:")?;
                for id in entries.iter().filter_map(Value::as_str) {
                    print_line(
                        out,
                        &[&format!("    {:<12}", one_line(id)), &titles.title(id)],
                    )?;
                }
            }
            (_, Value::Array(entries)) => {
                let words: Vec<String> = entries.iter().map(plain).collect();
                writeln!(out, "  {key}: {}", words.join(", "))?;
            }
            (_, Value::Object(entries)) => {
                writeln!(out, "  {key}:")?;
                for (id, figure) in entries {
                    writeln!(out, "    {}: {}", one_line(id), plain(figure))?;
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
    titles: &Titles,
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
            let head = format!("  {place:>7}  {:<12} {score:<8}", one_line(id));
            print_line(out, &[&head, &titles.title(id)])?;
        }
        first = last + 1;
    }
    Ok(())
}

/// One line of these parts, without blanks at its end.
fn print_line(out: &mut impl Write, parts: &[&str]) -> io::Result<()> {
    writeln!(out, "{}", parts.join(" ").trim_end())
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), one_line)
}

/// A text as it fits a terminal: controls could move its cursor.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
