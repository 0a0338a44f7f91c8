//! Zukunftswerkstatt.

pub mod domain;
