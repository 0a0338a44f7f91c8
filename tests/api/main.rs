//! Tests of the whole service over its real interfaces, by theme.

#[macro_use]
mod harness;
