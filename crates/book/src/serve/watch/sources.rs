//! The files that a book is made of, wherever its `book.toml` says that they are.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::{Purpose, Settings};

/// Files, each with its time of modification and its size.
pub type Files = BTreeMap<PathBuf, (SystemTime, u64)>;

/// As many links in a row as Linux follows; more lead in a circle.
const MOST_LINKS: usize = 40;

/// Where to look for the files of a book.
pub struct Sources {
    root: PathBuf,
    /// Files and folders, relative to the root.
    paths: Vec<PathBuf>,
    /// Whether `book.toml` says what they are.
    is_book: bool,
    /// Where plain mdBook puts pages, which are no sources even if the chapters lie around them.
    pages: PathBuf,
}

impl Sources {
    /// Those of the book in `root`; of one whose `book.toml` cannot be read, what most books are made of.
    pub fn of(root: &Path) -> Self {
        let mut sources = Self {
            root: root.to_owned(),
            is_book: true,
            paths: ["book.toml", "src", "theme"].map(PathBuf::from).into(),
            pages: "book".into(),
        };
        sources.follow();
        sources
    }

    /// Only `file`, whatever becomes of it and of its folder.
    pub fn one(file: &Path) -> Self {
        Self {
            root: file.parent().unwrap_or(Path::new("/")).to_owned(),
            is_book: false,
            paths: file.file_name().map(PathBuf::from).into_iter().collect(),
            pages: "/".into(),
        }
    }

    /// Reads `book.toml` again. While an author has it half written, the sources are those that they were.
    pub fn follow(&mut self) {
        if !self.is_book {
            return;
        }
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
        self.walk().files
    }

    /// Where files of the book are now, or would be made.
    pub fn folders(&self) -> Folders {
        self.walk().folders
    }

    fn walk(&self) -> Walk {
        let mut walk = Walk {
            files: Files::new(),
            folders: Folders {
                entries: BTreeMap::new(),
                pages: real(&real(&self.root).join(&self.pages)),
            },
            seen: BTreeSet::new(),
        };
        for path in &self.paths {
            walk.source(&self.root.join(path));
        }
        walk
    }
}

/// The folders that hold files of a book, and which entries of them are of the book.
#[derive(Debug)]
pub struct Folders {
    entries: BTreeMap<PathBuf, Entries>,
    /// It may lie among them.
    pages: PathBuf,
}

#[derive(Debug)]
enum Entries {
    /// All but those of tools.
    All,
    Named(BTreeSet<OsString>),
}

impl Folders {
    /// Their paths, in which no link is left.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.entries.keys().map(PathBuf::as_path)
    }

    /// Whether a change of the file or folder `path` is one of the book.
    pub fn concern(&self, path: &Path) -> bool {
        let entries = path.parent().and_then(|parent| self.entries.get(parent));
        let of_parent = match (entries, path.file_name()) {
            (Some(Entries::All), Some(name)) => {
                path != self.pages && !is_ignored(&name.to_string_lossy())
            }
            (Some(Entries::Named(names)), Some(name)) => names.contains(name),
            _ => false,
        };
        of_parent || matches!(self.entries.get(path), Some(Entries::All))
    }

    fn name(&mut self, folder: PathBuf, entry: &OsStr) {
        let entries = self.entries.entry(folder);
        if let Entries::Named(names) = entries.or_insert_with(|| Entries::Named(BTreeSet::new())) {
            names.insert(entry.to_owned());
        }
    }
}

/// One walk through everything that a book is made of.
struct Walk {
    files: Files,
    folders: Folders,
    /// Folders without links in their paths: a link may lead in a circle, or twice to one place.
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    /// A file or a folder that `book.toml` names, there or not.
    fn source(&mut self, path: &Path) {
        self.name_on_the_way(path);
        self.entry(path);
    }

    fn entry(&mut self, path: &Path) {
        if path.is_symlink() {
            self.follow_link(path);
            if leads_upwards(path) {
                return;
            }
        }
        let Ok(metadata) = fs::metadata(path) else {
            return;
        };
        if metadata.is_dir() {
            self.folder(path);
        } else if let Ok(modified) = metadata.modified() {
            self.files
                .insert(path.to_owned(), (modified, metadata.len()));
        }
    }

    fn folder(&mut self, path: &Path) {
        let folder = real(path);
        if folder == self.folders.pages || !self.seen.insert(folder.clone()) {
            return;
        }
        self.folders.entries.insert(folder, Entries::All);
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            if !is_ignored(&entry.file_name().to_string_lossy()) {
                self.entry(&entry.path());
            }
        }
    }

    /// What a link leads to may change without the link, and lie anywhere.
    fn follow_link(&mut self, link: &Path) {
        let mut at = link.to_owned();
        for _ in 0..MOST_LINKS {
            let Ok(target) = fs::read_link(&at) else {
                return;
            };
            at = at.parent().unwrap_or(Path::new("/")).join(target);
            self.name_on_the_way(&at);
        }
    }

    /// The nearest folder on the way to `path` that there is: there the rest of the way appears, or is replaced.
    fn name_on_the_way(&mut self, path: &Path) {
        let mut way = path;
        while let (Some(parent), Some(name)) = (way.parent(), way.file_name()) {
            if parent.is_dir() {
                return self.folders.name(real(parent), name);
            }
            way = parent;
        }
    }
}

/// Whether a link leads to a folder that it lies in: in a circle, by way of everything else that lies there.
fn leads_upwards(link: &Path) -> bool {
    link.parent()
        .is_some_and(|parent| real(parent).starts_with(real(link)))
}

/// `path` without links, as far as it is there.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
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
