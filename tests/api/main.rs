//! Tests of the whole service over its real interfaces, by theme.

#![cfg(test)]

#[macro_use]
mod harness;
mod accounts;
mod office;
mod pages;
mod store;

mod day;
#[path = "../samples/workshop.rs"]
mod sample;
