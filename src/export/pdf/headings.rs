//! Words of headings: short names with a hyphen stay in one line ("Talheim-Aue"), and a word that is longer than a line is
//! parted even there. The typesetter could find both itself, with a pattern for each heading that takes ten megabytes.

use serde_json::{Value, json};

/// Letters of a word that is parted.
const LONG: usize = 24;
/// The most letters on each side of the hyphen of a name that stays whole.
const SHORT: usize = 12;

/// Words as the template takes them, with a mark at those that are broken in their own way.
pub(super) fn marked(words: Value) -> Value {
    let mut parts = match words {
        Value::String(text) => pieces(&text),
        Value::Array(parts) => parts
            .into_iter()
            .flat_map(|part| match part {
                Value::String(text) => pieces(&text),
                other => vec![other],
            })
            .collect(),
        other => return other,
    };
    match parts.len() {
        1 => parts.remove(0),
        _ => Value::Array(parts),
    }
}

fn pieces(text: &str) -> Vec<Value> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    for token in text.split_inclusive(' ') {
        let word = token.trim_end_matches(' ');
        let Some(kind) = kind(word) else {
            plain.push_str(token);
            continue;
        };
        if !plain.is_empty() {
            parts.push(json!(std::mem::take(&mut plain)));
        }
        parts.push(json!({"kind": kind, "text": word}));
        plain.push_str(token.strip_prefix(word).unwrap_or_default());
    }
    if !plain.is_empty() || parts.is_empty() {
        parts.push(json!(plain));
    }
    parts
}

fn kind(word: &str) -> Option<&'static str> {
    let letters = word.split(|letter: char| !letter.is_alphabetic());
    if letters.map(|run| run.chars().count()).max() >= Some(LONG) {
        return Some("long");
    }
    let (left, right) = word.split_once('-')?;
    let short = |side: &str| (1..=SHORT).contains(&side.chars().count());
    (short(left) && short(right)).then_some("whole")
}

#[cfg(test)]
mod tests {
    use super::{json, marked};

    #[test]
    fn names_and_overlong_words_are_marked_and_nothing_is_lost() {
        assert_eq!(marked(json!("Was stört")), json!("Was stört"));
        assert_eq!(marked(json!("")), json!(""));
        assert_eq!(
            marked(json!("In Talheim-Aue und Orts- und Kreisrat")),
            json!(["In ", {"kind": "whole", "text": "Talheim-Aue"}, " und Orts- und Kreisrat"])
        );
        let long = "Breitbandausbaukoordinierungsstelle:";
        assert_eq!(
            marked(json!([long, {"kind": "break"}, "kurz"])),
            json!([{"kind": "long", "text": long}, {"kind": "break"}, "kurz"])
        );
    }
}
