use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Number, Value, json};

use crate::domain::tally::{Counts, OptionIndex, Ranked, Scores};

/// A result under construction: keys in the order in which they were added.
#[derive(Debug, Clone, PartialEq)]
pub struct Fields(pub(super) Vec<(&'static str, Value)>);

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Fields {
    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    /// The value under this key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }
}

/// Writes option numbers as candidate ids.
#[derive(Clone, Copy)]
pub(super) struct Printer<'a> {
    pub(super) candidates: &'a [String],
}

impl Printer<'_> {
    pub(super) fn id(&self, option: OptionIndex) -> &str {
        self.candidates.get(option).map_or("", String::as_str)
    }

    pub(super) fn ids(&self, options: &[OptionIndex]) -> Value {
        options.iter().map(|&option| self.id(option)).collect()
    }

    pub(super) fn per_option<T>(
        &self,
        figures: &[(OptionIndex, T)],
        value: impl Fn(&T) -> Value,
    ) -> Value {
        let entry =
            |(option, figure): &(OptionIndex, T)| (self.id(*option).to_owned(), value(figure));
        Value::Object(figures.iter().map(entry).collect())
    }

    pub(super) fn scores(&self, scores: &Scores) -> Value {
        self.per_option(scores, exact)
    }

    /// `counts`, `ranking`, `winners`.
    pub(super) fn ranked(&self, ranked: &Ranked) -> Fields {
        let ranking: Value = ranked.ranking.iter().map(|tier| self.ids(tier)).collect();
        let mut fields = counted(ranked.counts);
        fields.0.push(("ranking", ranking));
        fields.0.push(("winners", self.ids(&ranked.winners)));
        fields
    }
}

/// `counts` alone.
pub(super) fn counted(counts: Counts) -> Fields {
    Fields(vec![("counts", json!(counts))])
}

/// An exact figure as JSON number: an integer if it is one.
pub(super) fn exact(figure: &BigRational) -> Value {
    if figure.is_integer() {
        integer(figure.numer())
    } else {
        float(figure.to_f64().unwrap_or(f64::NAN))
    }
}

/// An integer as JSON number, beyond 64 bits as a rounded one.
pub(super) fn integer(figure: &BigInt) -> Value {
    figure.to_i64().map_or_else(
        || float(figure.to_f64().unwrap_or(f64::NAN)),
        |small| json!(small),
    )
}

/// A rounded figure; `null` if it is not finite.
pub(super) fn float(figure: f64) -> Value {
    Number::from_f64(figure).map_or(Value::Null, Value::Number)
}
