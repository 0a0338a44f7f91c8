//! Zukunftswerkstatt: participatory planning workshops, live.

pub mod domain;
pub mod wire;
