//! What stands beside a frozen result, as it crosses the network.
//!
//! Options are indices into the round's options. Thousandths are named `…_milli`. Nothing here is rounded before
//! options are compared: orders come from exact figures.

use crate::domain::ids::{DomainId, RoundId};
use crate::domain::round::Method;
use serde::{Deserialize, Serialize};

/// An option: index into the round's options.
pub type OptionIndex = u32;

/// Options in order, best first; those of one tier are tied.
pub type Tiers = Vec<Vec<OptionIndex>>;

/// Everything that can be told about a closed round beyond its frozen result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// The round.
    pub round_id: RoundId,
    /// The rule of the result.
    pub method: Method,
    /// Turnout.
    pub counts: Turnout,
    /// The options in the order that was drawn by lot: the last tie-break of every rule that needs one.
    pub lot: Vec<OptionIndex>,
    /// How sure the order is; none if nobody voted.
    pub certainty: Option<Certainty>,
    /// Who beats whom (rankings only).
    pub pairwise: Option<WhoBeatsWhom>,
    /// What other rules make of the same ballots.
    pub other_rules: Vec<OtherRule>,
    /// The smallest set of options that beat all others (rankings only).
    pub smith: Option<Vec<OptionIndex>>,
    /// The instant run-off, round by round (rankings of at most 12 options).
    pub irv_rounds: Option<Vec<IrvRound>>,
    /// How the answers spread over the scale (ratings only).
    pub distribution: Option<Vec<Distribution>>,
    /// The money (rounds with a budget only).
    pub budget: Option<BudgetPicture>,
    /// The method's figure for each group column of the result; empty if nothing may be shown by group.
    pub groups: Vec<GroupFigures>,
    /// What became of the ranks of the round that this one repeats.
    pub shift: Option<Shift>,
    /// Why each option stands where it stands, best first.
    pub why: Vec<Why>,
}

/// Ballots, without weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Turnout {
    /// Cast by phone.
    pub ballots: u32,
    /// Of these empty.
    pub empty: u32,
    /// Of these invalid: always 0, since the service refuses them.
    pub invalid: u32,
    /// Of these counted.
    pub counted: u32,
    /// People or ballots behind paper and shows of hands.
    pub paper: u32,
}

/// How sure an order is: the vote held again with ballots drawn from those cast, inside each group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Certainty {
    /// False if there are too few ballots (under 15) to rely on any order.
    pub enough: bool,
    /// How often the vote was held again: 1,000 times, or as often as there was time for (at least 100 times).
    pub resamples: u32,
    /// One row per option, in the order of the result.
    pub rows: Vec<CertainRank>,
    /// The result with everything in one tier that cannot be told apart. With a budget: what is surely paid for, what
    /// is uncertain, what is surely not paid for; a tier without options is left out.
    pub tiers: Tiers,
}

impl Certainty {
    /// Where an option stands, and in which tier, from 0.
    pub fn of(&self, option: OptionIndex) -> Option<(CertainRank, usize)> {
        let row = self.rows.iter().find(|row| row.option == option)?;
        let tier = self.tiers.iter().position(|tier| tier.contains(&option))?;
        Some((*row, tier))
    }
}

/// Where an option stands when the vote is held again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CertainRank {
    /// The option.
    pub option: OptionIndex,
    /// Best rank of the 90 % interval, from 1.
    pub from: u32,
    /// Worst rank of the 90 % interval.
    pub to: u32,
    /// Probability to be among the first three, 0 to 1,000.
    pub top_three_milli: u32,
    /// Probability to be paid for, 0 to 1,000 (rounds with a budget only).
    pub funded_milli: Option<u32>,
}

/// Every pair of options compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WhoBeatsWhom {
    /// `wins[a][b]`: ballots that rank a above b, an option that is not listed being below all that are.
    pub wins: Vec<Vec<u32>>,
}

/// A rule beside the one of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Points for every option ranked below (rankings).
    Borda,
    /// Options beaten, ties counting half (rankings).
    Copeland,
    /// Largest majorities first (rankings).
    RankedPairs,
    /// The last one drops out, round by round (rankings).
    Irv,
    /// The order that contradicts the ballots least (rankings of at most 8 options); its winners first, the rest in
    /// one tier.
    Kemeny,
    /// Number of people who support it (dots).
    Givers,
    /// Number of people who agree (votes).
    Agreement,
    /// Share of duels won (duels).
    WinRate,
    /// By votes while the money lasts (budgets); what is paid for first, in order.
    Greedy,
    /// Sequential Phragmén (budgets); what is paid for first, in order.
    Phragmen,
    /// The rule of the result with equal say for each group.
    EqualSay,
}

