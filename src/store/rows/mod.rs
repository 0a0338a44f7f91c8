//! Rows: one struct per table, from and to the domain's things.
//!
//! `Insertable` structs say `treat_none_as_default_value = false`: what the domain says is none becomes none in the table,
//! too.

pub(super) mod cards;
pub(super) mod measures;
pub(super) mod notes;
pub(super) mod people;
pub(super) mod photos;
pub(super) mod records;
pub(super) mod rounds;
pub(super) mod workshop;
