//! A motion (Antrag) as a letter of those who bring it in: date, addressee, what the council is asked to decide, why.
//! It carries the sender's name, not the municipality's letterhead: the municipality is whom it asks.

use super::council::{council, points};
use super::{Origin, bare, facts, heading, leading_measures, or_open, paragraph, text};
use crate::domain::draft::SectionKind;
use crate::domain::draft_text;
use crate::domain::german::{date, local_time};
use crate::domain::markdown::TO_DO;
use crate::export::document::{Block, Document, Front, markdown};

/// Measures that the reasons name.
const MOST: usize = 6;

/// What the office says of the letter; empty parts are marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Motion {
    /// Who brings it in: a faction or a group.
    pub sender: String,
    /// Whom it is addressed to, such as the mayor; the council is named in its text.
    pub addressee: String,
    /// What it is about (Betreff); the process's title if empty.
    pub subject: String,
}

/// The letter as a document.
pub fn motion(origin: &Origin<'_>, asked: &Motion) -> Document {
    let process = &origin.sources.process.sheet;
    let or = |words: &str, open: &str| {
        if words.is_empty() {
            open.to_owned()
        } else {
            words.to_owned()
        }
    };
    let sender = or(&asked.sender, "[bitte ergänzen: Fraktion oder Gruppe]");
    let subject = or(&asked.subject, &process.title);
    let mut document = origin.document(format!("Antrag: {subject}"), "Antrag", Front::Letter);
    document.creator.clone_from(&sender);
    document.design.letterhead.clear();
    document.design.imprint.clear();
    document.design.logo = None;
    document.lines = vec![
        or(
            &asked.addressee,
            "[bitte ergänzen: Bürgermeisterin oder Bürgermeister, Vorsitz des Rates]",
        ),
        origin.issuer.name.clone(),
        String::new(),
        format!(
            "[bitte ergänzen: Ort], {}",
            date(local_time(origin.now).date())
        ),
    ];
    let blocks = &mut document.blocks;
    blocks.push(bare("Sehr geehrte Damen und Herren,"));
    blocks.push(paragraph(&format!(
        "**{sender}** beantragt: **{} möge beschließen:**",
        with_article(council(origin))
    )));
    blocks.push(points(origin));
    blocks.push(heading(1, "Begründung"));
    let mandate = draft_text::text(origin.sources, SectionKind::OccasionAndMandate, None);
    blocks.extend(markdown(
        &mandate.map_or_else(|| TO_DO.to_owned(), |(_, body)| body),
    ));
    blocks.push(heading(2, "Was die Beteiligung ergeben hat"));
    blocks.extend(leading_measures(origin, MOST, |entry| {
        let goal = &entry.measure.sheet.goal;
        if goal.is_empty() {
            String::new()
        } else {
            format!(": {goal}")
        }
    }));
    blocks.push(heading(2, "Finanzierung"));
    blocks.push(Block::Paragraph {
        inside: or_open(""),
    });
    blocks.push(bare("Mit freundlichen Grüßen"));
    let open = || text("\n");
    blocks.push(facts(vec![
        ("Vorsitz", open()),
        ("Stellvertretung", open()),
    ]));
    document
}

/// A council's name with its article, as a sentence begins; without one where the name does not tell its gender.
fn with_article(council: &str) -> String {
    let name = council.to_lowercase();
    let ends = |with: &[&str]| with.iter().any(|end| name.ends_with(end));
    let article = if ends(&["rat", "tag", "ausschuss", "senat"]) {
        "Der "
    } else if ends(&["vertretung", "versammlung", "bürgerschaft"]) {
        "Die "
    } else {
        ""
    };
    format!("{article}{council}")
}

#[cfg(test)]
mod tests {
    use super::with_article;

    #[test]
    fn councils_have_their_article() {
        for (name, said) in [
            ("Verbandsgemeinderat", "Der Verbandsgemeinderat"),
            ("Kreistag", "Der Kreistag"),
            ("Gemeindevertretung", "Die Gemeindevertretung"),
            ("Rat der Stadt", "Rat der Stadt"),
        ] {
            assert_eq!(with_article(name), said);
        }
    }
}
