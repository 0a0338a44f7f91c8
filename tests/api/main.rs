//! Tests of the whole service over its real interfaces, by theme.

#![cfg(test)]

#[macro_use]
mod harness;
mod accounts;
mod demonstrations;
mod matrix;
mod office;
mod pages;
mod photos;
mod rehearsals;
mod site;
mod start;
mod store;
mod workshops;

mod day;
mod doors;
mod live;
#[path = "../samples/workshop.rs"]
mod sample;
