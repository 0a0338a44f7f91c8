//! The command line: hands over to the rooms.

use std::process::ExitCode;
use tikv_jemallocator::Jemalloc;

/// Thousands of short messages from several threads: a tenth less work than with the system's own, and less memory for
/// each phone. What a large document took goes back to the system soon after.
#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

fn main() -> ExitCode {
    zukunftswerkstatt::cli::run()
}
