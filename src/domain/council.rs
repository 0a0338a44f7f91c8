//! Council papers (Vorlagen): what kinds there are, and the order of their parts, which each municipality sets for itself.

use serde::{Deserialize, Serialize};

/// What a paper asks of the council.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PaperType {
    /// To decide (Beschlussvorlage).
    #[default]
    Resolution,
    /// To take note (Berichtsvorlage).
    Report,
    /// To decide, brought in by a faction (Fraktionsvorlage).
    Faction,
}

impl PaperType {
    /// What it is called on paper.
    pub fn german(self) -> &'static str {
        match self {
            Self::Resolution => "Beschlussvorlage",
            Self::Report => "Berichtsvorlage",
            Self::Faction => "Fraktionsvorlage",
        }
    }
}

/// A part of a paper below its head, which always comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CouncilPart {
    /// Who deliberates (Beratungsfolge).
    Consultations,
    /// What it costs, in a block (Haushaltsmittel).
    Budget,
    /// What the council is asked to decide (Beschlussvorschlag).
    Proposal,
    /// Why (Sachdarstellung, Begründung).
    Reasons,
    /// Other ways, not acting among them (Varianten).
    Alternatives,
    /// What follows for money, posts, climate, accessibility, privacy (Auswirkungen).
    Effects,
    /// What others say (Stellungnahmen).
    Opinions,
    /// The law that it rests on (Rechtsgrundlage).
    LegalBasis,
    /// Who does what by when (nächste Schritte).
    NextSteps,
    /// What is attached (Anlagen).
    Annexes,
    /// Who signs, with seal and the day of the decision (Unterschriften).
    Signatures,
}

impl CouncilPart {
    /// All parts, in the usual order.
    pub const ALL: [Self; 11] = [
        Self::Consultations,
        Self::Budget,
        Self::Proposal,
        Self::Reasons,
        Self::Alternatives,
        Self::Effects,
        Self::Opinions,
        Self::LegalBasis,
        Self::NextSteps,
        Self::Annexes,
        Self::Signatures,
    ];

    /// Every part once: those asked for in their order, then what was left out, in the usual one.
    pub fn ordered(asked: &[Self]) -> Vec<Self> {
        let mut parts: Vec<Self> = Vec::with_capacity(Self::ALL.len());
        for part in asked.iter().chain(&Self::ALL) {
            if !parts.contains(part) {
                parts.push(*part);
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_there_once_in_whatever_order() {
        assert_eq!(CouncilPart::ordered(&[]), CouncilPart::ALL);
        let asked = [
            CouncilPart::Proposal,
            CouncilPart::Consultations,
            CouncilPart::Proposal,
        ];
        let parts = CouncilPart::ordered(&asked);
        assert_eq!(parts[..2], asked[..2]);
        assert_eq!(parts[2..4], [CouncilPart::Budget, CouncilPart::Reasons]);
        assert_eq!(parts.len(), CouncilPart::ALL.len());
    }
}
