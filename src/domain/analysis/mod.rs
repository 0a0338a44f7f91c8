//! What stands beside a frozen result: how sure it is, what other rules say, why an option stands where it stands.

mod shape;

pub use shape::{
    Analysis, BudgetPicture, CertainRank, Certainty, Distribution, DomainSpending, Duel,
    GroupFigure, GroupFigures, IrvRound, OptionIndex, OtherRule, Rule, Shift, ShiftRow, Spending,
    Tiers, Turnout, WhoBeatsWhom, Why,
};
