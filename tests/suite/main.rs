//! Does the program do what its cases, its conventions and its promises say?
//!
//! * `cases`: every Markdown file below `tests/cases`, and every page that explains a code.
//! * `decisions`: the decision tables of this toolkit, in the program and in the browser's script.
//! * `hostile`: input that nobody may send, made at run time.
//! * `office`: the Word file, opened by LibreOffice.
//! * `promises`: properties of parsers and of two builds; the real website, walked page by page.
//! * `risk_method`: the risk method: worked examples, vectors, promises, wrong product files.
//! * `tidy`: the conventions that a machine can check.
//! * `trestle`: the catalog of controls, read by a tool for OSCAL.
//!
//! The rest is what these need: `case` reads a case file, `toolkit` holds and compiles a whole
//! toolkit in memory, `dom` and `show` turn results into text that reads well in a diff.

#![allow(
    clippy::disallowed_methods,
    reason = "tests read the repository, bless case files and make folders to be read"
)]
#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a test is read more often than it is run: the plain way is fast enough"
)]
#![allow(clippy::print_stdout, reason = "a test says plainly what it could not test")]

mod case;
mod cases;
mod decisions;
mod dom;
mod formats;
mod hostile;
mod office;
mod promises;
mod risk_method;
mod show;
mod tidy;
mod toolkit;
mod trestle;
