//! Values that stay as they are.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A value that is never changed, only replaced: all who hold it share it, with its JSON text, which is written once however
/// often it is stored and told.
pub struct Frozen<T>(Arc<Written<T>>);

struct Written<T> {
    value: T,
    /// From the first time on that somebody asked for it.
    text: OnceLock<Box<RawValue>>,
}

impl<T> From<T> for Frozen<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(Written {
            value,
            text: OnceLock::new(),
        }))
    }
}

impl<T> FromIterator<T> for Frozen<Vec<T>> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

impl<T> Deref for Frozen<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.value
    }
}

impl<T> Clone for Frozen<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Frozen<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.value == other.0.value
    }
}

impl<T: Eq> Eq for Frozen<T> {}

impl<T: fmt::Debug> fmt::Debug for Frozen<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.value.fmt(f)
    }
}

impl<T: Serialize> Serialize for Frozen<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(text) = self.0.text.get() {
            return text.serialize(serializer);
        }
        let text = to_raw_value(&self.0.value).map_err(serde::ser::Error::custom)?;
        self.0.text.get_or_init(|| text).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Frozen<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

    static WRITTEN: AtomicU32 = AtomicU32::new(0);

    #[derive(Debug, PartialEq, Eq)]
    struct Counted(u32);

    impl Serialize for Counted {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            WRITTEN.fetch_add(1, Relaxed);
            serializer.serialize_u32(self.0)
        }
    }

    #[test]
    fn is_written_once_for_all_who_hold_it() -> Result<(), serde_json::Error> {
        let one = Frozen::from(Counted(7));
        let other = one.clone();
        assert_eq!(serde_json::to_string(&[&one, &other])?, "[7,7]");
        assert_eq!(serde_json::to_value(&other)?, serde_json::json!(7));
        assert_eq!(WRITTEN.load(Relaxed), 1);
        assert_eq!(one, Frozen::from(Counted(7)));
        assert_ne!(one, Frozen::from(Counted(8)));
        Ok(())
    }
}
