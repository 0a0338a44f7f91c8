//! A workshop and its frozen results as the office reads them, and exports print them.

use super::context::Timestamp;
use super::contribution::CardState;
use super::ids::{CardId, GroupId, MeasureId, RoundId, WorkshopId};
use super::measure::MeasureState;
use super::measure_list::{FrozenRound, frozen_results, frozen_round};
use super::participant::InputMode;
use super::round::{
    BallotType, GroupCell, OptionResult, Round, RoundOption, RoundResult, RoundSettings,
    RoundState, TieRule,
};
use super::suppression::merge;
use super::workshop::{Stage, Workshop};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A workshop as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OfficeWorkshop {
    /// Identity.
    pub id: WorkshopId,
    /// What it is about.
    pub topic: String,
    /// Where it took place.
    pub place: String,
    /// Planned start.
    pub starts_at: Timestamp,
    /// Where it stands.
    pub stage: Stage,
    /// When its results were frozen.
    pub frozen_at: Option<Timestamp>,
    /// Participants with a device.
    pub participants: u32,
    /// People without one, as counted by a moderator.
    pub people_without_device: u32,
    /// Measures that flowed into the process.
    pub measures: u32,
    /// Rounds with a frozen result.
    pub rounds: u32,
}

/// How many people of a group took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PeopleOfGroup {
    /// German label; `weitere` for small groups together, `ohne Angabe` for those who did not say.
    pub label: String,
    /// Participants, at least k.
    pub people: u32,
}

/// What one option got, with its title as it stood when the round opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OptionRow {
    /// The card, cluster or measure.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// `17` is shown as `M-017`; measures only.
    pub number: Option<u32>,
    /// First rank that it holds, from 1.
    pub rank: u32,
    /// Last rank that it holds: greater than `rank` in a tie.
    pub last_rank: u32,
    /// Support from phones and paper together; what it counts follows from the instrument of its round.
    pub points: u32,
    /// Of these from paper and shows of hands.
    pub paper_points: Option<u32>,
    /// People who supported it by phone.
    pub givers: u32,
    /// Points (approval: givers) per group column; none where withheld.
    pub by_group: Vec<GroupCell>,
}

/// A round with its frozen result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundResults {
    /// The round.
    pub round: FrozenRound,
    /// One row per option, best first.
    pub rows: Vec<OptionRow>,
    /// How it was asked and what exactly was frozen.
    pub details: RoundDetails,
}

/// A frozen round as it was asked, with its whole result: options are indices into `options`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundDetails {
    /// The instrument.
    pub ballot_type: BallotType,
    /// Dots per person (points only).
    pub dots_per_person: u32,
    /// Most dots on one option (points only).
    pub max_dots_per_option: u32,
    /// What happens with ties.
    pub tie_rule: TieRule,
    /// What it settles beyond its instrument.
    pub settings: RoundSettings,
    /// The round that it repeats.
    pub repeats: Option<RoundId>,
    /// The options; what was taken off the wall since then has lost its text.
    pub options: Vec<RoundOption>,
    /// Those of them that were taken off the wall since then, by index: their places stay.
    pub gone: Vec<u32>,
    /// Whether everybody may download its anonymous ballots.
    pub ballots_published: bool,
    /// The frozen result.
    pub result: RoundResult,
}

/// A round that was declared void: no figures, only the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct VoidRound {
    /// What was asked.
    pub question: String,
    /// Why it is void.
    pub reason: String,
}

impl RoundDetails {
    /// The frozen row of an option.
    pub fn frozen(&self, id: Uuid) -> Option<&OptionResult> {
        self.result.options.iter().find(|row| {
            let option = usize::try_from(row.option).ok();
            let option = option.and_then(|option| self.options.get(option));
            option.is_some_and(|option| option.id == id)
        })
    }

    /// What an option is called.
    pub fn title(&self, option: u32) -> &str {
        let option = usize::try_from(option).ok();
        let option = option.and_then(|option| self.options.get(option));
        option.map_or("", |option| option.title.as_str())
    }
}

/// Participants who take part in this way; none if nobody, 0 if fewer than k.
pub fn people_with(workshop: &Workshop, mode: InputMode, k: u32) -> Option<u32> {
    let people = workshop.participants.values();
    let people = people.filter(|person| person.input_mode == mode).count();
    match u32::try_from(people).unwrap_or(u32::MAX) {
        0 => None,
        few if few < k => Some(0),
        people => Some(people),
    }
}

impl OfficeWorkshop {
    /// What the office sees of a workshop.
    pub fn of(workshop: &Workshop) -> Self {
        let head = &workshop.head;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            id: head.id,
            topic: head.setup.topic.clone(),
            place: head.setup.place.clone(),
            starts_at: head.setup.starts_at,
            stage: head.stage,
            frozen_at: head.frozen_at,
            participants: count(workshop.participants.len()),
            people_without_device: head.people_without_device,
            measures: count(
                workshop
                    .measures
                    .values()
                    .filter(|measure| {
                        measure.number.is_some() && measure.state == MeasureState::Visible
                    })
                    .count(),
            ),
            rounds: count(
                workshop
                    .rounds
                    .values()
                    .filter(|round| has_frozen_result(round))
                    .count(),
            ),
        }
    }
}

