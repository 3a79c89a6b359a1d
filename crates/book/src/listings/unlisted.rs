//! What lies in the folders of a listing crate, and its manifest does not know.

use crate::listings::folders::{ALL, MAIN, files, subfolders};
use crate::listings::manifest::Manifest;
use crate::listings::tried;
use crate::problem::{Place, Problem, did_you_mean};
use std::path::{Path, PathBuf};

/// What was found in a crate.
#[derive(Default)]
pub struct Unlisted {
    pub problems: Vec<Problem>,
    /// What is recorded of no program, relative to the book's root.
    pub stray_goldens: Vec<PathBuf>,
}

/// Every program needs its table in the manifest, and every recorded output its program. `folder` is that of the crate,
/// relative to `root`.
pub fn find(root: &Path, folder: &Path, entries: &Manifest) -> Unlisted {
    let mut found = Unlisted::default();
    for sub in ALL.map(|sub| folder.join(sub)) {
        for file in files(&root.join(&sub)) {
            found.file(root, folder, &sub.join(file), entries);
        }
        for nested in subfolders(&root.join(&sub)) {
            found.of_several_files(root, folder, &sub.join(nested), entries);
        }
    }
    found
}

impl Unlisted {
    fn file(&mut self, root: &Path, folder: &Path, path: &Path, entries: &Manifest) {
        let has_program = root.join(path.with_extension("rs")).is_file();
        match ending(path).as_str() {
            "rs" => self.needs_table(folder, path, &name(path), entries),
            "stdout" | "stderr" if !has_program => self.stray_goldens.push(path.to_owned()),
            "txt" if !is_of_tool(path, entries) => self.stray_goldens.push(path.to_owned()),
            _ => {}
        }
    }

    fn of_several_files(&mut self, root: &Path, folder: &Path, path: &Path, entries: &Manifest) {
        let mut wrong = |path: PathBuf, message: &str| {
            self.problems.push(Problem::new(Place::file(path), message));
        };
        for nested in subfolders(&root.join(path)) {
            wrong(
                path.join(nested),
                "the files of a listing stand side by side, and this is a folder",
            );
        }
        let main = path.join(MAIN);
        if !root.join(&main).is_file() {
            let message =
                "a listing of several files has a main.rs, and there is none in this folder";
            return wrong(path.to_owned(), message);
        }
        for file in files(&root.join(path)) {
            let file = path.join(file);
            let is_golden = matches!(ending(&file).as_str(), "stdout" | "stderr");
            if is_golden && file.with_extension("rs") != main {
                self.stray_goldens.push(file);
            }
        }
        self.needs_table(folder, &main, &name(path), entries);
    }

    fn needs_table(&mut self, folder: &Path, path: &Path, name: &str, entries: &Manifest) {
        if entries.contains_key(name) {
            return;
        }
        let hint = did_you_mean(name, entries.keys().map(String::as_str));
        let manifest = folder.join("listings.toml");
        let message = format!("no table [{name}] in {}{hint}", manifest.display());
        self.problems.push(Problem::new(Place::file(path), message));
    }
}

/// Whether a tool that is let loose on a listing has said what is recorded at `path`.
fn is_of_tool(path: &Path, entries: &Manifest) -> bool {
    entries.iter().any(|(name, entry)| {
        let program = path.with_file_name(format!("{name}.rs"));
        let mut tools = entry.tools.iter();
        tools.any(|(tool, claim)| claim.finds.is_some() && tried::words(&program, *tool) == path)
    })
}

fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn ending(path: &Path) -> String {
    path.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
