//! What a robot knows: everything it has heard, folded into a picture of the workshop.

use super::client::Robot;
use serde_json::Value;

impl Robot {
    pub(super) fn fold(&mut self, message: &Value) {
        let kind = message.get("type").and_then(Value::as_str);
        // An acknowledgement may overtake the event that it speaks of.
        if matches!(kind, Some("welcome" | "event"))
            && let Some(seq) = message.get("seq").and_then(Value::as_u64)
        {
            self.seq = seq;
        }
        match kind {
            Some("welcome") => self.start_over(message),
            Some("event") => {
                for change in array(message.get("changes")) {
                    self.change(change);
                }
            }
            Some("personal") => {
                self.personal = message.get("personal").cloned().unwrap_or(Value::Null);
            }
            Some("presence") => self.presence = message.clone(),
            Some("turnout") => self.turnout = message.clone(),
            _ => {}
        }
    }

    fn start_over(&mut self, message: &Value) {
        self.role = text(message.get("role"));
        self.personal = message.get("personal").cloned().unwrap_or(Value::Null);
        self.view.clear();
        let Some(Value::Object(snapshot)) = message.get("snapshot") else {
            return;
        };
        for (name, value) in snapshot {
            let things = self.view.entry(name.clone()).or_default();
            match value {
                Value::Array(items) => {
                    for item in items {
                        things.insert(key_of(item), item.clone());
                    }
                }
                single => {
                    things.insert(String::new(), single.clone());
                }
            }
        }
    }

    fn change(&mut self, change: &Value) {
        let thing = text(change.get("thing"));
        let (name, gone) = match thing.strip_suffix("Gone") {
            Some(name) => (name, true),
            None => (thing.as_str(), false),
        };
        let collection = match name {
            "head" | "setup" | "undo" | "help" => name.to_owned(),
            other => format!("{other}s"),
        };
        let things = self.view.entry(collection).or_default();
        if gone {
            things.remove(&text(change.get("id")));
        } else if let Some(value) = change.get("value") {
            let key = if matches!(name, "head" | "setup") {
                String::new()
            } else {
                key_of(value)
            };
            // A ballot is a phone's own only while its round is open.
            let open = value.get("state").and_then(Value::as_str) == Some("open");
            if name == "round"
                && !open
                && let Some(Value::Object(ballots)) = self.personal.get_mut("ballots")
            {
                ballots.remove(&key);
            }
            things.insert(key, value.clone());
        }
    }

    /// The workshop's own fields.
    pub fn head(&self) -> Value {
        self.view
            .get("head")
            .and_then(|it| it.get(""))
            .cloned()
            .unwrap_or(Value::Null)
    }

    /// A collection's things, sorted by their `order` (tables: their number) where they have one.
    pub fn things(&self, collection: &str) -> Vec<&Value> {
        let mut things: Vec<&Value> = self
            .view
            .get(collection)
            .map(|it| it.values().collect())
            .unwrap_or_default();
        things.sort_by_key(|thing| {
            let order = thing.get("order").or_else(|| thing.get("tableNo"));
            order.and_then(Value::as_u64)
        });
        things
    }

    /// Number of the running phase's start; commands that write name it.
    pub fn phase_seq(&self) -> u64 {
        self.head()
            .pointer("/clock/phaseSeq")
            .and_then(Value::as_u64)
            .unwrap_or(0)
    }
}

fn array(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub(super) fn text(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn key_of(thing: &Value) -> String {
    text(thing.get("id").or_else(|| thing.get("participantId")))
}
