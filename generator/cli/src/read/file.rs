//! What does one file hold: text, bytes, or something that nobody should read?

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use sources::{Code, Diagnostic};

use crate::Failure;

/// Largest page, record or template, in bytes.
const TEXT_LIMIT: u64 = 4 << 20;
/// Largest file of any kind, in bytes.
const FILE_LIMIT: u64 = 16 << 20;
/// Endings of the files that must be text.
const TEXT_ENDINGS: [&str; 9] = ["md", "yaml", "yml", "toml", "html", "css", "js", "json", "txt"];

/// What a file holds.
pub enum Content {
    /// Text.
    Text(String),
    /// A file that is only copied.
    Bytes(Vec<u8>),
    /// Nothing: the file vanished after it was found.
    Gone,
    /// Something that the author has to mend.
    Unfit(Diagnostic),
}

/// Reads the file at `place`, which is `path` in the toolkit.
pub fn read(path: &str, place: &Path) -> Result<Content, Failure> {
    let failed = |cause: io::Error| match cause.kind() {
        io::ErrorKind::NotFound => Ok(Content::Gone),
        _ => Err(Failure::io("read", place, &cause)),
    };
    let size = match fs::metadata(place) {
        // A pipe would keep the program waiting for ever.
        Ok(metadata) if !metadata.is_file() => {
            let message = format!("cannot read `{}`: it is not a file", place.display());
            return Err(Failure::new(message).help("remove it from the toolkit's folder"));
        }
        Ok(metadata) => metadata.len(),
        Err(cause) => return failed(cause),
    };
    let must_be_text = is_text(path);
    let limit = if must_be_text { TEXT_LIMIT } else { FILE_LIMIT };
    if size > limit {
        return Ok(Content::Unfit(too_large(path, limit)));
    }
    let mut bytes = Vec::new();
    // The file may have grown since its size was asked for.
    match File::open(place).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)) {
        Ok(read) if read as u64 > limit => return Ok(Content::Unfit(too_large(path, limit))),
        Ok(_) => {}
        Err(cause) => return failed(cause),
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text),
        Err(error) if must_be_text => {
            Content::Unfit(not_utf8(path, error.utf8_error().valid_up_to(), error.as_bytes()))
        }
        Err(error) => Content::Bytes(error.into_bytes()),
    })
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXT_ENDINGS.iter().any(|text| ending.eq_ignore_ascii_case(text))
}

fn too_large(path: &str, limit: u64) -> Diagnostic {
    let message = format!("`{path}` is larger than {} MiB", limit >> 20);
    Diagnostic::error(Code::TooLarge, None, message).help("split the file, or make it smaller")
}

fn not_utf8(path: &str, valid: usize, bytes: &[u8]) -> Diagnostic {
    let line = bytes[..valid].split(|byte| *byte == b'\n').count();
    let message = format!("`{path}` is not UTF-8 in line {line}");
    Diagnostic::error(Code::NotUtf8, None, message).help("save the file as UTF-8")
}
