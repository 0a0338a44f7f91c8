use num_traits::ToPrimitive;
use serde_json::{Map, Value};

use crate::domain::tally::cumulative::Limits;
use crate::domain::tally::{Refusal, Weighting};

/// The options of a test, read by name; what nobody asks for is ignored.
#[derive(Clone, Copy)]
pub(super) struct Options<'a>(pub(super) &'a Map<String, Value>);

impl<'a> Options<'a> {
    fn get(self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// One of several words; the first one is the default.
    pub(super) fn word<T: Copy>(
        self,
        name: &'static str,
        words: &[(&str, T)],
    ) -> Result<Option<T>, Refusal> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let found = words.iter().find(|(word, _)| value.as_str() == Some(word));
        found.map(|&(_, meaning)| Some(meaning)).ok_or_else(|| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            Refusal::BadOption {
                name,
                expected: known.join(", "),
            }
        })
    }

    pub(super) fn integer(self, name: &'static str) -> Result<Option<i64>, Refusal> {
        let read = |value: &Value| {
            whole(value).ok_or(Refusal::BadOption {
                name,
                expected: "an integer".into(),
            })
        };
        self.get(name).map(read).transpose()
    }

    pub(super) fn number(self, name: &'static str) -> Result<Option<f64>, Refusal> {
        let read = |value: &Value| {
            value.as_f64().ok_or(Refusal::BadOption {
                name,
                expected: "a number".into(),
            })
        };
        self.get(name).map(read).transpose()
    }

    pub(super) fn flag(self, name: &'static str) -> Result<Option<bool>, Refusal> {
        let read = |value: &Value| {
            value.as_bool().ok_or(Refusal::BadOption {
                name,
                expected: "true or false".into(),
            })
        };
        self.get(name).map(read).transpose()
    }

    pub(super) fn list(self, name: &'static str) -> Result<Option<&'a [Value]>, Refusal> {
        let read = |value: &'a Value| match value {
            Value::Array(list) => Ok(list.as_slice()),
            _ => Err(Refusal::BadOption {
                name,
                expected: "a list".into(),
            }),
        };
        self.get(name).map(read).transpose()
    }

    pub(super) fn weighting(self) -> Result<Weighting, Refusal> {
        let words = [
            ("none", Weighting::Plain),
            ("group_equal", Weighting::GroupEqual),
        ];
        Ok(self.word("weighting", &words)?.unwrap_or_default())
    }

    pub(super) fn limits(self) -> Result<Limits, Refusal> {
        Ok(Limits {
            total: self.integer("k")?,
            per_option: self.integer("m")?,
        })
    }
}

/// A whole number, even if it is written with a decimal point ("5.0").
pub(super) fn whole(value: &Value) -> Option<i64> {
    let rounded = || {
        value
            .as_f64()
            .filter(|number| number.fract() == 0.0)?
            .to_i64()
    };
    value.as_i64().or_else(rounded)
}
