//! Figures of the methods in the votes table.

use super::report;
use zukunftswerkstatt::domain::analysis::{CertainRank, Certainty};
use zukunftswerkstatt::domain::round::{
    AxisFigures, BallotType, EqualSay, Figures, Method, Quadrant,
};
use zukunftswerkstatt::export::report::Filter;
use zukunftswerkstatt::export::tables::{Cell, Table, votes};

#[test]
fn columns_of_a_method_are_there_only_if_a_round_used_it() {
    let table = votes(&report(Filter::default()));
    assert!(table.column("Nutzen (Mittel)").is_none());
    assert!(table.column("Jede Gruppe gleich").is_none());
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.len() == table.columns.len())
    );
}

#[test]
fn figures_stand_in_the_row_of_their_option() {
    let mut report = report(Filter::default());
    let round = &mut report.workshops[0].rounds[0];
    let result = &mut round.details.result;
    result.method = Method::Rating;
    result.equal_say = Some(EqualSay {
        effective_milli: 1,
        heaviest_milli: 1,
    });
    let axis = AxisFigures {
        answers: 9,
        mean_milli: Some(4_335),
        median_milli: Some(4_000),
        spread_milli: Some(812),
        agreement_milli: Some(-126),
    };
    let first = &mut result.options[0];
    first.equal_say_rank = Some(2);
    first.figures = Some(Figures::Rating {
        first: AxisFigures {
            agreement_milli: Some(600),
            ..axis
        },
        second: AxisFigures {
            mean_milli: None,
            ..axis
        },
        quadrant: Some(Quadrant::QuickWin),
    });
    let table = votes(&report);
    let row = &table.rows[0];
    let cell = |title: &str| row[table.column(title).unwrap()].clone();
    assert_eq!(cell("Nutzen (Mittel)"), Cell::Hundredths(434));
    assert_eq!(cell("Aufwand (Mittel)"), Cell::Empty);
    assert_eq!(cell("Nutzen (Einigkeit)"), Cell::Hundredths(60));
    assert_eq!(cell("Aufwand (Einigkeit)"), Cell::Hundredths(-13));
    assert_eq!(
        cell("Umstritten"),
        Cell::Text("umstritten".into()),
        "the second question alone marks it"
    );
    assert_eq!(cell("Feld"), Cell::Text("Sofort anfangen".into()));
    assert_eq!(cell("Jede Gruppe gleich"), Cell::Number(2));
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.len() == table.columns.len())
    );
    assert_eq!(table.rows[1][table.column("Feld").unwrap()], Cell::Empty);
}

#[test]
fn how_sure_a_rank_is_stands_beside_it() {
    let mut report = report(Filter::default());
    let round = report.workshops[0].rounds[0].clone();
    let options = &round.details.result.options;
    let rows = options.iter().map(|row| CertainRank {
        option: row.option,
        from: 1,
        to: 3,
        top_three_milli: 750,
        funded_milli: Some(312),
    });
    let mut certainty = Certainty {
        enough: true,
        resamples: 1000,
        rows: rows.collect(),
        tiers: options.iter().map(|row| vec![row.option]).collect(),
    };
    report.certainties.insert(round.round.id, certainty.clone());
    let table = votes(&report);
    let cell = |row: usize, title: &str| table.rows[row][table.column(title).unwrap()].clone();
    assert_eq!(cell(0, "Rang zu 90 %"), Cell::Rank { first: 1, last: 3 });
    assert_eq!(cell(0, "Unter den ersten 3"), Cell::Share(0.75));
    assert_eq!(cell(0, "Bezahlt in"), Cell::Share(0.312));
    assert_eq!(cell(1, "Stufe"), Cell::Number(2));
    let other = report.workshops[0].rounds.len() > 1;
    assert!(
        !other
            || table
                .rows
                .iter()
                .any(|row| row[table.column("Stufe").unwrap()] == Cell::Empty)
    );

    certainty.enough = false;
    report.certainties.insert(round.round.id, certainty);
    let table = votes(&report);
    let cell = |title: &str| table.rows[0][table.column(title).unwrap()].clone();
    assert!(
        cell("Sicherheit")
            .as_text()
            .starts_with("zu wenige Stimmen")
    );
    assert_eq!(cell("Rang zu 90 %"), Cell::Empty);
}

#[test]
fn support_is_called_by_what_its_ballots_count() {
    let mut report = report(Filter::default());
    let table = votes(&report);
    let cell = |table: &Table, title: &str| table.rows[0][table.column(title).unwrap()].clone();
    assert_eq!(cell(&table, "gezählt als"), Cell::Text("Punkte".into()));
    let round = &mut report.workshops[0].rounds[0];
    round.round.ballot_type = BallotType::Ranking;
    round.details.ballot_type = BallotType::Ranking;
    round.details.result.counted = 9;
    round.details.result.paper_ballots = 1;
    round.rows[0].points = 4;
    let table = votes(&report);
    assert_eq!(cell(&table, "gezählt als"), Cell::Text("Nennungen".into()));
    assert_eq!(cell(&table, "Anteil"), Cell::Share(0.4), "of the ballots");
}
