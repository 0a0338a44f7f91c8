//! The demo workshop as plain JSON.

use serde_json::Value;

const DEMO: &str = include_str!("../../demo/digitalwerkstatt.json");

/// One of the file's lists, such as `cards`.
pub(crate) fn list(name: &str) -> Vec<Value> {
    let demo: Value = serde_json::from_str(DEMO).unwrap();
    demo[name].as_array().unwrap().clone()
}

/// A text field of one of its objects.
pub(crate) fn field<'a>(object: &'a Value, name: &str) -> &'a str {
    object[name].as_str().unwrap()
}
