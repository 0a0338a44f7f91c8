//! What the figures of a result are called in German: one table for minutes, exports and the office's texts. The
//! screens have the same words in `frontend/src/messages/outcome` (a test compares the two).

use super::german::number;
use super::round::{BallotType, Quadrant};

/// People who supported an option by phone.
pub const GIVERS: &str = "Menschen";
/// Answers to the first question of a rating.
pub const ANSWERS: &str = "Antworten";
/// Van der Eijk's agreement of a rating's answers.
pub const AGREEMENT: &str = "Einigkeit";
/// Marks an option whose answers are far apart.
pub const CONTESTED: &str = "umstritten";
/// The quadrant of the priority matrix.
pub const FIELD: &str = "Feld";
/// Others that an option beats by strongest paths.
pub const BEATS: &str = "Schlägt";
/// Ballots that have it first.
pub const FIRST: &str = "Erste Plätze";
/// Borda points.
pub const BORDA: &str = "Borda-Punkte";
/// Agreements.
pub const AGREE: &str = "Dafür";
/// Disagreements.
pub const DISAGREE: &str = "Dagegen";
/// Passes.
pub const PASS: &str = "Enthalten";
/// Group-informed consensus.
pub const CONSENSUS: &str = "Zustimmung über alle Gruppen";
/// Most minus least of the groups' agreement.
pub const DIVIDES: &str = "Abstand der Gruppen";
/// Duels won.
pub const WINS: &str = "Gewonnen";
/// Duels lost.
pub const LOSSES: &str = "Verloren";
/// Undecided duels.
pub const DRAWS: &str = "Unentschieden";
/// Probability to beat another option.
pub const BEAT_RANDOM: &str = "Gewinnchance";
/// Win rate.
pub const WIN_RATE: &str = "Quote";
/// What it costs.
pub const COST: &str = "Kosten";
/// Whether Equal Shares pays for it.
pub const FUNDED: &str = "Bezahlt";
/// Whether the usual rule would pay for it.
pub const GREEDY: &str = "Übliche Regel";
/// In how many repetitions it is paid for.
pub const FUNDED_IN: &str = "Bezahlt in";
/// Rank with equal say for each group.
pub const EQUAL_SAY: &str = "Jede Gruppe gleich";

/// Support where rounds of several instruments stand one below the other.
pub const ANY_SUPPORT: &str = "Unterstützung";

/// What an option's support counts (`points` of its result), by instrument: only dots are points.
pub fn support(ballot_type: BallotType) -> &'static str {
    support_forms(ballot_type).1
}

/// So much support with its word: `1 Nennung`, `12 Nennungen`.
pub fn supported(ballot_type: BallotType, count: u32) -> String {
    let (one, many) = support_forms(ballot_type);
    let word = if count == 1 { one } else { many };
    format!("{} {word}", number(count))
}

fn support_forms(ballot_type: BallotType) -> (&'static str, &'static str) {
    match ballot_type {
        BallotType::Points => ("Punkt", "Punkte"),
        BallotType::Approval | BallotType::Votes => ("Zustimmung", "Zustimmungen"),
        BallotType::Rating => ("Bewertung", "Bewertungen"),
        BallotType::Ranking => ("Nennung", "Nennungen"),
        BallotType::Pairwise => ("gewonnenes Duell", "gewonnene Duelle"),
    }
}

/// A field of the priority matrix.
pub fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "Sofort anfangen",
        Quadrant::Strategic => "Gut planen",
        Quadrant::FillIn => "Nebenbei",
        Quadrant::Drop => "Zurückstellen",
    }
}

/// The mean on one axis of a rating.
pub fn mean_of(axis: &str) -> String {
    format!("{axis} (Mittel)")
}
