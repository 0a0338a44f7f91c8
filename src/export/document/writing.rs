//! What every writer of documents asks of a text: where somebody still has to write, and where letters run from right to
//! left.

/// Parts a text at the places that say `[bitte ergänzen]` or `[bitte ergänzen: …]`; true for those.
pub(in crate::export) fn placeholders(text: &str) -> Vec<(bool, &str)> {
    const BEGINS: &str = "[bitte ergänzen";
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(BEGINS) {
        let (before, from) = rest.split_at_checked(begin).unwrap_or((rest, ""));
        let end = from.find(']').map_or(from.len(), |end| end + 1);
        let (open, after) = from.split_at_checked(end).unwrap_or((from, ""));
        found.extend([(false, before), (true, open)]);
        rest = after;
    }
    found.push((false, rest));
    found.retain(|(_, piece)| !piece.is_empty());
    found
}

/// True if the first letter of a line runs from right to left.
pub(in crate::export) fn begins_right_to_left(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(is_right_to_left)
}

/// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours.
pub(in crate::export) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
