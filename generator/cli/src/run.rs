//! What does each command do, and with which exit status does it end?

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use clap::Parser;
use documents::Standard;
use sources::{Checked, Diagnostic, Severity, Sources};

use crate::arguments::{self, Arguments, Command, Denied};
use crate::build_info::{self, build_info};
use crate::compile::profile::Shelf;
use crate::compile::{self, Options, Outputs, Part, Stage, profile};
use crate::console::Console;
use crate::kept::Kept;
use crate::read::{FOLDERS, read};
use crate::report::{self, Format, Tally, counted};
use crate::{Failure, assess, comments, create, edition, explain, publish, search, serve};

/// Why a command has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The sources have errors, which were printed.
    Sources,
    /// The command line is wrong.
    Usage(String),
    /// The machine failed.
    Machine(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Machine(failure)
    }
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results as well; nothing can be done if nobody reads them.
            drop(error.print());
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let console = Console::new(&arguments.global);
    let (status, message) = match run(&arguments, console) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Stop::Sources) => return ExitCode::from(1),
        Err(Stop::Usage(message)) => (2, message),
        Err(Stop::Machine(failure)) => (3, failure.to_string()),
    };
    console.fault(&format!("error: {message}\n"));
    ExitCode::from(status)
}

/// Runs a command.
///
/// # Errors
///
/// When it has no result.
fn run(arguments: &Arguments, console: Console) -> Result<(), Stop> {
    if let Command::Explain { code } = &arguments.command {
        let text = code.as_deref().map_or_else(|| Ok(explain::list()), explain::page);
        return Ok(console.result(&text.map_err(Stop::Usage)?)?);
    }
    if let Command::Comments(options) = &arguments.command {
        return comments::run(options, console);
    }
    let root = root(arguments.global.root.as_deref())?;
    match &arguments.command {
        Command::Build(options) => build(&root, options, console),
        Command::Profile(options) => profile_alone(&root, options, console),
        Command::Check(options) => check(&root, options, console),
        #[cfg(feature = "links")]
        Command::Links(options) => crate::links::run(&root, options, console),
        Command::Serve(options) => serve::serve(&root, options, console),
        Command::Search(options) => search::search(&root, options, console),
        Command::Assess(options) => assess::assess(&root, options, console),
        Command::New(options) => match &options.key {
            None if options.kind == "product" => assess::begin(&root, console),
            None => {
                let message = format!("a new {} needs a key, such as `CR-D11`", options.kind);
                Err(Stop::Usage(message))
            }
            Some(key) => create::record(&root, options, key, console),
        },
        Command::Edition(options) => edition::keep(&root, options, console),
        Command::Schema { out } => {
            let out = out.clone().unwrap_or_else(|| root.join("schema"));
            create::schemas(&out, console)
        }
        Command::Explain { .. } | Command::Comments(_) => Ok(()),
    }
}

/// The folder of the toolkit: what was asked for, or the nearest one above.
fn root(asked: Option<&Path>) -> Result<PathBuf, Stop> {
    let is_root = |folder: &Path| folder.join("book.toml").is_file();
    if let Some(folder) = asked {
        if is_root(folder) {
            return Ok(folder.to_owned());
        }
        let message = format!("`{}` is no toolkit: it has no `book.toml`", folder.display());
        return Err(Stop::Usage(message));
    }
    let here = env::current_dir().map_err(|cause| Failure::io("find", Path::new("."), &cause))?;
    let found = here.ancestors().find(|folder| is_root(folder));
    found.map(Path::to_owned).ok_or_else(|| {
        Stop::Usage(format!(
            "there is no `book.toml` in `{}` or above it\n\
             help: go to the toolkit's folder, or name it with `--root`",
            here.display()
        ))
    })
}

