//! The measure list: every frozen result that a measure has, side by side, never summed, and the
//! order that follows from them.

use super::context::Timestamp;
use super::ids::{DomainId, MeasureId, RoundId, WorkshopId};
use super::measure_sheet::Measure;
use super::method_words::method_in_words;
use super::round::{BallotType, GroupCell, ObjectKind, Round, RoundState};
use super::setup::Setup;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A column of a breakdown by stakeholder group, with its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroupLabel {
    /// German label; `weitere` for the merged column, `ohne Angabe` for people who named none.
    pub label: String,
    /// Counted ballots of this column, at least k.
    pub ballots: u32,
}

/// A round whose result is frozen, without its options: the head of a column of results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FrozenRound {
    /// Identity.
    pub id: RoundId,
    /// The workshop that it was held in.
    pub workshop_id: WorkshopId,
    /// The workshop's topic.
    pub workshop_topic: String,
    /// What was asked, in German.
    pub question: String,
    /// What its options are.
    pub object_kind: ObjectKind,
    /// The instrument: it says what the support of an option counts.
    pub ballot_type: BallotType,
    /// The round's own life domain; none for an overall round.
    pub domain_id: Option<DomainId>,
    /// Name of that life domain when the workshop was held.
    pub domain_name: Option<String>,
    /// When it was closed.
    pub closed_at: Timestamp,
    /// True once everybody has seen it.
    pub revealed: bool,
    /// How it was counted, in German words.
    pub method: String,
    /// Ballots cast by phone.
    pub ballots: u32,
    /// Of these counted.
    pub counted: u32,
    /// People or ballots behind paper and shows of hands.
    pub paper_ballots: u32,
    /// Participants who could have voted by phone.
    pub eligible: u32,
    /// Heads in the room as far as known.
    pub head_count: u32,
    /// Columns of the breakdown by group; empty if nothing may be shown.
    pub groups: Vec<GroupLabel>,
    /// SHA-256 over options and anonymous ballots.
    pub digest: String,
    /// How many options it had.
    pub options: u32,
}

/// What one option got in a frozen round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FrozenResult {
    /// The round.
    pub round_id: RoundId,
    /// The measure that stood for vote: the measure itself or one that was merged into it.
    pub measure_id: MeasureId,
    /// First rank that it holds, from 1.
    pub rank: u32,
    /// Last rank that it holds: greater than `rank` in a tie (`2–3`).
    pub last_rank: u32,
    /// Support from phones and paper together; what it counts follows from the instrument of its round.
    pub points: u32,
    /// Of these from paper and shows of hands.
    pub paper_points: Option<u32>,
    /// People who supported it by phone.
    pub givers: u32,
    /// Points (approval: givers) per group column of the round; none where withheld.
    pub by_group: Vec<GroupCell>,
}

/// A measure with everything that the list shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ListedMeasure {
    /// The measure.
    #[serde(flatten)]
    pub measure: Measure,
    /// All frozen results, the leading one first; those of merged measures last.
    pub results: Vec<FrozenResult>,
    /// Measures that were merged into this one.
    pub merged: Vec<MeasureId>,
    /// Cards and clusters that it comes from.
    pub origins: u32,
}

/// The measure list of a process.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureList {
    /// All measures, in the order of the list: by life domain, then as the room ranked them.
    /// Hidden, withdrawn and merged ones are in it, too, and say so.
    pub measures: Vec<ListedMeasure>,
    /// Rounds with frozen results over measures, newest first.
    pub rounds: Vec<FrozenRound>,
}

/// A rank as people write it: `2`, or `2–3` for a tie.
pub fn rank_text(rank: u32, last_rank: u32) -> String {
    if last_rank > rank {
        format!("{rank}–{last_rank}")
    } else {
        rank.to_string()
    }
}

/// The head of a round with a frozen result that counts; none for open, prepared and void rounds.
pub fn frozen_round(round: &Round, workshop_id: WorkshopId, setup: &Setup) -> Option<FrozenRound> {
    if !matches!(round.state, RoundState::Closed | RoundState::Revealed) {
        return None;
    }
    let result = round.result.as_ref()?;
    Some(FrozenRound {
        id: round.id,
        workshop_id,
        workshop_topic: setup.topic.clone(),
        question: round.question.de.clone(),
        object_kind: round.object_kind,
        ballot_type: round.ballot_type,
        domain_id: round.domain_id,
        domain_name: round
            .domain_id
            .and_then(|id| setup.domain(id))
            .map(|domain| domain.name.de.clone()),
        closed_at: round.closed_at.unwrap_or_default(),
        revealed: round.state == RoundState::Revealed,
        method: method_in_words(round, result),
        ballots: result.ballots,
        counted: result.counted,
        paper_ballots: result.paper_ballots,
        eligible: result.eligible,
        head_count: result.head_count,
        groups: result
            .groups
            .iter()
            .map(|column| GroupLabel {
                label: if column.merged {
                    "weitere".to_owned()
                } else {
                    column
                        .group_id
                        .and_then(|id| setup.group(id))
                        .map_or_else(|| "ohne Angabe".to_owned(), |group| group.label.de.clone())
                },
                ballots: column.ballots,
            })
            .collect(),
        digest: result.digest.clone(),
        options: u32::try_from(round.options.len()).unwrap_or(u32::MAX),
    })
}

