//! How does the whole site fit into one file, for use without a network?

use std::io::{Cursor, Write};

use website::Tree;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

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