fn build(root: &Path, options: &arguments::Build, console: Console) -> Result<(), Stop> {
    let begin = Instant::now();
    let out = options.out.clone().unwrap_or_else(|| root.join("public"));
    refuse_sources(root, &out)?;
    let parts = if options.only.is_empty() { &Part::ALL[..] } else { &options.only };
    let read = read_timed(root, console)?;
    let making = Making { parts, formats: profile::Format::ALL, compared: &[] };
    let (sources, outputs) = compiled(root, read, &making, &options.deny, console)?;
    let tally = Tally::of(&outputs.diagnostics);
    console.fault(&report::human(&sources, &outputs.diagnostics, console.colour));
    if tally.errors > 0 {
        console.fault(&format!("error: {}; nothing was published\n", tally.words()));
        return Err(Stop::Sources);
    }
    let packing = Instant::now();
    let tree = compile::pack(outputs.value);
    console.timing(Stage::Packing.name(), packing.elapsed());
    let publishing = Instant::now();
    let published = publish(&tree, &out)?;
    console.timing("publish", publishing.elapsed());
    let pages = tree.keys().filter(|path| path.ends_with(".html")).count();
    console.summary(&format!(
        "{} ({} changed), {}, {} in {:.1} s: `{}`",
        counted(tree.len(), "file"),
        published.written,
        counted(pages, "page"),
        counted(tally.warnings, "warning"),
        begin.elapsed().as_secs_f64(),
        out.display(),
    ))?;
    Ok(())
}

fn profile_alone(root: &Path, options: &arguments::Profile, console: Console) -> Result<(), Stop> {
    let begin = Instant::now();
    let out = options.out.clone().unwrap_or_else(|| root.join("profile"));
    refuse_sources(root, &out)?;
    let Checked { value: sources, mut diagnostics } = read(root)?;
    let build = build_info(root, epoch()?.as_deref()).map_err(Stop::Usage)?;
    let base = options
        .base
        .as_ref()
        .map(|path| fs::read(path).map_err(|cause| Stop::from(Failure::io("read", path, &cause))));
    let base = base.transpose()?;
    let earlier = options.redline_from.as_ref().map(|from| earlier(root, from));
    let earlier = earlier.transpose()?;
    let formats = if options.format.is_empty() { profile::Format::ALL } else { &options.format };
    let kept = Kept::of(root);
    let wanted = profile::Wanted {
        formats,
        line_numbers: options.line_numbers,
        base: base.as_deref(),
        earlier: earlier.as_ref(),
        shelf: kept.as_ref().map(|kept| kept as &dyn Shelf),
    };
    let made = compile::profile_alone(&sources, &build, options.deliverable, &wanted);
    let tree = made.take(&mut diagnostics);
    if options.deny.contains(&Denied::Warnings) {
        deny_warnings(&mut diagnostics);
    }
    let tally = Tally::of(&diagnostics);
    console.fault(&report::human(&sources, &diagnostics, console.colour));
    if tally.errors > 0 {
        console.fault(&format!("error: {}; nothing was written\n", tally.words()));
        return Err(Stop::Sources);
    }
    publish(&tree, &out)?;
    console.summary(&format!(
        "{}, {} in {:.1} s: `{}`",
        counted(tree.len(), "file"),
        counted(tally.warnings, "warning"),
        begin.elapsed().as_secs_f64(),
        out.display(),
    ))?;
    Ok(())
}

/// The profile of an earlier release: a folder with a toolkit, or a revision that git knows.
fn earlier(root: &Path, from: &str) -> Result<Standard, Stop> {
    let folder = Path::new(from);
    let (sources, build) = if folder.join("book.toml").is_file() {
        (read(folder)?.value, build_info(folder, None).unwrap_or_default())
    } else {
        let checkout = build_info::checkout(root, from)?;
        (read(checkout.folder.path())?.value, checkout.build)
    };
    // What was wrong with the earlier release is no concern of today's author.
    let mut faults = Vec::new();
    let standard = compile::standard(&sources, &build, None, &mut faults);
    standard.map(|(standard, _)| standard).ok_or_else(|| {
        Stop::Usage(format!(
            "`{from}` has no profile that can be compared\n\
             help: name a revision or a folder whose `book.toml` can be read"
        ))
    })
}

/// What is written below the sources would be read by the next build.
fn refuse_sources(root: &Path, out: &Path) -> Result<(), Stop> {
    let real = |path: &Path| {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        // The nearest folder that exists decides, since it may be a link.
        let known = whole.ancestors().find_map(|folder| {
            let real = folder.canonicalize().ok()?;
            Some(real.join(whole.strip_prefix(folder).ok()?))
        });
        known.unwrap_or(whole)
    };
    let (root, out) = (real(root), real(out));
    match FOLDERS.iter().find(|folder| out.starts_with(root.join(folder))) {
        Some(folder) => Err(Stop::Usage(format!(
            "`--out` names a folder in `{folder}`, which is read\nhelp: choose another folder"
        ))),
        None => Ok(()),
    }
}

