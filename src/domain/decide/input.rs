//! What several decisions share: cleaned input with the field's name in the refusal, hints, and
//! the checks that guard options of open rounds.

use crate::domain::contribution::{CardHint, CardState};
use crate::domain::hints::hints;
use crate::domain::ids::DomainId;
use crate::domain::limits;
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::domain::round::RoundState;
use crate::domain::text;
use crate::domain::workshop::{Stage, Workshop};
use uuid::Uuid;

use super::words::{field as name, line, line_or_empty};

/// A count as the wire has it; saturates.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A key made by a client.
pub(super) fn client_key(raw: &str) -> Result<String, Refusal> {
    line(raw, "clientKey", limits::CLIENT_KEY)
}

/// Refuses one more of a kind where `count` has reached the limit.
pub(super) fn room_for_more(field: &str, count: usize, limit: usize) -> Result<(), Refusal> {
    if count < limit {
        Ok(())
    } else {
        Err(Refusal::TooMany {
            field: name(field),
            limit: number(limit),
        })
    }
}

/// Each id once, in the order of the list; an empty list is refused.
pub(super) fn each_once<T: Copy + Ord>(field: &str, ids: &[T]) -> Result<Vec<T>, Refusal> {
    let mut seen = std::collections::BTreeSet::new();
    let ids: Vec<T> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
    if ids.is_empty() {
        Err(Refusal::Empty { field: name(field) })
    } else {
        Ok(ids)
    }
}

/// Hints for moderators in a cleaned text, each kind once.
pub(super) fn card_hints<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<CardHint> {
    let found: Vec<_> = texts.into_iter().flat_map(hints).collect();
    let privacy = found.iter().any(|hint| hint.kind.is_privacy());
    let insult = found.iter().any(|hint| !hint.kind.is_privacy());
    [(privacy, CardHint::Privacy), (insult, CardHint::Insult)]
        .into_iter()
        .filter_map(|(fires, hint)| fires.then_some(hint))
        .collect()
}

/// A title for the projector: as given, or the beginning of the title, cut at a word.
pub(super) fn short_title(raw: &str, title: &str) -> Result<String, Refusal> {
    let given = line_or_empty(raw, "shortTitle", limits::SHORT_TITLE)?;
    if !given.is_empty() {
        return Ok(given);
    }
    if text::length(title) <= limits::SHORT_TITLE {
        return Ok(title.trim_end_matches('.').to_owned());
    }
    // One code point is left for the ellipsis.
    let room = limits::SHORT_TITLE - 1;
    let head: String = title.chars().take(room).collect();
    let ends_at_word = title.chars().nth(room).is_some_and(char::is_whitespace);
    let cut = match head.rsplit_once(char::is_whitespace) {
        Some((words, _)) if !ends_at_word && text::length(words) * 2 >= room => words,
        _ => head.as_str(),
    };
    let cut = cut.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    Ok(format!("{cut}…"))
}

/// Refuses a life domain that the workshop does not have.
pub(super) fn check_domain(workshop: &Workshop, id: Option<DomainId>) -> Result<(), Refusal> {
    match id {
        Some(id) if workshop.head.setup.domain(id).is_none() => Err(Refusal::not_found("domain")),
        _ => Ok(()),
    }
}

/// The running phase.
pub(super) fn running_phase(workshop: &Workshop) -> Result<&Phase, Refusal> {
    if workshop.head.stage != Stage::Running {
        return Err(Refusal::WrongStage);
    }
    workshop.phase().ok_or(Refusal::WrongPhase)
}

/// The running phase, if the sender wrote in it.
pub(super) fn same_phase(workshop: &Workshop, phase_seq: u32) -> Result<&Phase, Refusal> {
    let phase = running_phase(workshop)?;
    if phase_seq == workshop.head.clock.phase_seq {
        Ok(phase)
    } else {
        Err(Refusal::PhaseEnded)
    }
}

/// Refuses to change a thing that people are voting on.
pub(super) fn check_not_voted_on(workshop: &Workshop, id: Uuid) -> Result<(), Refusal> {
    let voted_on = workshop.rounds.values().any(|round| {
        round.state == RoundState::Open && round.options.iter().any(|option| option.id == id)
    });
    if voted_on {
        Err(Refusal::RoundOpen)
    } else {
        Ok(())
    }
}

/// Refuses a change of something that has changed since it was seen.
pub(super) fn check_version(now: u32, seen: u32) -> Result<(), Refusal> {
    if now == seen {
        Ok(())
    } else {
        Err(Refusal::Conflict { version: now })
    }
}

/// Whether an id names something that others can see: a card on the wall, or a cluster in use.
pub(super) fn on_the_wall(workshop: &Workshop, id: Uuid) -> bool {
    let card = workshop.cards.get(&crate::domain::ids::CardId(id));
    let cluster = workshop.clusters.get(&crate::domain::ids::ClusterId(id));
    card.is_some_and(|card| card.state == CardState::Visible)
        || cluster.is_some_and(|cluster| !cluster.retired)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_title_is_cut_at_a_word_and_has_no_dot_at_the_end() {
        let short = |title: &str| short_title("", title).unwrap();
        assert_eq!(short("Glasfaser für alle."), "Glasfaser für alle");
        assert_eq!(
            short("Digitale Sprechstunde in jedem Ortsteil"),
            "Digitale Sprechstunde in…"
        );
        assert_eq!(
            short("Donaudampfschifffahrtsgesellschaftskapitän"),
            "Donaudampfschifffahrtsgesells…"
        );
        assert_eq!(text::length(&short(&"a b ".repeat(30))), 30);
        assert_eq!(short_title(" WLAN ", "Ganz anders").unwrap(), "WLAN");
    }

    #[test]
    fn refusals_name_the_field_and_the_limit() {
        assert_eq!(
            line(" \u{A0} ", "text", 5),
            Err(Refusal::Empty {
                field: "text".into()
            })
        );
        assert_eq!(
            short_title(&"x".repeat(31), "egal"),
            Err(Refusal::TooLong {
                field: "shortTitle".into(),
                limit: 30,
                actual: 31
            })
        );
        assert_eq!(
            room_for_more("cards", 2, 2),
            Err(Refusal::TooMany {
                field: "cards".into(),
                limit: 2
            })
        );
    }

    #[test]
    fn a_list_of_ids_counts_each_once() {
        assert_eq!(each_once("cardIds", &[3, 1, 3]), Ok(vec![3, 1]));
        assert!(each_once::<u8>("cardIds", &[]).is_err());
    }
}
