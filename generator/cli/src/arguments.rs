//! What can be said on the command line?

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use documents::Deliverable;

use crate::compile::{Part, profile};
use crate::report::Format;

const STATUSES: &str = "\
Exit status:
  0  done, no error
  1  the toolkit's sources have errors (with `--deny warnings`: or warnings)
  2  the command line is wrong
  3  the machine failed (disk, port, permission); the message names the path

Environment:
  NO_COLOR           no colours, unless `--color always`
  SOURCE_DATE_EPOCH  the date of the sources in seconds since 1970, instead of git's";

/// Builds a toolkit for the Cyber Resilience Act: a website and an implementation profile from
/// one set of sources.
#[derive(Clone, Debug, PartialEq, Eq, Parser)]
#[command(name = "cra-toolkit", version, arg_required_else_help = true, after_help = STATUSES)]
#[command(disable_help_subcommand = true, infer_subcommands = false)]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Folder of the toolkit [default: the nearest one above with a `book.toml`]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Colours in diagnostics
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value = "auto")]
    pub color: When,
    /// Say nothing but results and faults
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say how long each stage takes
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// When diagnostics are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal.
    Auto,
    /// Even into a file.
    Always,
    /// Not at all.
    Never,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Write the website and the profile: all or nothing
    ///
    /// Every rule is checked first. With an error nothing is written, and what an earlier build
    /// wrote stays as it is. Otherwise the new files take the place of the old ones in one step.
    Build(Build),
    /// Write the implementation profile alone: all or nothing
    ///
    /// The profile is made from the same sources as the website, in every format or in those
    /// that are named.
    Profile(Profile),
    /// Check every rule and write nothing
    ///
    /// For people the findings go to standard error; in every other format they are the result,
    /// on standard output.
    Check(Check),
    /// Ask for every address outside of the toolkit, and say which are dead or have moved
    ///
    /// The only command that goes to the network. Each host hears one question at a time: for the
    /// head of a file, and only if it refuses that, for the file.
    #[cfg(feature = "links")]
    Links(Links),
    /// Show the website, and show it anew whenever a file is saved
    ///
    /// The website is served from memory, to this computer alone unless `--host` says otherwise.
    /// While the sources have errors the last good pages stay, with the errors on top.
    Serve(Serve),
    /// Search the website's pages, with the index and the order of its search
    ///
    /// Words in quotation marks have to stand side by side. The last word may be unfinished.
    Search(Search),
    /// Comment sheets of a working group: Word and YAML, in and out
    #[command(subcommand)]
    Comments(Comments),
    /// Assess a product by the risk method: points, levels, scenarios, controls, criteria
    ///
    /// Fails when a criterion is not met, so that it can guard a release.
    Assess(Assess),
    /// Begin a record: a file with every required field, for the author to fill
    ///
    /// The fields are empty, so that `check` leads from one to the next.
    New(New),
    /// Keep what is written now as an edition, so that later ones can say what has changed
    ///
    /// Part of a release: it writes `editions/EDITION.toml` for the edition that `book.toml`
    /// names, and never changes one that is there.
    Edition(Edition),
    /// Write the JSON Schemas with which an editor completes and checks data files
    Schema {
        /// Folder to write [default: `schema` in the folder of the toolkit]
        #[arg(long, short, value_name = "DIR", verbatim_doc_comment)]
        out: Option<PathBuf>,
    },
    /// Say what the code of a diagnostic or a drafting rule means, with an example and the mend
    Explain {
        /// The code, such as `unknown-field`, or the rule, such as `ST05`; without it, the list
        /// of all
        code: Option<String>,
    },
}

/// Options of `edition`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Edition {
    /// Day of the release, `YYYY-MM-DD` [default: that of the sources]
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
}

/// Options of `build`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Build {
    /// Folder to write; must be missing, empty, or written by an earlier build
    /// [default: `public` in the folder of the toolkit]
    #[arg(long, short, value_name = "DIR", verbatim_doc_comment)]
    pub out: Option<PathBuf>,
    /// Write only these parts, separated by commas
    #[arg(long, value_name = "PARTS", value_enum, value_delimiter = ',')]
    pub only: Vec<Part>,
    /// Refuse to publish what these find
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Vec<Denied>,
}

/// What to do with a comment sheet. A file that ends in `.docx` is Word, any other YAML.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Comments {
    /// Write an empty sheet
    New {
        /// File to write
        #[arg(default_value = "comments.docx")]
        out: PathBuf,
    },
    /// Read a sheet, say what is wrong with it, and give it in order as YAML
    Import {
        /// The sheet
        sheet: PathBuf,
        /// File to write [default: standard output]
        #[arg(long, short, value_name = "FILE", verbatim_doc_comment)]
        out: Option<PathBuf>,
        /// The `profile-lines.csv` of the release: do the line numbers fit their clauses?
        #[arg(long, value_name = "FILE")]
        lines: Option<PathBuf>,
    },
    /// Write a sheet from YAML, for Word
    Export {
        /// The sheet
        sheet: PathBuf,
        /// File to write
        out: PathBuf,
    },
    /// Print what became of each comment; fails while one has no observation
    Resolve {
        /// The sheet
        sheet: PathBuf,
    },
}

