//! How does a test hold a small toolkit on the disk, and run the program on it?

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A toolkit in a folder of its own.
pub struct Kit {
    folder: TempDir,
}

impl Kit {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        let kit = Self { folder: tempfile::tempdir().expect("a folder for the test can be made") };
        fs::create_dir(kit.root()).expect("a folder for the test can be made");
        kit
    }

    /// The smallest toolkit of the test suite with the project's theme.
    pub fn small() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let kit = Self { folder };
        copy(&root.join("tests/fixtures/minimal"), &kit.root());
        copy(&root.join("theme"), &kit.path("theme"));
        kit
    }

    /// The root of the toolkit.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("kit")
    }

    /// A path in the toolkit.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// The folder that the toolkit stands in.
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the toolkit.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("a file of the test can be written");
    }

    /// Makes the home page say `words`.
    pub fn say(&self, words: &str) {
        self.write("content/index.md", &home(words));
    }

    /// The program, to be run in the toolkit.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cra-toolkit"));
        command.current_dir(self.root()).env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// Runs the program with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.program().args(arguments).output().expect("the program can be started"))
    }

    /// A file below `public`.
    pub fn public(&self, path: &str) -> String {
        fs::read_to_string(self.path("public").join(path)).expect("the file was published")
    }
}

/// A home page that says `words`.
pub fn home(words: &str) -> String {
    format!("---\ndescription: Where everything begins.\nlayout: home\n---\n\n# Home\n\n{words}\n")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the test can be made");
    for entry in fs::read_dir(from).expect("the folder is in the repository") {
        let entry = entry.expect("it can be listed");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// How the program ended.
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub output: String,
    /// Standard error.
    pub errors: String,
}

impl Ran {
    /// What became of a process.
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        let status = output.status.code().expect("the program was not killed");
        Self { status, output: text(output.stdout), errors: text(output.stderr) }
    }

    /// Fails unless the program ended with `status`.
    #[track_caller]
    pub fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.output, self.errors);
        self
    }
}
