//! The codes of a measure's sheet, as stored and as they travel; the screen has the words.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All of them, in the order in which screens and lists show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    )+};
}

codes! {
    /// How a measure is paid for (Finanzierungsart).
    FinancingKind {
        /// The municipality's own funds.
        OwnFunds,
        /// Money of others, such as sponsors.
        ThirdParty,
        /// A grant of a funding programme.
        Grant,
        /// Somebody provides people, rooms or things instead of money (Bereitstellung).
        InKind,
    }
    /// How soon a measure is to begin (Prioritätsklasse).
    PriorityClass {
        /// At once if possible.
        High,
        /// Within two years.
        Medium,
        /// Within four years.
        Low,
    }
    /// Who carries a measure out (intern umgesetzt oder extern vergeben).
    DeliveryMode {
        /// The administration's own people.
        InHouse,
        /// Contracted out.
        External,
        /// Both.
        Mixed,
    }
    /// With whom (Kooperation).
    CooperationMode {
        /// Alone.
        Alone,
        /// Other municipalities.
        Municipalities,
        /// The Kreis.
        District,
        /// The Land.
        State,
        /// Companies.
        Private,
        /// Associations (Vereine).
        Association,
    }
    /// Whether something was looked at: data protection, accessibility, climate.
    CheckState {
        /// Not needed.
        NotNeeded,
        /// Still to be done.
        Open,
        /// Done.
        Done,
    }
    /// What kind of cost.
    CostKind {
        /// Once.
        OneOff,
        /// Every year.
        Recurring,
        /// Salaries.
        Staff,
    }
    /// Which part of the budget a cost belongs to.
    CostBudget {
        /// Investment (Finanzhaushalt).
        Investment,
        /// Operation (Ergebnishaushalt).
        Operating,
    }
    /// How sure a figure is.
    EstimateQuality {
        /// A rough guess.
        Rough,
        /// From an offer.
        Quoted,
        /// From a contract.
        Contracted,
    }
}

/// What the department found (Machbarkeit).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Feasibility {
    /// Not examined yet.
    #[default]
    Open,
    /// It can be done.
    Feasible,
    /// It can be done under conditions; the reason says which.
    FeasibleWithConditions,
    /// It cannot be done; the reason says why.
    NotFeasible,
}

impl Feasibility {
    /// All of them, in the order in which screens and lists show them.
    pub const ALL: &'static [Self] = &[
        Self::Open,
        Self::Feasible,
        Self::FeasibleWithConditions,
        Self::NotFeasible,
    ];

    /// True if it must be said why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::FeasibleWithConditions | Self::NotFeasible)
    }
}
