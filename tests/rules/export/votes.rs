//! Figures of the methods in the votes table.

use super::report;
use zukunftswerkstatt::domain::round::{AxisFigures, EqualSay, Figures, Method, Quadrant};
use zukunftswerkstatt::export::report::Filter;
use zukunftswerkstatt::export::tables::{Cell, votes};

#[test]
fn columns_of_a_method_are_there_only_if_a_round_used_it() {
    let table = votes(&report(Filter::default()));
    assert!(table.column("Mittel Nutzen").is_none());
    assert!(table.column("Rang gleiches Gewicht").is_none());
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
        first: axis,
        second: AxisFigures {
            mean_milli: None,
            ..axis
        },
        quadrant: Some(Quadrant::QuickWin),
    });
    let table = votes(&report);
    let row = &table.rows[0];
    let cell = |title: &str| row[table.column(title).unwrap()].clone();
    assert_eq!(cell("Mittel Nutzen"), Cell::Hundredths(434));
    assert_eq!(cell("Mittel Aufwand"), Cell::Empty);
    assert_eq!(cell("Übereinstimmung"), Cell::Hundredths(-13));
    assert_eq!(cell("Feld"), Cell::Text("rasch umsetzen".into()));
    assert_eq!(cell("Rang gleiches Gewicht"), Cell::Number(2));
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.len() == table.columns.len())
    );
    assert_eq!(table.rows[1][table.column("Feld").unwrap()], Cell::Empty);
}
