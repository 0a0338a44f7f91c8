//! How a round was counted, in German words: for exports, minutes and the office.

use super::figure_words::supported;
use super::german::{self, plural};
use super::round::{BallotType, Figures, OptionResult, Round, RoundResult, TieRule};

/// The method of a frozen round in one paragraph: who could vote for what, how it was counted,
/// what happens with ties, what came from paper, and how small groups are protected.
pub fn method_in_words(round: &Round, result: &RoundResult) -> String {
    let mut sentences = vec![instrument(round)];
    sentences.push(if round.own_allowed {
        "Eigene Vorschläge durften bewertet werden.".to_owned()
    } else {
        "Eigene Vorschläge durften nicht bewertet werden.".to_owned()
    });
    sentences.push(
        match round.tie_rule {
            TieRule::SharedRank => {
                "Bei Gleichstand teilen sich die Vorschläge den Rang.".to_owned()
            }
            TieRule::Runoff => {
                "Bei Gleichstand teilen sich die Vorschläge den Rang; eine Stichrunde war vorgesehen.".to_owned()
            }
            TieRule::Lot => format!(
                "Bei Gleichstand entschied das Los; seine Reihenfolge folgt aus der mit dem Ergebnis gespeicherten Zahl {}.",
                result.seed
            ),
        },
    );
    if let Some(winner) = result
        .condorcet_winner
        .and_then(|winner| round.options.get(usize::try_from(winner).ok()?))
    {
        sentences.push(format!(
            "„{}“ schlägt im direkten Vergleich jeden anderen Vorschlag.",
            winner.title
        ));
    }
    if result.equal_say.is_some() {
        sentences.push(
            "Daneben wurde mit gleichem Gewicht je Gruppe ausgezählt; der Rang ist der ungewichtete."
                .to_owned(),
        );
    }
    sentences.push(turnout(result));
    if result.paper_ballots > 0 {
        sentences.push(format!(
            "Dazu kommen {} auf Papier oder durch Handzeichen, getrennt erfasst und im Ergebnis enthalten.",
            plural(result.paper_ballots, "Stimme", "Stimmen")
        ));
    }
    sentences.push(if result.groups.is_empty() {
        format!(
            "Eine Aufteilung nach Gruppen wird nicht gezeigt, weil nicht mindestens zwei Gruppen {} abgegebene Stimmzettel haben.",
            result.min_group
        )
    } else {
        format!(
            "Nach Gruppen wird nur gezeigt, was für mindestens {} Stimmzettel steht; kleinere Gruppen sind zusammengefasst, verräterische Zahlen bleiben leer.",
            result.min_group
        )
    });
    sentences.join(" ")
}

fn instrument(round: &Round) -> String {
    let settings = &round.settings;
    if let Some(budget) = &settings.budget {
        let ballot = match round.ballot_type {
            BallotType::Points => format!(
                "{} vergeben",
                plural(round.dots_per_person, "Punkt", "Punkte")
            ),
            _ => "beliebig viele Vorschläge unterstützen".to_owned(),
        };
        return format!(
            "Budget von {}: Jede Person konnte {ballot}; das Geld verteilt die Methode der gleichen Anteile (Equal Shares, mit add1 ausgeschöpft), ein Rest geht nach Stimmen; der Rang folgt aus der Reihenfolge der Auswahl, danach aus den Stimmen.",
            german::euros(budget.total_cents),
        );
    }
    match round.ballot_type {
        BallotType::Points => {
            let most = if round.max_dots_per_option == 1 {
                "höchstens einen je Vorschlag".to_owned()
            } else if round.max_dots_per_option >= round.dots_per_person {
                "beliebig verteilt".to_owned()
            } else {
                format!("höchstens {} je Vorschlag", round.max_dots_per_option)
            };
            format!(
                "Punktabfrage: Jede Person konnte {} vergeben, {most}; der Rang folgt aus der Summe der Punkte.",
                plural(round.dots_per_person, "Punkt", "Punkte"),
            )
        }
        BallotType::Approval => {
            "Zustimmung: Jede Person konnte beliebig viele Vorschläge unterstützen; der Rang folgt aus der Zahl der Unterstützungen."
                .to_owned()
        }
        BallotType::Rating => {
            let (first, second) = settings.axes.as_ref().map_or(("Nutzen", "Aufwand"), |axes| {
                (axes.first.de.as_str(), axes.second.de.as_str())
            });
            format!(
                "Bewertung: Jede Person konnte jeden Vorschlag von 1 bis 5 einschätzen, nach {first} und {second}, auch ohne Angabe; der Rang folgt aus dem mittleren Wert von {first}, bei Gleichstand aus dem niedrigeren von {second}.",
            )
        }
        BallotType::Ranking => format!(
            "Rangfolge: Jede Person konnte bis zu {} ordnen, auch gleichauf; der Rang folgt aus allen paarweisen Vergleichen (Schulze-Methode).",
            plural(settings.places, "Vorschlag", "Vorschläge"),
        ),
        BallotType::Votes => {
            "Meinungsbild: Jede Person konnte jedem Vorschlag zustimmen, ihn ablehnen oder sich enthalten; der Rang folgt aus der Zustimmung über alle Gruppen hinweg."
                .to_owned()
        }
        BallotType::Pairwise => {
            "Duelle: Jede Person konnte immer wieder zwischen zwei Vorschlägen wählen; der Rang folgt aus der Wahrscheinlichkeit, gegen einen anderen zu gewinnen (Bradley–Terry)."
                .to_owned()
        }
    }
}

/// What the method says of one option, in a few German words; its support where there is nothing beyond that.
pub fn figure_in_words(ballot_type: BallotType, row: &OptionResult) -> String {
    match &row.figures {
        Some(Figures::Rating { first, second, .. }) => {
            let mean = |milli: Option<u32>| milli.map_or_else(|| "–".to_owned(), decimal);
            format!(
                "{} zu {} ({})",
                mean(first.mean_milli),
                mean(second.mean_milli),
                plural(first.answers, "Antwort", "Antworten")
            )
        }
        Some(Figures::Ranking { beats, first, .. }) => format!(
            "schlägt {beats}, {}",
            plural(*first, "erster Platz", "erste Plätze")
        ),
        Some(Figures::Votes {
            agree,
            disagree,
            pass,
            ..
        }) => format!("{agree} dafür, {disagree} dagegen, {pass} enthalten"),
        Some(Figures::Pairwise { wins, losses, .. }) => {
            format!("{wins} gewonnen, {losses} verloren")
        }
        Some(Figures::Budget {
            cost_cents, funded, ..
        }) => match funded {
            Some(_) => format!("{}, wird bezahlt", german::euros(*cost_cents)),
            None => format!("{}, wird nicht bezahlt", german::euros(*cost_cents)),
        },
        None => supported(ballot_type, row.points),
    }
}

/// Thousandths with one decimal: `4,3`.
pub fn decimal(milli: u32) -> String {
    let tenths = milli.saturating_add(50) / 100;
    format!("{},{}", tenths / 10, tenths % 10)
}

fn turnout(result: &RoundResult) -> String {
    let empty = if result.empty > 0 {
        format!(", davon {} leer", result.empty)
    } else {
        String::new()
    };
    let helped = match result.assisted {
        None => String::new(),
        Some(0) => format!(", davon weniger als {} mit Hilfe erfasst", result.min_group),
        Some(people) => format!(", davon {people} mit Hilfe erfasst"),
    };
    format!(
        "{} per Telefon{empty}, bei {} Teilnehmenden mit Gerät{helped}.",
        plural(result.ballots, "Stimmzettel", "Stimmzettel"),
        result.eligible
    )
}
