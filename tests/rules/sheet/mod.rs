//! The measure sheet: what people type, what is stored, what follows from it.

mod fields;
mod plan;
mod typed;
