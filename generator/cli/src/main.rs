//! How does the program begin and end? With arguments, and with an exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run::main()
}
