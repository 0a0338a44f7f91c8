//! What can be an option of a round: a card, a topic or a measure, as it stands when the round opens.

use super::words::field;
use crate::domain::command::RoundDraft;
use crate::domain::contribution::CardState;
use crate::domain::ids::{CardId, ClusterId, DomainId, MeasureId};
use crate::domain::measure::MeasureState;
use crate::domain::refusal::Refusal;
use crate::domain::round::{ObjectKind, RoundOption};
use crate::domain::workshop::Workshop;
use crate::domain::{limits, text};
use std::collections::BTreeSet;
use uuid::Uuid;

/// One draft per life domain with two visible measures or more.
pub(super) fn per_domain(workshop: &Workshop, pattern: &RoundDraft) -> Vec<RoundDraft> {
    workshop
        .head
        .setup
        .domains
        .iter()
        .map(|domain| RoundDraft {
            object_kind: ObjectKind::Measure,
            option_ids: measures_of(workshop, domain.id),
            domain_id: Some(domain.id),
            ..pattern.clone()
        })
        .filter(|draft| draft.option_ids.len() >= limits::OPTIONS_PER_ROUND_MIN)
        .collect()
}

fn measures_of(workshop: &Workshop, domain: DomainId) -> Vec<Uuid> {
    let mut measures: Vec<_> = workshop
        .measures
        .values()
        .filter(|it| it.state == MeasureState::Visible && it.sheet.domain_id == Some(domain))
        .collect();
    measures.sort_by_key(|measure| (measure.number, measure.id));
    measures.into_iter().map(|measure| measure.id.0).collect()
}

/// The options of a draft as they stand now; refuses too few, too many, and what may not be voted on.
pub(super) fn options(
    workshop: &Workshop,
    draft: &RoundDraft,
) -> Result<Vec<RoundOption>, Refusal> {
    let ids = &draft.option_ids;
    if ids.len() < limits::OPTIONS_PER_ROUND_MIN {
        return Err(Refusal::TooFewOptions);
    }
    if ids.len() > limits::OPTIONS_PER_ROUND {
        let limit = u32::try_from(limits::OPTIONS_PER_ROUND).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany {
            field: field("optionIds"),
            limit,
        });
    }
    if ids.iter().collect::<BTreeSet<_>>().len() != ids.len() {
        return Err(Refusal::InvalidBallot);
    }
    ids.iter()
        .map(|id| {
            as_it_stands(workshop, draft.object_kind, *id)
                .ok_or_else(|| Refusal::not_found("option"))
        })
        .collect()
}

/// The option as it stands now; none if it may not be voted on.
pub(super) fn as_it_stands(workshop: &Workshop, kind: ObjectKind, id: Uuid) -> Option<RoundOption> {
    let named = |title: &str, short: &str, number, domain_id| RoundOption {
        id,
        title: title.to_owned(),
        short_title: if short.is_empty() {
            shortened(title)
        } else {
            short.to_owned()
        },
        number,
        domain_id,
    };
    match kind {
        ObjectKind::Contribution | ObjectKind::Wish => {
            let card = workshop.cards.get(&CardId(id))?;
            (card.state == CardState::Visible).then(|| named(&card.text, "", None, card.domain_id))
        }
        ObjectKind::Cluster => {
            let cluster = workshop.clusters.get(&ClusterId(id))?;
            (!cluster.retired).then(|| {
                named(
                    &cluster.title,
                    &cluster.short_title,
                    None,
                    cluster.domain_id,
                )
            })
        }
        ObjectKind::Measure => {
            let measure = workshop.measures.get(&MeasureId(id))?;
            let sheet = &measure.sheet;
            (measure.state == MeasureState::Visible).then(|| {
                named(
                    &sheet.title,
                    &sheet.short_title,
                    measure.number,
                    sheet.domain_id,
                )
            })
        }
    }
}

/// The beginning of a title, cut at a word, for rows on the projector.
fn shortened(title: &str) -> String {
    if text::length(title) <= limits::SHORT_TITLE {
        return title.to_owned();
    }
    let cut: String = title.chars().take(limits::SHORT_TITLE - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '-', '–']))
}