/// Options of `profile`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Profile {
    /// Folder to write; must be missing, empty, or written by an earlier run
    /// [default: `profile` in the folder of the toolkit]
    #[arg(long, short, value_name = "DIR", verbatim_doc_comment)]
    pub out: Option<PathBuf>,
    /// Write only these formats, separated by commas
    #[arg(long, value_name = "FORMATS", value_enum, value_delimiter = ',')]
    pub format: Vec<profile::Format>,
    /// Kind of document, instead of the one that `book.toml` names
    #[arg(long, value_name = "KIND", value_parser = deliverables())]
    pub deliverable: Option<Deliverable>,
    /// Add a Word file and a PDF with line numbers, and the map from lines to clauses
    #[arg(long)]
    pub line_numbers: bool,
    /// Word file or template whose styles are used
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,
    /// Add a Word file with tracked changes since this git revision, or this folder of a toolkit
    #[arg(long, value_name = "REV-OR-DIR")]
    pub redline_from: Option<String>,
    /// Refuse to write what these find
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Vec<Denied>,
}

fn deliverables() -> impl TypedValueParser<Value = Deliverable> {
    let words = Deliverable::ALL.iter().map(|kind| kind.word());
    PossibleValuesParser::new(words).map(|word| {
        let known = Deliverable::ALL.iter().find(|kind| kind.word() == word);
        *known.expect("the parser lets only these words through")
    })
}

/// Options of `check`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Check {
    /// Form of the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: Format,
    /// Fail on what these find
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Vec<Denied>,
    /// Text of a law, which the profile should not repeat; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub compare_with: Vec<PathBuf>,
    /// Text of a draft that others own, which the profile may not repeat
    #[arg(long, value_name = "FILE")]
    pub compare_draft: Vec<PathBuf>,
}

/// Options of `links`.
#[cfg(feature = "links")]
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Links {
    /// Ask nobody: list the addresses with the places that use them, and check their form
    #[arg(long)]
    pub offline: bool,
    /// Form of the report
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: Format,
    /// Fail on what these find
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Vec<Denied>,
    /// How long an answer may take, in seconds
    #[arg(long, value_name = "N", default_value_t = 20)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=600))]
    pub timeout: u64,
    /// How long to wait before the same host is asked again, in milliseconds
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub pause: u64,
}

/// What counts as an error although it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Denied {
    /// Warnings.
    Warnings,
}

/// Options of `serve`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Serve {
    /// Port; 0 takes any free one
    #[arg(long, short, value_name = "N", default_value_t = 3000)]
    pub port: u16,
    /// Address to listen on; another than the default shows the toolkit to your network
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Another name under which browsers may ask for the site, such as that of a proxy
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// Open the website in the browser
    #[arg(long)]
    pub open: bool,
    /// Look for changes once a second, where the system does not tell of them (network disks)
    #[arg(long)]
    pub poll: bool,
}

/// Options of `search`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Search {
    /// Words, a key such as `CR-D06`, or a phrase in quotation marks
    #[arg(required = true)]
    pub query: Vec<String>,
    /// Only pages of this kind, such as `control`; may be repeated, as all that narrow
    #[arg(long)]
    pub kind: Vec<String>,
    /// Only controls of this level
    #[arg(long)]
    pub level: Vec<String>,
    /// Only what concerns this requirement, by its key in lower case
    #[arg(long, value_name = "KEY")]
    pub requirement: Vec<String>,
    /// Only records of the sector, or of the `core`
    #[arg(long)]
    pub sector: Vec<String>,
    /// The pages in this language, such as `de`, which have an index of their own
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// The answer as JSON
    #[arg(long)]
    pub json: bool,
    /// Number of pages to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
}

impl Search {
    /// What narrows the answer: the name of a facet and a value.
    #[must_use]
    pub fn choices(&self) -> Vec<(String, String)> {
        let facets = [
            ("kind", &self.kind),
            ("level", &self.level),
            ("requirement", &self.requirement),
            ("sector", &self.sector),
        ];
        let choices = facets.into_iter().flat_map(|(name, values)| {
            values.iter().map(move |value| (name.to_owned(), value.to_lowercase()))
        });
        choices.collect()
    }
}

/// Options of `assess`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Assess {
    /// The product file
    pub product: PathBuf,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: AssessFormat,
    /// The product file of an earlier release: what changed, and why
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
}

/// In which form an assessment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AssessFormat {
    /// For a terminal.
    Human,
    /// Everything, for programs.
    Json,
    /// The register of scenarios, for a spreadsheet.
    Csv,
}

/// Options of `new`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct New {
    /// Kind of record: `control`, `threat`, `term`, `reference` …
    pub kind: String,
    /// Key of the record, such as `CR-D11`; `new product` without one prints a product file to
    /// fill, for `assess`
    pub key: Option<String>,
    /// Put the record into the toolkit's sector, not into the core
    #[arg(long)]
    pub sector: bool,
}
