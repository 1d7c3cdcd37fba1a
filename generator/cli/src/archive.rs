//! How do many files fit into one, and come out again?

use std::fs::File;
use std::io::{Cursor, Write};
use std::path::Path;

use website::Tree;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::Failure;

/// Endings of files that compression makes no smaller.
const COMPRESSED: [&str; 8] = ["docx", "gz", "jpg", "png", "webp", "woff2", "xlsx", "zip"];

/// The files of `tree` as a ZIP archive: in order of path, all of one fixed date.
pub fn write(tree: &Tree) -> Vec<u8> {
    // The system and the rights are said here because the library would ask the machine.
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in tree {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let method = if COMPRESSED.contains(&ending) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = options.compression_method(method);
        zip.start_file(path.as_str(), options).expect("every path is only once in a tree");
        zip.write_all(bytes).expect("a site in memory stays below the limit of 4 GiB");
    }
    zip.finish().expect("a vector takes every byte").into_inner()
}

/// Unpacks the archive `file` into `folder`.
///
/// # Errors
///
/// When it cannot be read, or the folder not be written.
pub fn unpack(file: &Path, folder: &Path) -> Result<(), Failure> {
    let failed = |cause: std::io::Error| Failure::io("unpack", file, &cause);
    let archive = File::open(file).map_err(failed)?;
    let broken = |cause: ZipError| failed(cause.into());
    // The library refuses names that lead out of the folder.
    ZipArchive::new(archive).map_err(broken)?.extract(folder).map_err(broken)
}
