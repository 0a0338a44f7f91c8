//! A page of figures in the text format of Prometheus.

use crate::store::Histogram;
use std::fmt::{Display, Write as _};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The page in the making. Writing to a String cannot fail.
#[derive(Default)]
pub(super) struct Page(pub(super) String);

impl Page {
    pub(super) fn head(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    pub(super) fn line(&mut self, name: &str, labels: &str, value: impl Display) {
        let _ = match labels {
            "" => writeln!(self.0, "{name} {value}"),
            labels => writeln!(self.0, "{name}{{{labels}}} {value}"),
        };
    }

    pub(super) fn one(&mut self, name: &str, kind: &str, help: &str, value: u64) {
        self.head(name, kind, help);
        self.line(name, "", value);
    }

    pub(super) fn gauge(&mut self, name: &str, help: &str, value: &AtomicU64) {
        self.one(name, "gauge", help, value.load(Relaxed));
    }

    pub(super) fn counter(&mut self, name: &str, help: &str, value: &AtomicU64) {
        self.one(name, "counter", help, value.load(Relaxed));
    }

    /// A histogram; its values are `parts` of the unit in its name.
    pub(super) fn histogram(&mut self, name: &str, help: &str, values: &Histogram, parts: f64) {
        self.head(name, "histogram", help);
        let bucket = format!("{name}_bucket");
        for (bound, count) in values.cumulative() {
            let bound = as_float(bound) / parts;
            self.line(&bucket, &format!("le=\"{bound}\""), count);
        }
        self.line(&bucket, "le=\"+Inf\"", values.count());
        self.line(&format!("{name}_sum"), "", as_float(values.sum()) / parts);
        self.line(&format!("{name}_count"), "", values.count());
    }
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn as_float(value: u64) -> f64 {
    value as f64
}
