//! Zukunftswerkstatt: participatory planning workshops, live.

pub mod cli;
pub mod domain;
pub mod wire;
