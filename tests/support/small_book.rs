//! A complete book of a few lines, copied to a temporary folder, where a test may break it.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of `tests/small-book`. It is gone when this is dropped.
pub struct SmallBook {
    folder: TempDir,
}

impl SmallBook {
    /// A fresh copy, in which nothing is wrong.
    pub fn copy() -> SmallBook {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        copy(&crate::root().join("tests/small-book"), folder.path());
        SmallBook { folder }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
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

    pub fn remove(self, file: &str) -> SmallBook {
        fs::remove_file(self.root().join(file)).expect("the file was there");
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
            Ok(()) => Ok(dest),
            Err(error) => Err(error.to_string()),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from)
        .expect("the small book is there")
        .flatten()
    {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("the copy can be written");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the copy can be written");
        }
    }
}
