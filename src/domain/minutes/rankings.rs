//! The rounds in the minutes: question, table in ranks with ties, method in words.

use crate::domain::analysis::{CertainRank, Certainties, Certainty};
use crate::domain::figure_words as words;
use crate::domain::german::{euros, number};
use crate::domain::markdown::line;
use crate::domain::measure_list::rank_text;
use crate::domain::measure_sheet::number_text;
use crate::domain::method_words::decimal;
use crate::domain::results::{OptionRow, RoundDetails, RoundResults, round_results, void_rounds};
use crate::domain::round::{Figures, Method};
use crate::domain::workshop::Workshop;
use std::fmt::Write as _;

/// All rounds that count, in the order in which they were held, then those that were declared void.
pub(super) fn rankings(workshop: &Workshop, certainties: &Certainties) -> String {
    let mut text = String::new();
    for entry in round_results(workshop) {
        round(&mut text, &entry, certainties.get(&entry.round.id));
    }
    for void in void_rounds(workshop) {
        let _ = write!(
            text,
            "\n### {} (ungültig)\n\nDiese Runde wurde für ungültig erklärt: {}\n",
            line(&void.question),
            line(&void.reason)
        );
    }
    if text.is_empty() {
        text.push_str("Es wurde nicht abgestimmt.");
    }
    text
}

fn round(text: &mut String, entry: &RoundResults, certainty: Option<&Certainty>) {
    let domain = entry
        .round
        .domain_name
        .as_deref()
        .map(|name| format!(" – {}", line(name)))
        .unwrap_or_default();
    let details = &entry.details;
    if details.result.considered() == 0 {
        let _ = write!(
            text,
            "\n### {}{domain}\n\nNiemand hat abgestimmt. Alle Vorschläge stehen gleichauf; es gibt keine Reihenfolge.\n\n{}\n",
            line(&entry.round.question),
            entry.round.method
        );
        return;
    }
    let equal_say = details.result.equal_say.is_some();
    let mut heads = vec!["Rang".to_owned(), "Vorschlag".to_owned()];
    heads.extend(figure_heads(details));
    if equal_say {
        heads.push(words::EQUAL_SAY.to_owned());
    }
    // With too few votes a range would look surer than it is.
    let sure = certainty.filter(|it| it.enough);
    if sure.is_some() {
        let head = if details.result.method == Method::Mes {
            words::FUNDED_IN
        } else {
            "Rang zu 90 %"
        };
        heads.push(head.to_owned());
    }
    let aligned: Vec<&str> = (0..heads.len())
        .map(|place| if place < 2 { "---" } else { "---:" })
        .collect();
    let _ = write!(
        text,
        "\n### {}{domain}\n\n| {} |\n|{}|\n",
        line(&entry.round.question),
        heads.join(" | "),
        aligned.join("|")
    );
    for row in &entry.rows {
        let title = match row.number {
            Some(number) => format!("{} {}", number_text(number), line(&row.title)),
            None => line(&row.title),
        };
        let frozen = details.frozen(row.id);
        let mut cells = vec![rank_text(row.rank, row.last_rank), title];
        cells.extend(figures(row, frozen.and_then(|it| it.figures.as_ref())));
        if equal_say {
            let rank = frozen.and_then(|it| it.equal_say_rank);
            cells.push(rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()));
        }
        if let Some(certainty) = sure {
            let place = frozen.and_then(|it| certainty.of(it.option));
            cells.push(place.map_or_else(|| "–".to_owned(), |(rank, _)| range(rank)));
        }
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    let _ = write!(text, "\n{}\n", entry.round.method);
    if let Some(certainty) = certainty {
        let _ = write!(text, "\n{}\n", how_sure(details, certainty));
    }
}

/// Where an option stood in nine of ten repetitions, or how often it was paid for.
fn range(rank: CertainRank) -> String {
    match rank.funded_milli {
        Some(milli) => percent(milli),
        None => rank_text(rank.from, rank.to),
    }
}

/// Thousandths as a share of a hundred.
fn percent(milli: u32) -> String {
    format!("{} %", milli.saturating_add(5) / 10)
}

