//! How it was for everybody, in the minutes.

use crate::domain::german::number;
use crate::domain::satisfaction::SatisfactionSummary;
use std::fmt::Write as _;

const QUESTIONS: [&str; 2] = [
    "Ich konnte mich gut einbringen.",
    "Das Kommen hat sich gelohnt.",
];

/// What people said of the day, to be put below the section about them; none while fewer than k have answered.
pub fn feedback(summary: &SatisfactionSummary) -> Option<String> {
    let people = summary.people?;
    let mut text = format!(
        "\n### Rückmeldung\n\n{} Menschen haben am Ende ohne Namen geantwortet.\n\n| Aussage | stimmt gar nicht | eher nicht | teils, teils | eher | stimmt genau |\n|---|---:|---:|---:|---:|---:|\n",
        number(people)
    );
    for (question, counts) in QUESTIONS
        .into_iter()
        .zip([summary.heard, summary.worthwhile])
    {
        let Some(counts) = counts else { continue };
        let cells: Vec<String> = counts.into_iter().map(number).collect();
        let _ = writeln!(text, "| {question} | {} |", cells.join(" | "));
    }
    if summary.heard.is_none() || summary.worthwhile.is_none() {
        let _ = writeln!(
            text,
            "\nGezeigt wird nur, worauf mindestens {} Menschen geantwortet haben.",
            number(summary.min_group)
        );
    }
    Some(text)
}