/// What another rule makes of the same ballots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OtherRule {
    /// The rule.
    pub rule: Rule,
    /// Its order.
    pub ranking: Tiers,
    /// True if it is shown to those only who ask for more.
    pub expert: bool,
    /// True if its first three places are not those of the result.
    pub differs_at_top: bool,
}

/// One round of an instant run-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct IrvRound {
    /// `[[option, thousandths of a vote], …]` of those still in; equal first ranks share a vote.
    pub votes_milli: Vec<(OptionIndex, u32)>,
    /// Ballots on which nobody is left, in thousandths.
    pub exhausted_milli: u32,
    /// Who drops out; none in the last round.
    pub out: Option<OptionIndex>,
}

/// Answers on the scale from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Distribution {
    /// The option.
    pub option: OptionIndex,
    /// Answers 1, 2, 3, 4, 5 on the first axis (benefit).
    pub first: [u32; 5],
    /// The same on the second axis (effort).
    pub second: [u32; 5],
}

/// What the money goes to, and whom that serves. All money in cents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct BudgetPicture {
    /// All there is.
    #[cfg_attr(test, ts(type = "number"))]
    pub total_cents: u64,
    /// What the result spends.
    #[cfg_attr(test, ts(type = "number"))]
    pub spent_cents: u64,
    /// Paid for, in the order of selection, what fills up last.
    pub funded: Vec<OptionIndex>,
    /// Of these paid for from what Equal Shares left over, by votes ("Auffüllen").
    pub filled_up: Vec<OptionIndex>,
    /// What the usual rule would do.
    pub greedy: Spending,
    /// What sequential Phragmén would do (for experts).
    pub phragmen: Spending,
    /// What is paid for in each life domain, dearest first; those without anything are left out.
    pub per_domain: Vec<DomainSpending>,
    /// Share of counted ballots of which at least one wish is paid for, 0 to 1,000.
    pub represented_milli: u32,
    /// The same under the usual rule.
    pub greedy_represented_milli: u32,
}

/// What a rule pays for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Spending {
    /// In the order of selection.
    pub funded: Vec<OptionIndex>,
    /// Altogether, in cents.
    #[cfg_attr(test, ts(type = "number"))]
    pub spent_cents: u64,
}

/// What is paid for in one life domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DomainSpending {
    /// The life domain; none for options without one.
    pub domain_id: Option<DomainId>,
    /// Altogether, in cents.
    #[cfg_attr(test, ts(type = "number"))]
    pub cost_cents: u64,
    /// What is paid for.
    pub options: Vec<OptionIndex>,
}

/// The method's figures for one column of the breakdown by group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroupFigures {
    /// Index into the result's `groups`.
    pub column: u32,
    /// One per option, in the order of the options.
    pub cells: Vec<GroupFigure>,
}

/// One figure of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroupFigure {
    /// The option.
    pub option: OptionIndex,
    /// Dots: mean per ballot. Ratings: mean benefit, 1,000 to 5,000. All others: share of the column's ballots that
    /// approve, list, agree, wish for it, or preferred it in a duel, 0 to 1,000. None if it is withheld.
    pub figure_milli: Option<u32>,
}

/// A round held again after discussion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Shift {
    /// The earlier round.
    pub round_id: RoundId,
    /// One row per option that was in it, too, in the order of the new result.
    pub rows: Vec<ShiftRow>,
}

/// What became of one option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShiftRow {
    /// The option, in the new round.
    pub option: OptionIndex,
    /// Its rank before.
    pub before: u32,
    /// Its rank now.
    pub after: u32,
}

/// Why an option stands where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// The option.
    pub option: OptionIndex,
    /// Its rank.
    pub rank: u32,
    /// Options with the same figure; with a lot they have other ranks.
    pub tied_with: Vec<OptionIndex>,
    /// The nearest option above it.
    pub closest_above: Option<Duel>,
    /// The nearest option below it.
    pub closest_below: Option<Duel>,
}

/// Two options side by side.
///
/// `for` and `against` are: for rankings, the ballots that rank this option above the other, and the other above this
/// one; for duels, those won and lost against it; for ratings, both mean benefits in thousandths; for votes, both
/// agreements; otherwise both sums of dots or supporters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Duel {
    /// The other option.
    pub option: OptionIndex,
    /// Figure of this option.
    #[serde(rename = "for")]
    pub own: u32,
    /// Figure of the other one.
    #[serde(rename = "against")]
    pub other: u32,
}
