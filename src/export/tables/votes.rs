//! What the rounds brought: one row per round and option.

use super::{Cell, Column, Look, Table, certainty, vote_figures};
use crate::domain::figure_words;
use crate::domain::german::local_time;
use crate::domain::measure_sheet::number_text;
use crate::domain::results::{OptionRow, RoundResults};
use crate::domain::round::BallotType;
use crate::export::report::{Report, ReportWorkshop};
use crate::export::words;

/// Heading of the column that says what the support counts.
pub const COUNTED_AS: &str = "gezählt als";

/// All rounds of all workshops, one after the other, each best first. Figures of different rounds
/// stand one below the other and are never summed.
pub fn votes(report: &Report) -> Table {
    use Look::{Date, Number, Share, Text};
    let labels = labels(report);
    let mut columns = vec![
        Column::new("Werkstatt", 20.0, Text, "Thema der Werkstatt"),
        Column::new(
            "Runde",
            7.0,
            Number,
            "Laufende Nummer der ausgezählten Runden",
        ),
        Column::new("Frage", 44.0, Text, "Was gefragt wurde"),
        Column::new("Gegenstand", 14.0, Text, "Worüber abgestimmt wurde"),
        Column::new(
            "Lebensbereich der Runde",
            22.0,
            Text,
            "Lebensbereich zur Zeit der Runde; leer, wenn über alles abgestimmt wurde",
        ),
        Column::new(
            "Ausgezählt am",
            11.0,
            Date,
            "Tag, an dem die Runde geschlossen wurde",
        ),
        Column::new(
            "Rang",
            7.0,
            Number,
            "Rang in dieser Runde; 2–3 heißt Gleichstand",
        ),
        Column::new(
            "Gleichstand",
            11.0,
            Text,
            "ja, wenn sich mehrere den Rang teilen",
        ),
        Column::new("Nr.", 8.0, Text, "Nummer der Maßnahme"),
        Column::new(
            "Vorschlag",
            40.0,
            Text,
            "Titel, wie er zur Abstimmung stand",
        ),
        Column::new(
            figure_words::ANY_SUPPORT,
            13.0,
            Number,
            "Unterstützung per Telefon und auf Papier; was gezählt ist, steht daneben",
        ),
        Column::new(
            COUNTED_AS,
            18.0,
            Text,
            "Was die Unterstützung zählt: Punkte, Zustimmungen, Bewertungen, Nennungen oder gewonnene Duelle",
        ),
        Column::new(
            "Anteil",
            9.0,
            Share,
            "Anteil an allen Punkten der Runde; bei anderen Stimmzetteln Anteil der gezählten Stimmen, die den Vorschlag \
             unterstützen; bei Duellen leer",
        ),
        Column::new(
            "davon Papier",
            9.0,
            Number,
            "Unterstützung von Papier und Handzeichen",
        ),
        Column::new(
            "Anteil Papier",
            9.0,
            Share,
            "Anteil von Papier und Handzeichen an der Unterstützung",
        ),
        Column::new(
            figure_words::GIVERS,
            10.0,
            Number,
            "Menschen, die den Vorschlag per Telefon unterstützten",
        ),
        Column::new(
            "Stimmzettel",
            11.0,
            Number,
            "Gezählte Stimmzettel der Runde, per Telefon",
        ),
        Column::new(
            "Stimmen Papier",
            10.0,
            Number,
            "Stimmen der Runde auf Papier oder durch Handzeichen",
        ),
    ];
    let figures = vote_figures::columns(report);
    columns.extend(figures.iter().map(|figure| figure.column.clone()));
    let certainties = certainty::columns(report);
    columns.extend(certainties.iter().map(|(column, _)| column.clone()));
    columns.extend(labels.iter().map(|label| {
        Column::new(
            &format!("Gruppe: {label}"),
            12.0,
            Number,
            "Unterstützung aus dieser Gruppe, gezählt wie daneben; leer, wo eine Zahl einzelne Stimmen verraten könnte",
        )
    }));
    let mut rows = Vec::new();
    let rounds = report
        .workshops
        .iter()
        .flat_map(|entry| entry.rounds.iter().map(move |round| (entry, round)));
    for (place, (workshop, round)) in rounds.enumerate() {
        let total = whole(round);
        for option in &round.rows {
            let mut row = row(workshop, place + 1, round, option, total);
            let frozen = round.details.frozen(option.id);
            row.extend(figures.iter().map(|figure| figure.cell(frozen)));
            let sure = report.certainties.get(&round.round.id);
            let sure = certainties
                .iter()
                .map(|column| certainty::cell(column, sure, frozen));
            row.extend(sure);
            row.extend(by_group(round, option, &labels));
            rows.push(row);
        }
    }
    Table {
        name: "Abstimmung",
        columns,
        rows,
    }
}

/// What a share is a share of: all dots, else all counted ballots. Duels have none: how often an option is drawn is chance.
fn whole(round: &RoundResults) -> u32 {
    let result = &round.details.result;
    match round.round.ballot_type {
        BallotType::Points => {
            let points = round.rows.iter().map(|row| row.points);
            points.fold(0, u32::saturating_add)
        }
        BallotType::Pairwise => 0,
        _ => result.considered(),
    }
}

/// Labels of all group columns, in the order in which they are met; "weitere" last.
fn labels(report: &Report) -> Vec<&str> {
    let mut labels: Vec<&str> = Vec::new();
    let all = report
        .workshops
        .iter()
        .flat_map(|entry| &entry.rounds)
        .flat_map(|round| &round.round.groups);
    for group in all {
        if !labels.contains(&group.label.as_str()) {
            labels.push(&group.label);
        }
    }
    labels.sort_by_key(|label| *label == "weitere");
    labels
}

fn row(
    workshop: &ReportWorkshop,
    number: usize,
    round: &RoundResults,
    option: &OptionRow,
    total: u32,
) -> Vec<Cell> {
    let head = &round.round;
    vec![
        Cell::text(&workshop.workshop.topic),
        Cell::count(u32::try_from(number).unwrap_or(u32::MAX)),
        Cell::text(&head.question),
        Cell::text(words::object_kind(head.object_kind)),
        Cell::text(head.domain_name.as_deref().unwrap_or_default()),
        Cell::Date(local_time(head.closed_at).date()),
        Cell::Rank {
            first: option.rank,
            last: option.last_rank,
        },
        Cell::text(words::yes_no(option.last_rank > option.rank)),
        Cell::text(option.number.map(number_text).unwrap_or_default()),
        Cell::text(&option.title),
        Cell::count(option.points),
        Cell::text(figure_words::support(head.ballot_type)),
        Cell::share(option.points, total),
        option.paper_points.map_or(Cell::Empty, Cell::count),
        option
            .paper_points
            .map_or(Cell::Empty, |paper| Cell::share(paper, option.points)),
        Cell::count(option.givers),
        Cell::count(head.counted),
        Cell::count(head.paper_ballots),
    ]
}

fn by_group(round: &RoundResults, option: &OptionRow, labels: &[&str]) -> Vec<Cell> {
    let cell = |label: &&str| {
        let groups = &round.round.groups;
        let place = groups.iter().position(|group| group.label == *label);
        place
            .and_then(|place| option.by_group.get(place))
            .and_then(|cell| cell.0)
            .map_or(Cell::Empty, Cell::count)
    };
    labels.iter().map(cell).collect()
}
