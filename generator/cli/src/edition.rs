//! How is an edition kept, so that later ones can say what has changed?

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use model::{Date, EDITIONS};
use sources::Severity;

use crate::Failure;
use crate::arguments::Edition;
use crate::build_info::build_info;
use crate::console::Console;
use crate::read::read;
use crate::report;
use crate::run::{Stop, epoch};

/// Writes the digests of all that is written now.
///
/// # Errors
///
/// When the sources have errors, the edition was kept already, its day is not known, or the
/// system refuses to write.
pub(crate) fn keep(root: &Path, options: &Edition, console: Console) -> Result<(), Stop> {
    let mut diagnostics = Vec::new();
    let sources = read(root)?.take(&mut diagnostics);
    let model = model::build(&sources).take(&mut diagnostics);
    diagnostics.retain(|fault| fault.severity == Severity::Error);
    let Some(model) = model.filter(|_| diagnostics.is_empty()) else {
        console.fault(&report::human(&sources, &diagnostics, console.colour));
        return Err(Stop::Sources);
    };
    let known = build_info(root, epoch()?.as_deref()).map_err(Stop::Usage)?.date;
    let date = options.date.clone().or(known).unwrap_or_default();
    let date = Date::parse(&date).ok_or_else(|| {
        Stop::Usage(format!(
            "`{date}` is no day of a release\nhelp: name it with `--date YYYY-MM-DD`"
        ))
    })?;
    let name = &model.book.edition;
    let path = root.join(EDITIONS).join(format!("{name}.toml"));
    let text = documents::edition(&sources, &model).file(name, date);
    let failed = |cause: std::io::Error| Failure::io("write", &path, &cause);
    fs::create_dir_all(root.join(EDITIONS)).map_err(failed)?;
    // An edition that was published says the same for ever.
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
    console.summary(&format!("kept edition {name} of {}: `{shown}`", date.iso()))?;
    Ok(())
}
