//! Costs by year, the resource plan, and what fits under a budget.

use serde_json::{Value, json};
use std::collections::HashMap;
use zukunftswerkstatt::domain::ids::{DomainId, MeasureId};
use zukunftswerkstatt::domain::measure::MeasureState;
use zukunftswerkstatt::domain::measure_list::{MeasureList, measure_list};
use zukunftswerkstatt::domain::measure_sheet::Measure;
use zukunftswerkstatt::domain::sheet::cost::{
    funded_share, most_fte, once, own_total, total, yearly,
};
use zukunftswerkstatt::domain::sheet::money::Cents;
use zukunftswerkstatt::domain::sheet::resource::{Fit, PlanOrder, resource_plan};

use crate::sample::{PROCESS, START, id};

#[expect(
    clippy::needless_pass_by_value,
    reason = "reads better at the call, with json!"
)]
fn measure(number: u32, sheet: Value) -> Measure {
    let mut all = json!({"title": format!("Titel {number}"), "shortTitle": format!("T{number}")});
    for (name, value) in sheet.as_object().unwrap() {
        all[name] = value.clone();
    }
    Measure {
        id: MeasureId(id(u128::from(number))),
        process_id: PROCESS,
        workshop_id: None,
        number,
        sheet: serde_json::from_value(all).unwrap(),
        room_state: MeasureState::Visible,
        version: 1,
        merged_into: None,
        created_at: START,
        modified_at: START,
    }
}

fn cost(year: u16, until: Option<u16>, kind: &str, cents: i64, share: u16) -> Value {
    json!({"year": year, "untilYear": until, "kind": kind, "budget": "operating",
        "quality": "rough", "amountCents": cents, "fundedShare": share})
}

fn list(measures: Vec<Measure>) -> MeasureList {
    measure_list(measures, Vec::new(), &HashMap::new(), &HashMap::new())
}

#[test]
fn costs_are_summed_by_kind_and_year() {
    let sheet = measure(
        1,
        json!({
            "costs": [
                cost(2027, None, "one_off", 100_000, 8_000),
                cost(2027, Some(2029), "recurring", 10_001, 5_000),
                cost(2028, None, "staff", 50_000, 0),
            ],
            "staff": [
                {"year": 2027, "untilYear": 2028, "fteHundredths": 50, "daysHundredths": 1_050},
                {"year": 2028, "fteHundredths": 25},
            ],
        }),
    )
    .sheet;
    assert_eq!(once(&sheet.costs), Some(Cents(100_000)));
    assert_eq!(yearly(&sheet.costs), Some(Cents(60_001)));
    assert_eq!(total(&sheet.costs), Cents(180_003));
    // Half a cent is paid by the grant: 20,000 + 3 × 5,000 + 50,000.
    assert_eq!(own_total(&sheet.costs), Cents(85_000));
    assert_eq!(funded_share(&sheet.costs), Some(5_278));
    assert_eq!(most_fte(&sheet.staff), Some(75));
    assert_eq!(
        (once(&[]), yearly(&[]), funded_share(&[]), most_fte(&[])),
        (None, None, None, None)
    );
}

#[test]
fn the_plan_has_rows_by_domain_and_budget_line_that_add_up() {
    let (net, youth) = (DomainId(id(0x11)), DomainId(id(0x12)));
    let plan = resource_plan(
        &list(vec![
            measure(
                1,
                json!({"domainId": youth, "budgetLine": "36.6", "starts": "2026-H2",
                "costs": [cost(2027, Some(2028), "recurring", 1_000, 0)]}),
            ),
            measure(
                2,
                json!({"domainId": net, "budgetLine": "11.1",
                "costs": [cost(2027, None, "one_off", 5_000, 8_000)]}),
            ),
            measure(
                3,
                json!({"domainId": net, "budgetLine": "11.1", "ends": "2029-03",
                "staff": [{"year": 2028, "fteHundredths": 100}]}),
            ),
            measure(4, json!({"domainId": net})),
            measure(
                5,
                json!({"status": "dropped", "costs": [cost(2035, None, "one_off", 1, 0)]}),
            ),
        ]),
        &[net, youth],
        PlanOrder::Administration,
        None,
    );
    assert_eq!(
        plan.years,
        [2026, 2027, 2028, 2029],
        "no gap, none of what was dropped"
    );
    let rows: Vec<(Option<DomainId>, &str, u32)> = plan
        .rows
        .iter()
        .map(|row| (row.domain_id, row.budget_line.as_str(), row.measures))
        .collect();
    assert_eq!(rows, [(Some(net), "11.1", 2), (Some(youth), "36.6", 1)]);
    assert_eq!(plan.rows[0].years[1].cost_cents, Cents(5_000));
    assert_eq!(plan.rows[0].years[1].own_cents, Cents(1_000));
    assert_eq!(plan.rows[0].years[2].fte_hundredths, 100);
    for (place, sum) in plan.total.iter().enumerate() {
        let rows: i64 = plan
            .rows
            .iter()
            .map(|row| row.years[place].cost_cents.0)
            .sum();
        let measures: i64 = plan
            .measures
            .iter()
            .map(|one| one.years[place].cost_cents.0)
            .sum();
        assert_eq!((rows, measures), (sum.cost_cents.0, sum.cost_cents.0));
    }
    assert_eq!(plan.unknown, 1);
    assert!(plan.measures.iter().all(|one| one.fit.is_none()));
    assert!(plan.taken.is_empty());
    assert_eq!(plan.measures[0].starts.unwrap().to_string(), "2026-07-01");
    assert_eq!(plan.measures[2].ends.unwrap().to_string(), "2029-03-31");
}

#[test]
fn a_budget_is_taken_in_order_and_later_ones_may_still_fit() {
    let all = list(vec![
        measure(
            1,
            json!({"administrationRank": 3, "priorityClass": "high",
            "costs": [cost(2027, None, "one_off", 40, 0)]}),
        ),
        measure(
            2,
            json!({"administrationRank": 1, "costs": [cost(2027, Some(2028), "recurring", 60, 0)]}),
        ),
        measure(
            3,
            json!({"administrationRank": 2, "costs": [cost(2028, None, "one_off", 50, 0)]}),
        ),
        measure(4, json!({})),
    ]);
    let fits = |order, budget| {
        let plan = resource_plan(&all, &[], order, Some(Cents(budget)));
        let fits: Vec<(u32, Fit, Vec<u16>)> = plan
            .measures
            .into_iter()
            .map(|one| (one.number, one.fit.unwrap(), one.over))
            .collect();
        (fits, plan.taken)
    };
    let (order, taken) = fits(PlanOrder::Administration, 100);
    assert_eq!(
        order,
        [
            (2, Fit::Fits, vec![]),
            (3, Fit::TooMuch, vec![2028]),
            (1, Fit::Fits, vec![]),
            (4, Fit::Unknown, vec![]),
        ]
    );
    assert_eq!(taken, [Cents(100), Cents(60)]);
    let (by_class, _) = fits(PlanOrder::PriorityClass, 90);
    assert_eq!(by_class[0], (1, Fit::Fits, vec![]));
    assert_eq!(by_class[1], (2, Fit::TooMuch, vec![2027]));
    let (_, nothing) = fits(PlanOrder::Room, 0);
    assert_eq!(nothing, [Cents(0), Cents(0)]);
}
