//! The files that a book is made of, wherever its `book.toml` says that they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::{Purpose, Settings};

/// Files, each with its time of modification and its size.
pub type Files = BTreeMap<PathBuf, (SystemTime, u64)>;

/// Where to look for the files of a book.
pub struct Sources {
    root: PathBuf,
    /// Files and folders, relative to the root.
    paths: Vec<PathBuf>,
    /// Where plain mdBook puts pages, which are no sources even if the chapters lie around them.
    pages: PathBuf,
}

impl Sources {
    /// Those of the book in `root`; of one whose `book.toml` cannot be read, what most books are made of.
    pub fn of(root: &Path) -> Self {
        let mut sources = Self {
            root: root.to_owned(),
            paths: ["book.toml", "src", "theme"].map(PathBuf::from).into(),
            pages: "book".into(),
        };
        sources.follow();
        sources
    }

    /// Reads `book.toml` again. While an author has it half written, the sources are those that they were.
    pub fn follow(&mut self) {
        if let Ok(settings) = Settings::read(&self.root, Purpose::Serve) {
            self.paths = settings.sources();
            self.pages = settings.pages().to_owned();
        }
    }

    /// The folder of the book.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Looks at the files as they are now. One that cannot be read counts as absent: it may have been removed a
    /// moment ago.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        let pages = self.root.join(&self.pages);
        for path in &self.paths {
            collect(self.root.join(path), &pages, &mut files);
        }
        files
    }
}

fn collect(path: PathBuf, pages: &Path, files: &mut Files) {
    let Ok(metadata) = fs::metadata(&path) else {
        return;
    };
    if path == pages {
        return;
    }
    if metadata.is_dir() {
        for entry in fs::read_dir(&path).into_iter().flatten().flatten() {
            // A link to a folder may lead in a circle.
            let circular = entry.path().is_symlink() && entry.path().is_dir();
            if !circular && !is_ignored(&entry.file_name().to_string_lossy()) {
                collect(entry.path(), pages, files);
            }
        }
    } else if let Ok(modified) = metadata.modified() {
        files.insert(path, (modified, metadata.len()));
    }
}

/// Whether a file or folder of this name belongs to a tool or an editor rather than to the book.
fn is_ignored(name: &str) -> bool {
    let hidden = name.starts_with('.');
    let of_tools = matches!(name, "target" | "node_modules");
    // Emacs and others, then Vim (which tries its rights with a file `4913`), then JetBrains.
    let of_editors = name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".bak", ".orig", ".swp", ".swx", ".tmp"]
            .iter()
            .any(|end| name.ends_with(end))
        || name == "4913"
        || name.contains("___jb_");
    hidden || of_tools || of_editors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (file, text) in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn names(sources: &Sources) -> Vec<String> {
        let root = sources.root();
        let names = sources.files().into_keys();
        names
            .map(|path| path.strip_prefix(root).unwrap().display().to_string())
            .collect()
    }

    #[test]
    fn files_of_tools_and_editors_are_not_part_of_the_book() {
        let noise = [
            "README.md",
            "src/threads.md~",
            "src/#threads.md#",
            "src/.threads.md.swp",
            "src/4913",
            "theme/.cache/style.css",
            "theme/node_modules/editor/index.js",
            "listings/target/debug/spawn.d",
            "target/serve/3000/a/index.html",
        ]
        .map(|name| (name, "noise"));
        let root = book(&noise);
        assert!(names(&Sources::of(root.path())).is_empty());
    }

    #[test]
    fn a_book_says_what_it_is_made_of() {
        let settings = "[book]\nsrc = \"chapters\"\n[build]\nextra-watch-dirs = [\"code\"]\n\
            [output.html]\ntheme = \"look\"\nadditional-css = [\"style.css\"]\nadditional-js = [\"js/own.js\"]\n";
        let root = book(&[
            ("book.toml", settings),
            ("chapters/a.md", ""),
            ("code/a.rs", ""),
            ("look/head.hbs", ""),
            ("style.css", ""),
            ("js/own.js", ""),
            ("js/other.js", ""),
            ("src/a.md", ""),
            ("theme/head.hbs", ""),
            ("listings/a.rs", ""),
        ]);
        let of_it = [
            "book.toml",
            "chapters/a.md",
            "code/a.rs",
            "js/own.js",
            "look/head.hbs",
            "style.css",
        ];
        assert_eq!(names(&Sources::of(root.path())), of_it);
    }

    #[test]
    fn pages_among_the_chapters_are_no_sources() {
        let settings = "[book]\nsrc = \"\"\n[build]\nbuild-dir = \"out\"\n";
        let root = book(&[
            ("book.toml", settings),
            ("SUMMARY.md", ""),
            ("out/index.html", ""),
        ]);
        assert_eq!(
            names(&Sources::of(root.path())),
            ["SUMMARY.md", "book.toml"]
        );
    }

    #[test]
    fn a_half_written_book_toml_changes_nothing() {
        let settings =
            "[book]\nsrc = \"chapters\"\n[preprocessor.listings]\ncommand = \"book preprocess\"\n";
        let root = book(&[
            ("book.toml", settings),
            ("chapters/a.md", ""),
            ("listings/a.rs", ""),
        ]);
        let mut sources = Sources::of(root.path());
        let before = names(&sources);
        assert_eq!(before, ["book.toml", "chapters/a.md", "listings/a.rs"]);
        fs::write(root.path().join("book.toml"), "[book").unwrap();
        sources.follow();
        assert_eq!(names(&sources), before);
    }
}
