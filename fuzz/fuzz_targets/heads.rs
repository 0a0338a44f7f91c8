#![no_main]
//! Tries `bodies::heads` with whatever bytes lead somewhere new.

#[path = "../bodies.rs"]
#[expect(dead_code, reason = "each target tries one body")]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::heads(bytes));
