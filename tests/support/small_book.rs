//! A complete book of a few lines, copied to a temporary folder, where a test may break it.
//!
//! Its one graph is what `cargo run -- explore --json` prints of the listing `reply`.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of `tests/small-book`.
pub struct SmallBook {
    root: PathBuf,
    /// Removes the copy when this is dropped.
    _temporary: Option<TempDir>,
}

/// A file of the book, a text that stands in it, and what to put in its place.
pub type Change = (&'static str, &'static str, &'static str);

impl SmallBook {
    /// A fresh copy, in which nothing is wrong.
    pub fn copy() -> SmallBook {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        copy(folder.path(), &[]);
        SmallBook {
            root: folder.path().to_path_buf(),
            _temporary: Some(folder),
        }
    }

    /// A copy with `changes` that stays in `folder`, so that cargo compiles its listings only once.
    pub fn kept(folder: &Path, changes: &[Change]) -> SmallBook {
        copy(folder, changes);
        SmallBook {
            root: folder.to_path_buf(),
            _temporary: None,
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo puts what it makes of its listings.
    pub fn target(&self) -> PathBuf {
        self.root().join("target")
    }

    /// Replaces `old`, which must stand in `file`, by `new`.
    pub fn replace(self, file: &str, old: &str, new: &str) -> SmallBook {
        let text = self.read(file);
        assert!(text.contains(old), "{file} has no `{old}` to replace");
        self.write(file, &text.replace(old, new))
    }

    /// Writes `text` to `file`, new or not.
    pub fn write(self, file: &str, text: &str) -> SmallBook {
        fs::write(self.root().join(file), text).expect("the copy can be written");
        self
    }

    pub fn append(self, file: &str, text: &str) -> SmallBook {
        let text = self.read(file) + text;
        self.write(file, &text)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root().join(file)).expect("the small book has the file")
    }

    /// Builds the pages and returns the folder they are in.
    ///
    /// # Errors
    /// What the build says, a line a problem.
    pub fn build(&self) -> Result<PathBuf, String> {
        let dest = self.root().join("pages");
        match book::build(self.root(), &dest, book::Purpose::Publish) {
            Ok(_) => Ok(dest),
            Err(error) => Err(error.to_string()),
        }
    }
}

fn copy(to: &Path, changes: &[Change]) {
    let small_book = crate::root().join("tests/small-book");
    for path in files(&small_book) {
        let file = path.strip_prefix(&small_book).expect("it was found there");
        let mut text = fs::read_to_string(&path).expect("the small book is text");
        for (_, old, new) in changes
            .iter()
            .filter(|(changed, _, _)| file == Path::new(changed))
        {
            assert!(
                text.contains(old),
                "{} has no `{old}` to replace",
                file.display()
            );
            text = text.replace(old, new);
        }
        let target = to.join(file);
        // An untouched file keeps its time, by which cargo knows what to compile.
        if fs::read_to_string(&target).ok().as_ref() != Some(&text) {
            fs::create_dir_all(target.parent().expect("it is below the root"))
                .expect("the copy can be written");
            fs::write(target, text).expect("the copy can be written");
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .expect("the small book is there")
        .flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}
