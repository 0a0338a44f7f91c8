//! The reality check (Wirklichkeits-Check) in the minutes: the chosen wishes, what helps them and what stands in their way.

use crate::domain::contribution::{Card, CardKind, CardState};
use crate::domain::ids::CardId;
use crate::domain::markdown::line;
use crate::domain::workshop::Workshop;
use std::fmt::Write as _;

/// The wish on the wall that a card is about, if it was written in the reality check.
pub(super) fn wish_of<'a>(workshop: &'a Workshop, card: &Card) -> Option<&'a Card> {
    let wish = workshop.cards.get(&CardId(card.about_id?))?;
    let check = matches!(card.kind, CardKind::Criticism | CardKind::Praise);
    let shown = wish.kind == CardKind::Wish && wish.state == CardState::Visible;
    (check && shown).then_some(wish)
}

/// A table of the chosen wishes; nothing if none was chosen.
pub(super) fn reality_check(workshop: &Workshop) -> String {
    let on_the_wall = |card: &&Card| card.state == CardState::Visible;
    let mut cards: Vec<&Card> = workshop.cards.values().filter(on_the_wall).collect();
    cards.sort_by_key(|card| card.order);
    let about = |wish: &Card, kind: CardKind| {
        let said = cards
            .iter()
            .filter(|card| card.kind == kind)
            .filter(|card| wish_of(workshop, card).is_some_and(|it| it.id == wish.id))
            .map(|card| line(&card.text))
            .collect::<Vec<_>>();
        if said.is_empty() {
            "–".to_owned()
        } else {
            said.join("; ")
        }
    };
    let mut rows = String::new();
    for wish in cards
        .iter()
        .filter(|it| it.kind == CardKind::Wish && it.chosen)
    {
        let _ = writeln!(
            rows,
            "| {} | {} | {} |",
            line(&wish.text),
            about(wish, CardKind::Praise),
            about(wish, CardKind::Criticism)
        );
    }
    if rows.is_empty() {
        return rows;
    }
    format!(
        "\n### Wirklichkeits-Check\n\nDiese Wünsche hat der Saal weiterverfolgt:\n\n\
         | Wunsch | Was hilft | Was im Weg steht |\n|---|---|---|\n{rows}"
    )
}
