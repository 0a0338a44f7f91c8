//! Rules for ranking ballots.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use num_bigint::BigInt;
use serde_json::{Value, json};

use super::options::Options;
use super::print::{Fields, Printer, counted, exact, integer};
use crate::domain::tally::pairwise::{Missing, Pairwise, Strength};
use crate::domain::tally::{
    Election, Prepared, Refusal, Tiers, Weighting, borda, condorcet, copeland, irv, kemeny,
    ranked_pairs, schulze,
};

#[derive(Clone, Copy)]
pub(super) enum Rule {
    Borda,
    Condorcet,
    Copeland,
    Schulze,
    RankedPairs,
    Irv,
    Kemeny,
}

impl Rule {
    pub(super) fn named(method: &str) -> Option<Self> {
        Some(match method {
            "borda" => Self::Borda,
            "condorcet" => Self::Condorcet,
            "copeland" => Self::Copeland,
            "schulze" => Self::Schulze,
            "ranked_pairs" => Self::RankedPairs,
            "irv" => Self::Irv,
            "kemeny" => Self::Kemeny,
            _ => return None,
        })
    }
}

/// What several rules need, counted once.
#[derive(Default)]
pub(super) struct Cache {
    prepared: HashMap<Weighting, Prepared<Tiers>>,
    pairwise: HashMap<(Weighting, Missing), Pairwise>,
}

impl Cache {
    pub(super) fn count(
        &mut self,
        rule: Rule,
        printer: Printer,
        election: &Election<Tiers>,
        options: Options,
    ) -> Result<Fields, Refusal> {
        let weighting = options.weighting()?;
        match rule {
            Rule::Borda => {
                let missing = options.word("missing", &BORDA_MISSING)?.unwrap_or_default();
                let prepared = self.prepared(election, weighting)?;
                Ok(borda(printer, &borda::count(prepared, missing)))
            }
            Rule::Irv => Ok(irv(
                printer,
                &irv::count(self.prepared(election, weighting)?),
            )),
            Rule::Condorcet => {
                let pairwise = self.pairwise(election, weighting, options)?;
                Ok(condorcet(printer, &condorcet::count(pairwise)))
            }
            Rule::Copeland => {
                let outcome = copeland::count(self.pairwise(election, weighting, options)?);
                let mut fields = printer.ranked(&outcome.ranked);
                fields.0.push(("scores", printer.scores(&outcome.scores)));
                Ok(fields)
            }
            Rule::Schulze => {
                let strength = strength(options)?;
                let pairwise = self.pairwise(election, weighting, options)?;
                let outcome = schulze::count(pairwise, strength);
                let mut fields = printer.ranked(&outcome.ranked);
                let beaten = printer.per_option(&outcome.beaten, |beaten| json!(beaten));
                fields.0.push(("beaten", beaten));
                Ok(fields)
            }
            Rule::RankedPairs => {
                let strength = strength(options)?;
                let pairwise = self.pairwise(election, weighting, options)?;
                let outcome = ranked_pairs::count(pairwise, strength);
                let mut fields = printer.ranked(&outcome.ranked);
                let any = outcome.winners_any_tiebreak;
                fields
                    .0
                    .extend(any.map(|any| ("winners_any_tiebreak", printer.ids(&any))));
                Ok(fields)
            }
            Rule::Kemeny => {
                let pairwise = self.pairwise(election, weighting, options)?;
                Ok(kemeny(printer, &kemeny::count(pairwise)?))
            }
        }
    }

    fn prepared(
        &mut self,
        election: &Election<Tiers>,
        weighting: Weighting,
    ) -> Result<&Prepared<Tiers>, Refusal> {
        Ok(match self.prepared.entry(weighting) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(empty) => empty.insert(election.prepare(weighting)?),
        })
    }

    fn pairwise(
        &mut self,
        election: &Election<Tiers>,
        weighting: Weighting,
        options: Options,
    ) -> Result<&Pairwise, Refusal> {
        let words = [("bottom", Missing::Bottom), ("ignore", Missing::Ignore)];
        let missing = options.word("missing", &words)?.unwrap_or_default();
        let key = (weighting, missing);
        if !self.pairwise.contains_key(&key) {
            let pairwise = Pairwise::count(self.prepared(election, weighting)?, missing);
            self.pairwise.insert(key, pairwise);
        }
        self.pairwise
            .get(&key)
            .ok_or(Refusal::TooLarge("pairwise count"))
    }
}

const BORDA_MISSING: [(&str, borda::Missing); 3] = [
    ("average", borda::Missing::Average),
    ("zero", borda::Missing::Zero),
    ("modified", borda::Missing::Modified),
];

fn strength(options: Options) -> Result<Strength, Refusal> {
    let words = [
        ("winning_votes", Strength::WinningVotes),
        ("margins", Strength::Margins),
    ];
    Ok(options.word("strength", &words)?.unwrap_or_default())
}

fn borda(printer: Printer, outcome: &borda::Outcome) -> Fields {
    let mut fields = printer.ranked(&outcome.ranked);
    fields.0.push(("scores", printer.scores(&outcome.scores)));
    fields
}

fn condorcet(printer: Printer, outcome: &condorcet::Outcome) -> Fields {
    let mut fields = counted(outcome.counts);
    let winner = outcome
        .winner
        .map_or(Value::Null, |winner| json!(printer.id(winner)));
    fields.0.push(("condorcet_winner", winner));
    fields.0.push(("smith", printer.ids(&outcome.smith)));
    fields
}

fn irv(printer: Printer, outcome: &irv::Outcome) -> Fields {
    let mut fields = printer.ranked(&outcome.ranked);
    let any = outcome.winners_any_tiebreak.as_ref();
    fields
        .0
        .extend(any.map(|any| ("winners_any_tiebreak", printer.ids(any))));
    fields
        .0
        .push(("elimination", printer.ids(&outcome.elimination)));
    if let Some(rounds) = &outcome.rounds {
        let round = |round: &irv::Round| json!({"tally": printer.scores(&round.tally), "exhausted": exact(&round.exhausted)});
        fields
            .0
            .push(("rounds", rounds.iter().map(round).collect()));
    }
    fields
}

fn kemeny(printer: Printer, outcome: &kemeny::Outcome) -> Fields {
    let mut fields = counted(outcome.counts);
    fields.0.push(("score", exact(&outcome.score)));
    fields.0.push(("winners", printer.ids(&outcome.winners)));
    let orders = BigInt::from(outcome.optimal_orders.clone());
    fields.0.push(("optimal_orders", integer(&orders)));
    fields
}
