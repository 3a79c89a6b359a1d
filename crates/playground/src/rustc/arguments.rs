//! What rustc is told.

use super::call::Call;
use crate::diagnostic;
use crate::incremental::REMEMBERED;
use crate::program::{Goal, Mode};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// The file that rustc makes, in the folder it works in.
pub const BINARY: &str = "program";

impl Call<'_> {
    /// The arguments of a rustc that remembers the program, or of one that does not.
    pub(super) fn arguments(&self, remembers: bool) -> Vec<OsString> {
        let program = self.program;
        let mut arguments = Arguments::default();
        arguments.add([
            diagnostic::FILE,
            "--crate-name",
            "main",
            "--crate-type",
            "bin",
        ]);
        arguments.add([
            "--edition",
            program.edition.as_str(),
            "--error-format",
            "json",
        ]);
        if program.tests {
            arguments.add(["--test"]);
        }
        match self.goal {
            Goal::Check => {
                arguments.add(["--emit", "metadata", "-o", "checked"]);
            }
            Goal::Binary => {
                arguments.add(["-C", "strip=debuginfo"]);
                self.linking(remembers, &mut arguments);
            }
            // The explorer tells of each step the line it is on. The reader has seen the warnings of the program itself.
            Goal::Explored => {
                arguments.add(["--cap-lints", "allow"]);
                for flag in explorer::compile::flags() {
                    arguments.add([flag]);
                }
                self.linking(remembers, &mut arguments);
            }
        }
        for (name, file) in &self.crates.externs {
            arguments.add(["--extern"]).with(name, "=", file);
        }
        for folder in &self.crates.folders {
            arguments.add(["-L"]).with("dependency", "=", folder);
        }
        arguments.0
    }

    /// What makes a binary fast: to compile in debug mode, to run in release mode.
    fn linking(&self, remembers: bool, arguments: &mut Arguments) {
        let libraries = &self.toolchain.libraries;
        arguments.add(["--emit", "link", "--json", "artifacts", "-o", BINARY]);
        // Linked when it starts, the standard library need not be linked, and written, for each program. Of one that is
        // explored, all of the memory is in the executable.
        let is_run = self.goal == Goal::Binary;
        if is_run && has_shared_library(libraries) {
            arguments.add(["-C", "prefer-dynamic", "-C"]).with(
                "link-arg",
                "=-Wl,-rpath,",
                libraries,
            );
        }
        if is_run && self.program.mode == Mode::Release {
            arguments.add(["-C", "opt-level=3"]);
        }
        if remembers {
            arguments.add([
                "-C",
                &format!("incremental={REMEMBERED}"),
                "-C",
                "codegen-units=4",
            ]);
        }
    }
}

fn has_shared_library(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .any(|name| {
            name.starts_with("libstd-") && (name.ends_with(".so") || name.ends_with(".dylib"))
        })
}

/// Words that come one after the other.
#[derive(Default)]
struct Arguments(Vec<OsString>);

impl Arguments {
    fn add<const N: usize>(&mut self, words: [&str; N]) -> &mut Self {
        self.0.extend(words.map(OsString::from));
        self
    }

    /// One word of three parts, the last of which is a path and need not be UTF-8.
    fn with(&mut self, name: &str, between: &str, path: &Path) {
        let mut word = OsString::from(format!("{name}{between}"));
        word.push(path);
        self.0.push(word);
    }
}
