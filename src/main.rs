//! The command line: hands over to the rooms.

use std::process::ExitCode;

fn main() -> ExitCode {
    zukunftswerkstatt::cli::run()
}