/// The results of a round with a frozen result over measures, best first.
pub fn frozen_results(round: &Round) -> Vec<FrozenResult> {
    let Some(result) = round.result.as_ref() else {
        return Vec::new();
    };
    let mut sharing: HashMap<u32, u32> = HashMap::new();
    for option in &result.options {
        *sharing.entry(option.rank).or_default() += 1;
    }
    result
        .options
        .iter()
        .filter_map(|row| {
            let option = round.options.get(usize::try_from(row.option).ok()?)?;
            let shared = sharing.get(&row.rank).copied().unwrap_or(1);
            Some(FrozenResult {
                round_id: round.id,
                measure_id: MeasureId(option.id),
                rank: row.rank,
                last_rank: row.rank + shared.saturating_sub(1),
                points: row.points,
                paper_points: row.paper_points.0,
                givers: row.givers,
                by_group: row.by_group.clone(),
            })
        })
        .collect()
}

/// Puts the list together. `rounds` are those over measures, with their results; `domains` gives
/// the position of each life domain; `origins` the number of cards and clusters per measure.
///
/// The leading result of a measure decides its place in its life domain: its own results before
/// those of measures merged into it, a round over the measure's life domain before an overall one
/// or one over another domain, the later before the earlier. Measures without a result come last,
/// by number. Nothing is ever added up.
pub fn measure_list(
    measures: Vec<Measure>,
    mut rounds: Vec<(FrozenRound, Vec<FrozenResult>)>,
    domains: &HashMap<DomainId, u32>,
    origins: &HashMap<MeasureId, u32>,
) -> MeasureList {
    rounds.sort_by_key(|(round, _)| (Reverse(round.closed_at), Reverse(round.id)));
    let mut merged: HashMap<MeasureId, Vec<MeasureId>> = HashMap::new();
    for measure in &measures {
        if let Some(into) = measure.merged_into {
            merged.entry(into).or_default().push(measure.id);
        }
    }
    let mut results: HashMap<MeasureId, Vec<(&FrozenRound, &FrozenResult)>> = HashMap::new();
    for (round, rows) in &rounds {
        for row in rows {
            results
                .entry(row.measure_id)
                .or_default()
                .push((round, row));
        }
    }
    let mut listed: Vec<ListedMeasure> = measures
        .into_iter()
        .map(|measure| {
            let merged = all_merged(&merged, measure.id);
            let mut rows: Vec<(&FrozenRound, &FrozenResult)> = std::iter::once(&measure.id)
                .chain(&merged)
                .flat_map(|id| results.get(id).into_iter().flatten().copied())
                .collect();
            rows.sort_by_key(|(round, row)| {
                (
                    row.measure_id != measure.id,
                    round.domain_id.is_none() || round.domain_id != measure.sheet.domain_id,
                    round.domain_id.is_some(),
                    Reverse(round.closed_at),
                    Reverse(round.id),
                )
            });
            ListedMeasure {
                results: rows.into_iter().map(|(_, row)| row.clone()).collect(),
                origins: origins.get(&measure.id).copied().unwrap_or(0),
                merged,
                measure,
            }
        })
        .collect();
    listed.sort_by_key(|entry| {
        let leading = entry.results.first();
        (
            entry
                .measure
                .sheet
                .domain_id
                .and_then(|id| domains.get(&id).copied())
                .unwrap_or(u32::MAX),
            !entry.measure.is_on_the_list(),
            leading.map_or(u32::MAX, |result| result.rank),
            leading.map_or(Reverse(0), |result| Reverse(result.points)),
            entry.measure.number,
        )
    });
    MeasureList {
        measures: listed,
        rounds: rounds.into_iter().map(|(round, _)| round).collect(),
    }
}

/// Everything that became part of a measure, directly or through others; each once.
fn all_merged(direct: &HashMap<MeasureId, Vec<MeasureId>>, id: MeasureId) -> Vec<MeasureId> {
    let mut found: Vec<MeasureId> = Vec::new();
    let mut waiting = vec![id];
    while let Some(next) = waiting.pop() {
        for &part in direct.get(&next).into_iter().flatten() {
            if part != id && !found.contains(&part) {
                found.push(part);
                waiting.push(part);
            }
        }
    }
    found
}
