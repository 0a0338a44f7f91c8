//! Zukunftswerkstatt.
