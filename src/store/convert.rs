//! Between the domain's values and columns. A value that cannot be read names the kind of row,
//! never what is in it.

use super::error::StoreError;
use crate::domain::context::Timestamp;
use crate::domain::participant::Hash256;
use chrono::NaiveDateTime;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;

/// JSON text.
pub(crate) fn json<T: Serialize>(thing: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::corrupt(thing, error.to_string()))
}

/// Out of JSON text.
pub(crate) fn from_json<T: DeserializeOwned>(
    thing: &'static str,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| {
        StoreError::corrupt(thing, format!("{:?} error in JSON", error.classify()))
    })
}

/// The stable code of a plain enum.
pub(crate) fn code<T: Serialize>(thing: &'static str, value: T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => Ok(code),
        _ => Err(StoreError::corrupt(thing, "not a plain code")),
    }
}

/// The plain enum with this code.
pub(crate) fn from_code<T: DeserializeOwned>(
    thing: &'static str,
    code: String,
) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(code))
        .map_err(|_| StoreError::corrupt(thing, "unknown code"))
}

/// An id out of its text.
pub(crate) fn id<T: FromStr<Err = uuid::Error>>(
    thing: &'static str,
    text: &str,
) -> Result<T, StoreError> {
    text.parse()
        .map_err(|_| StoreError::corrupt(thing, "not an id"))
}

/// An id that may be missing.
pub(crate) fn id_opt<T: FromStr<Err = uuid::Error>>(
    thing: &'static str,
    text: Option<String>,
) -> Result<Option<T>, StoreError> {
    text.map(|text| id(thing, &text)).transpose()
}

/// An id that may be missing, as text.
pub(crate) fn text_opt(id: Option<impl ToString>) -> Option<String> {
    id.map(|id| id.to_string())
}

/// A number that is never negative.
pub(crate) fn number<T: TryFrom<i64>>(thing: &'static str, value: i64) -> Result<T, StoreError> {
    T::try_from(value).map_err(|_| StoreError::corrupt(thing, "number out of range"))
}

/// A large number as the database holds it.
pub(crate) fn big(thing: &'static str, value: u64) -> Result<i64, StoreError> {
    i64::try_from(value).map_err(|_| StoreError::corrupt(thing, "number out of range"))
}

/// 256 bits out of a column.
pub(crate) fn hash(thing: &'static str, bytes: &[u8]) -> Result<Hash256, StoreError> {
    <[u8; 32]>::try_from(bytes)
        .map(Hash256)
        .map_err(|_| StoreError::corrupt(thing, "not 32 bytes"))
}

/// A time that may be missing, as the database holds it.
pub(crate) fn naive_opt(at: Option<Timestamp>) -> Option<NaiveDateTime> {
    at.map(Timestamp::to_naive)
}
