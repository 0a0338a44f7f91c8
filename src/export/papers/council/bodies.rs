//! Who deliberates and decides, and what they are asked for.

use super::super::{Origin, bare, heading, list, named, text};
use crate::domain::council::PaperType;
use crate::domain::markdown::TO_DO;
use crate::export::document::{Block, Inline, Table, inline};

/// The body that decides.
pub(in crate::export::papers) fn council<'a>(origin: &Origin<'a>) -> &'a str {
    let body = origin.sources.process.sheet.mandate.body.as_str();
    if body.is_empty() { "Rat" } else { body }
}

/// The committees that deliberate before.
fn committees<'a>(origin: &Origin<'a>) -> Vec<&'a str> {
    let council = council(origin);
    let mut committees: Vec<&str> = origin
        .sources
        .domains
        .iter()
        .map(|domain| domain.sheet.committee.as_str())
        .chain(
            origin
                .measures()
                .map(|it| it.measure.sheet.committee.as_str()),
        )
        .filter(|name| !name.is_empty() && *name != council)
        .collect();
    committees.sort_unstable();
    committees.dedup();
    committees
}

/// Who deliberates; the results are filled in by hand.
pub(super) fn consultations(origin: &Origin<'_>, kind: PaperType, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Beratungsfolge"));
    let council = council(origin);
    let row = |name: &str, role: &str| {
        let cell = |place: usize| match place {
            0 => text(name),
            4 => text(role),
            _ => Vec::new(),
        };
        (0..10).map(cell).collect()
    };
    let mut rows: Vec<Vec<Vec<Inline>>> = committees(origin)
        .iter()
        .map(|name| row(name, "Vorberatung"))
        .collect();
    let role = match kind {
        PaperType::Report => "Kenntnisnahme",
        PaperType::Resolution | PaperType::Faction => "Entscheidung",
    };
    rows.push(row(council, role));
    let names = [
        "Gremium", "Sitzung", "Datum", "ö/nö", "Art", "TOP", "Ja", "Nein", "Enth.", "Ergebnis",
    ];
    blocks.push(Block::Table(Table {
        head: names.map(text).to_vec(),
        rows,
        widths: vec![25, 9, 9, 7, 15, 6, 5, 6, 7, 11],
        ..Table::default()
    }));
}

/// What each body is asked to decide, in its own words, and the points that are the same for all.
pub(super) fn proposal(origin: &Origin<'_>, kind: PaperType, blocks: &mut Vec<Block>) {
    let council = council(origin);
    if kind == PaperType::Report {
        blocks.push(heading(1, "Kenntnisnahme"));
        blocks.push(bare(&format!(
            "{council}: Der Bericht über die Strategie „{}“ und den Stand der Beteiligung wird zur Kenntnis genommen.",
            origin.sources.process.sheet.title
        )));
        return;
    }
    blocks.push(heading(1, "Beschlussvorschlag"));
    let committees = committees(origin);
    if !committees.is_empty() {
        blocks.push(Block::Paragraph {
            inside: named(
                &format!("{}: ", committees.join("; ")),
                "Dem Rat wird empfohlen, wie folgt zu beschließen.",
            ),
        });
    }
    blocks.push(Block::Paragraph {
        inside: named(&format!("{council}: "), "Es wird beschlossen:"),
    });
    blocks.push(points(origin));
}

/// The points of the resolution.
pub(in crate::export::papers) fn points(origin: &Origin<'_>) -> Block {
    let title = &origin.sources.process.sheet.title;
    let first = if origin.first(1).is_empty() {
        format!("Die Prioritäten und Maßnahmen werden beschlossen. {TO_DO}")
    } else {
        "Die Prioritäten und Maßnahmen nach Anlage 2 werden beschlossen.".to_owned()
    };
    let points = [
        format!("Die Strategie „{title}“ (Anlage 1) wird beschlossen."),
        "Die Ergebnisse der Beteiligung (Anlage 3) werden zur Kenntnis genommen.".to_owned(),
        first,
        "Die Verwaltung benennt eine verantwortliche Stelle. Auswirkungen auf den Stellenplan: \
         [bitte ergänzen]"
            .to_owned(),
        "Die Mittel werden in den Haushalt der genannten Jahre eingestellt. Fördermittel sind zu \
         beantragen."
            .to_owned(),
        "Die Verwaltung berichtet [bitte ergänzen: halbjährlich oder jährlich] über den Stand der \
         Umsetzung."
            .to_owned(),
        "Die Ortsgemeinden werden gebeten, die Maßnahmen für ihren Ort zu untersetzen.".to_owned(),
    ];
    list(true, points.iter().map(|point| inline(point)).collect())
}