/// How far the order can be relied on.
fn how_sure(details: &RoundDetails, certainty: &Certainty) -> String {
    if !certainty.enough {
        return "Wie sicher ist das? Zu wenige Stimmen für eine belastbare Reihenfolge.".to_owned();
    }
    let mut text = format!(
        "Wie sicher ist das? Die Abstimmung wurde {}-mal mit zufällig aus den abgegebenen gezogenen Stimmzetteln \
         nachgestellt, innerhalb jeder Gruppe.",
        number(certainty.resamples)
    );
    let money = details.result.method == Method::Mes;
    let unsure = |tier: &&Vec<u32>| {
        let share = |option: &u32| certainty.of(*option).and_then(|it| it.0.funded_milli);
        if money {
            tier.iter()
                .any(|option| (51..950).contains(&share(option).unwrap_or_default()))
        } else {
            tier.len() > 1
        }
    };
    let tiers: Vec<String> = certainty
        .tiers
        .iter()
        .filter(unsure)
        .map(|tier| {
            let titles: Vec<String> = tier
                .iter()
                .map(|option| format!("„{}“", line(details.title(*option))))
                .collect();
            titles.join(", ")
        })
        .collect();
    let _ = match (tiers.is_empty(), money) {
        (true, true) => write!(text, " Was bezahlt wird, ist sicher."),
        (true, false) => write!(text, " Jeder Platz ist sicher."),
        (false, true) => write!(
            text,
            " Ob es bezahlt wird, ist unsicher bei: {}.",
            tiers.join("; ")
        ),
        (false, false) => write!(text, " Nicht klar zu trennen sind: {}.", tiers.join("; ")),
    };
    text
}

/// Headings of the columns that a method fills.
fn figure_heads(details: &RoundDetails) -> Vec<String> {
    let support = words::support(details.ballot_type);
    let heads: &[&str] = match details.result.method {
        Method::Cumulative | Method::Approval => &[support, words::GIVERS],
        Method::Rating => {
            let axes = details.settings.axes.as_ref();
            let (first, second) = axes.map_or(("Nutzen", "Aufwand"), |axes| {
                (axes.first.de.as_str(), axes.second.de.as_str())
            });
            let means = [first, second].map(words::mean_of);
            let rest = [words::ANSWERS, words::FIELD, words::AGREEMENT].map(str::to_owned);
            return means.into_iter().chain(rest).collect();
        }
        Method::Schulze => &[words::BEATS, words::FIRST, words::BORDA, support],
        Method::GroupConsensus => &[words::CONSENSUS, words::AGREE, words::DISAGREE, words::PASS],
        Method::BradleyTerry => &[words::BEAT_RANDOM, words::WINS, words::LOSSES, words::DRAWS],
        Method::Mes => &[words::COST, support, words::FUNDED],
    };
    heads.iter().map(|head| (*head).to_owned()).collect()
}

/// As many cells as the method has headings.
fn figures(row: &OptionRow, figures: Option<&Figures>) -> Vec<String> {
    let contested = figures.is_some_and(Figures::contested);
    match figures {
        None => vec![number(row.points), number(row.givers)],
        Some(Figures::Rating {
            first,
            second,
            quadrant,
        }) => {
            let mean = |milli: Option<u32>| milli.map_or_else(|| "–".to_owned(), decimal);
            vec![
                mean(first.mean_milli),
                mean(second.mean_milli),
                number(first.answers),
                quadrant.map_or("–", words::quadrant).to_owned(),
                if contested { words::CONTESTED } else { "" }.to_owned(),
            ]
        }
        Some(Figures::Ranking {
            beats,
            borda_milli,
            first,
        }) => vec![
            number(*beats),
            number(*first),
            decimal(*borda_milli),
            number(row.points),
        ],
        Some(Figures::Votes {
            agree,
            disagree,
            pass,
            consensus_milli,
            ..
        }) => vec![
            percent(*consensus_milli),
            number(*agree),
            number(*disagree),
            number(*pass),
        ],
        Some(Figures::Pairwise {
            wins,
            losses,
            draws,
            beat_random_milli,
            ..
        }) => vec![
            percent(*beat_random_milli),
            number(*wins),
            number(*losses),
            number(*draws),
        ],
        Some(Figures::Budget {
            cost_cents, funded, ..
        }) => vec![
            euros(*cost_cents),
            number(row.points),
            if funded.is_some() { "ja" } else { "nein" }.to_owned(),
        ],
    }
}