/// True if the round has a result that counts.
pub fn has_frozen_result(round: &Round) -> bool {
    matches!(round.state, RoundState::Closed | RoundState::Revealed) && round.result.is_some()
}

/// Participants by stakeholder group, with small groups merged by the one k rule.
pub fn people_by_group(workshop: &Workshop) -> Vec<PeopleOfGroup> {
    let setup = &workshop.head.setup;
    let mut groups: Vec<(Option<GroupId>, u32)> = setup
        .groups
        .iter()
        .map(|group| (Some(group.id), 0))
        .collect();
    groups.push((None, 0));
    for person in workshop.participants.values() {
        let known = person.group_id.filter(|id| setup.group(*id).is_some());
        if let Some((_, people)) = groups.iter_mut().find(|(id, _)| *id == known) {
            *people += 1;
        }
    }
    groups.retain(|(_, people)| *people > 0);
    merge(setup.min_group, &groups)
        .into_iter()
        .map(|column| PeopleOfGroup {
            label: match column.groups.as_slice() {
                [Some(id)] if !column.other => setup
                    .group(*id)
                    .map_or_else(String::new, |group| group.label.de.clone()),
                [None] if !column.other => "ohne Angabe".to_owned(),
                _ => "weitere".to_owned(),
            },
            people: column.count,
        })
        .collect()
}

/// Rounds with a frozen result, in the order in which they were held.
pub fn round_results(workshop: &Workshop) -> Vec<RoundResults> {
    rounds_in_order(workshop)
        .filter_map(|round| {
            let head = frozen_round(round, workshop.head.id, &workshop.head.setup)?;
            let rows = frozen_results(round)
                .into_iter()
                .filter_map(|result| {
                    let id = result.measure_id.0;
                    let option = round.options.iter().find(|option| option.id == id)?;
                    Some(OptionRow {
                        id,
                        title: public_title(workshop, option),
                        number: option.number,
                        rank: result.rank,
                        last_rank: result.last_rank,
                        points: result.points,
                        paper_points: result.paper_points,
                        givers: result.givers,
                        by_group: result.by_group,
                    })
                })
                .collect();
            let details = details(workshop, round)?;
            Some(RoundResults {
                round: head,
                rows,
                details,
            })
        })
        .collect()
}

/// How a round was asked, and its whole result; none before it is counted.
fn details(workshop: &Workshop, round: &Round) -> Option<RoundDetails> {
    let off = |option: &RoundOption| is_off_the_wall(workshop, option.id);
    let gone = (0..)
        .zip(round.options.iter())
        .filter(|(_, option)| off(option))
        .map(|(index, _)| index)
        .collect();
    let options = round
        .options
        .iter()
        .map(|option| {
            if off(option) {
                RoundOption {
                    title: TAKEN_OFF.to_owned(),
                    short_title: TAKEN_OFF.to_owned(),
                    ..option.clone()
                }
            } else {
                option.clone()
            }
        })
        .collect();
    Some(RoundDetails {
        ballot_type: round.ballot_type,
        dots_per_person: round.dots_per_person,
        max_dots_per_option: round.max_dots_per_option,
        tie_rule: round.tie_rule,
        settings: round.settings.clone(),
        repeats: round.repeats,
        options,
        gone,
        ballots_published: round.ballots_published,
        result: round.result.as_deref()?.clone(),
    })
}

/// What an option is called wherever its figures stand: not by a text that was taken off the wall since.
pub fn public_title(workshop: &Workshop, option: &RoundOption) -> String {
    if is_off_the_wall(workshop, option.id) {
        TAKEN_OFF.to_owned()
    } else {
        option.title.clone()
    }
}

/// Stands for a text that was taken off the wall after people had voted on it. Its figures stay.
const TAKEN_OFF: &str = "(ausgeblendet)";

/// True for a card or measure that was hidden or taken back.
fn is_off_the_wall(workshop: &Workshop, id: Uuid) -> bool {
    let card = workshop.cards.get(&CardId(id));
    let measure = workshop.measures.get(&MeasureId(id));
    card.is_some_and(|card| card.state != CardState::Visible)
        || measure.is_some_and(|measure| measure.state != MeasureState::Visible)
}

/// Rounds that were declared void, with the reason.
pub fn void_rounds(workshop: &Workshop) -> Vec<VoidRound> {
    rounds_in_order(workshop)
        .filter(|round| round.state == RoundState::Void)
        .map(|round| VoidRound {
            question: round.question.de.clone(),
            reason: round.void_reason.clone().unwrap_or_default(),
        })
        .collect()
}

fn rounds_in_order(workshop: &Workshop) -> impl Iterator<Item = &Round> {
    let mut rounds: Vec<&Round> = workshop.rounds.values().collect();
    rounds.sort_by_key(|round| (round.order, round.id));
    rounds.into_iter()
}