fn check(root: &Path, options: &arguments::Check, console: Console) -> Result<(), Stop> {
    let begin = Instant::now();
    let read = read_timed(root, console)?;
    let compared = compared(options)?;
    // Who has pages and no theme wants to know of the pages.
    let is_bare = read.value.below("theme/").next().is_none();
    let parts = if is_bare { &[][..] } else { &Part::ALL[..] };
    let making = Making { parts, formats: profile::Format::QUICK, compared: &compared };
    let (sources, outputs) = compiled(root, read, &making, &options.deny, console)?;
    let tally = Tally::of(&outputs.diagnostics);
    match options.format {
        Format::Human => {
            console.fault(&report::human(&sources, &outputs.diagnostics, console.colour));
        }
        Format::Json | Format::Sarif | Format::Github => {
            console.result(&report::write(&sources, &outputs.diagnostics, options.format))?;
        }
    }
    if tally.errors > 0 {
        console.progress(&format!("error: {}", tally.words()));
        return Err(Stop::Sources);
    }
    let files = counted(sources.iter().count(), "file");
    let seconds = begin.elapsed().as_secs_f64();
    console.progress(&format!("checked {files}: {} in {seconds:.1} s", tally.words()));
    Ok(())
}

/// The texts that the profile is compared with.
fn compared(options: &arguments::Check) -> Result<Vec<lint::Compared>, Stop> {
    let law = options.compare_with.iter().map(|path| (path, lint::Standing::Law));
    let drafts = options.compare_draft.iter().map(|path| (path, lint::Standing::Draft));
    let texts = law.chain(drafts).map(|(path, standing)| {
        let bytes = fs::read(path).map_err(|cause| Failure::io("read", path, &cause))?;
        let name = path.display().to_string();
        let text = String::from_utf8(bytes).map_err(|_| {
            let help = "help: write the text of the document to a file, such as by `pdftotext`";
            Stop::Usage(format!("`{name}` is no text in UTF-8\n{help}"))
        })?;
        Ok(lint::Compared { name, text, standing })
    });
    texts.collect()
}

/// Reads the toolkit at `root`.
fn read_timed(root: &Path, console: Console) -> Result<Checked<Sources>, Stop> {
    let begin = Instant::now();
    let read = read(root)?;
    console.timing("read", begin.elapsed());
    Ok(read)
}

/// What to make from the sources.
struct Making<'a> {
    parts: &'a [Part],
    formats: &'a [profile::Format],
    compared: &'a [lint::Compared],
}

/// Compiles the toolkit that was read from `root`.
fn compiled(
    root: &Path,
    read: Checked<Sources>,
    making: &Making<'_>,
    deny: &[Denied],
    console: Console,
) -> Result<(Sources, Checked<Outputs>), Stop> {
    let Checked { value: sources, mut diagnostics } = read;
    let build = build_info(root, epoch()?.as_deref()).map_err(Stop::Usage)?;
    let Making { parts, formats, compared } = *making;
    let kept = Kept::of(root);
    let shelf = kept.as_ref().map(|kept| kept as &dyn Shelf);
    let (build, profile) = (&build, formats);
    let options = Options { build, parts, profile, shelf, address: None, compared };
    let mut lap = Instant::now();
    let outputs = compile::formats(&sources, &options, &mut |stage| {
        console.timing(stage.name(), lap.elapsed());
        lap = Instant::now();
    });
    let outputs = outputs.take(&mut diagnostics);
    if deny.contains(&Denied::Warnings) {
        deny_warnings(&mut diagnostics);
    }
    Ok((sources, Checked { value: outputs, diagnostics }))
}

/// The value of `SOURCE_DATE_EPOCH`.
pub(crate) fn epoch() -> Result<Option<String>, Stop> {
    let value = env::var_os("SOURCE_DATE_EPOCH").map(|value| value.into_string());
    value.transpose().map_err(|_| Stop::Usage("`SOURCE_DATE_EPOCH` is not UTF-8".to_owned()))
}

/// Makes every warning an error.
pub(crate) fn deny_warnings(diagnostics: &mut [Diagnostic]) {
    // A note is no fault, so there is nothing to deny.
    for diagnostic in diagnostics.iter_mut().filter(|it| it.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
    }
}
