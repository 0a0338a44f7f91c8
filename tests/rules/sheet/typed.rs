//! Money and dates as people type them. The examples are shared with the front end's readers.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use zukunftswerkstatt::domain::sheet::cost::CostItem;
use zukunftswerkstatt::domain::sheet::money::{self, Cents, MAX_CENTS, amount, euros};
use zukunftswerkstatt::domain::sheet::period::{self, Period};

fn examples(name: &str) -> Vec<(String, Value)> {
    let file: Value =
        serde_json::from_str(include_str!("../../fixtures/typed-values.json")).unwrap();
    let examples: Vec<(String, Value)> = serde_json::from_value(file[name].clone()).unwrap();
    assert!(examples.len() > 25);
    examples
}

#[test]
fn money_is_read_as_people_type_it_and_never_guessed() {
    for (text, wanted) in examples("money") {
        let read = match money::typed(&text) {
            Ok(cents) => json!(cents),
            Err(fault) => json!(fault),
        };
        assert_eq!(read, wanted, "{text}");
    }
}

#[test]
fn times_are_read_as_people_type_them_and_never_guessed() {
    for (text, wanted) in examples("periods") {
        let read = match period::typed(&text) {
            Ok(period) => json!(period),
            Err(fault) => json!(fault),
        };
        assert_eq!(read, wanted, "{text}");
    }
}

#[test]
fn a_period_has_a_first_and_a_last_day() {
    let span = |text: &str| {
        let period = period::typed(text).unwrap();
        format!("{} {}", period.first_day(), period.last_day())
    };
    assert_eq!(span("2/2028"), "2028-02-01 2028-02-29");
    assert_eq!(span("Q4 2027"), "2027-10-01 2027-12-31");
    assert_eq!(span("2. Halbjahr 2027"), "2027-07-01 2027-12-31");
    assert_eq!(span("2027"), "2027-01-01 2027-12-31");
    assert_eq!(span("24.12.2027"), "2027-12-24 2027-12-24");
}

fn periods() -> impl Strategy<Value = Period> {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    prop_oneof![
        (0..40_541u64).prop_map(move |days| Period::Day(first + Days::new(days))),
        (1990..=2100u16, 1..=12u8).prop_map(|(year, month)| Period::Month(year, month)),
        (1990..=2100u16, 1..=4u8).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (1990..=2100u16, 1..=2u8).prop_map(|(year, half)| Period::Half(year, half)),
        (1990..=2100u16).prop_map(Period::Year),
    ]
}

proptest! {
    #[test]
    fn money_survives_to_the_cent(cents in 0..=MAX_CENTS) {
        let cents = Cents(cents);
        prop_assert_eq!(money::typed(&amount(cents)), Ok(cents));
        prop_assert_eq!(money::typed(&euros(cents)), Ok(cents));
        let plain = format!("{},{:02} EUR", cents.0 / 100, cents.0 % 100);
        prop_assert_eq!(money::typed(&plain), Ok(cents));
        let thousands = format!("{},{:05} Tsd. €", cents.0 / 100_000, cents.0 % 100_000);
        prop_assert_eq!(money::typed(&thousands), Ok(cents));
        let millions = format!("{},{:08} Mio.", cents.0 / 100_000_000, cents.0 % 100_000_000);
        prop_assert_eq!(money::typed(&millions), Ok(cents));
    }

    #[test]
    fn times_survive_to_the_day(period in periods()) {
        prop_assert_eq!(period::typed(&period.german()), Ok(period));
        prop_assert_eq!(period::typed(&period.to_string()), Ok(period));
        prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
        let json = serde_json::to_string(&period).unwrap();
        prop_assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), period);
        prop_assert!(period.first_day() <= period.last_day());
    }

    #[test]
    fn readers_never_panic(text in "\\PC{0,24}|[0-9.,/QHTM€ -]{0,16}") {
        let _ = money::typed(&text);
        let _ = period::typed(&text);
    }

    #[test]
    fn own_and_funded_share_add_up_to_the_cent(cents in 0..=MAX_CENTS, share in 0..=10_000u16) {
        let item: CostItem = serde_json::from_value(json!({
            "year": 2027, "kind": "one_off", "budget": "investment", "quality": "rough",
            "amountCents": cents, "fundedShare": share,
        })).unwrap();
        prop_assert_eq!(item.own().0 + item.funded().0, cents);
        prop_assert!(item.own().0 >= 0 && item.funded().0 >= 0);
    }
}
