//! `progress.json` beside `book.toml`: a reader's progress, in which a server and several terminals may write at a time.

use super::record::Progress;
use crate::readable;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

const NAME: &str = "progress.json";

/// Whoever has locked it may write. Not the file itself, in whose place another comes each time.
const LOCK: &str = ".progress.lock";

/// A variable of the environment that names another folder for it, as tests do.
const ELSEWHERE: &str = "BOOK_PROGRESS";

/// Under such a name a file is kept that holds no progress; the last is taken again.
const ASIDE: u32 = 100;

/// Where a reader's progress is kept.
#[derive(Debug, Clone)]
pub struct File {
    folder: PathBuf,
}

/// What there is, and what had to be done about it.
#[derive(Debug)]
pub struct Known {
    pub progress: Progress,
    /// A sentence about a file that held none.
    pub warning: Option<String>,
}

impl File {
    /// That of the book in `root`.
    pub fn of(root: &Path) -> File {
        let elsewhere = std::env::var_os(ELSEWHERE).filter(|folder| !folder.is_empty());
        File {
            folder: elsewhere.map_or_else(|| root.to_owned(), PathBuf::from),
        }
    }

    /// What is known now; nothing, if there is no file. One that holds no progress is put aside.
    ///
    /// # Errors
    /// A sentence, when it can't be read, or a later version wrote what this one can't read.
    pub fn read(&self) -> Result<Known, String> {
        let _locked = self.lock()?;
        self.known()
    }

    /// Changes what is known, while nobody else does.
    ///
    /// # Errors
    /// As [`File::read`]; and when it can't be written, which leaves it as it was.
    pub fn change(&self, change: impl FnOnce(&mut Progress)) -> Result<Known, String> {
        let _locked = self.lock()?;
        let mut known = self.known()?;
        let before = known.progress.clone();
        change(&mut known.progress);
        if known.progress != before {
            self.write(&known.progress)
                .map_err(|error| self.cannot("written", &error))?;
        }
        Ok(known)
    }

    fn known(&self) -> Result<Known, String> {
        let path = self.path();
        let text = readable::read_to_string(&path);
        let progress = match text {
            Ok(text) => Progress::parse(&text).map_err(|why| (why, text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Progress::default()),
            // No text at all.
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                Err(("it is not text in UTF-8".to_owned(), String::new()))
            }
            Err(error) => return Err(self.cannot("read", &error)),
        };
        let (why, text) = match progress {
            Ok(progress) => {
                return Ok(Known {
                    progress,
                    warning: None,
                });
            }
            Err(wrong) => wrong,
        };
        if Progress::is_of_later_version(&text) {
            return Err(format!(
                "{} was written by a later version of this book, which keeps progress otherwise: {why}",
                path.display()
            ));
        }
        let aside = self.aside();
        fs::rename(&path, &aside).map_err(|error| self.cannot("put aside", &error))?;
        let warning = format!(
            "{} holds no progress ({why}): it is now called {}, and a new one is begun",
            path.display(),
            aside.file_name().unwrap_or_default().to_string_lossy()
        );
        Ok(Known {
            progress: Progress::default(),
            warning: Some(warning),
        })
    }

    /// All at once: whoever reads finds the old or the new.
    fn write(&self, progress: &Progress) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(progress)?;
        text.push('\n');
        let mut beside = tempfile::Builder::new()
            .prefix(".progress-")
            .tempfile_in(&self.folder)?;
        beside.write_all(text.as_bytes())?;
        beside.as_file().sync_all()?;
        beside.persist(self.path())?;
        Ok(())
    }

    /// Waits until nobody else writes.
    fn lock(&self) -> Result<Option<fs::File>, String> {
        let path = self.folder.join(LOCK);
        let mut options = fs::OpenOptions::new();
        let file = match options.create(true).append(true).open(path) {
            Ok(file) => file,
            // Then nothing can be written anyway, but read.
            Err(error) if is_read_only(&error) => return Ok(None),
            Err(error) => return Err(self.cannot("locked", &error)),
        };
        match file.lock() {
            Ok(()) => Ok(Some(file)),
            // Few file systems lock nothing.
            Err(error) if error.kind() == ErrorKind::Unsupported => Ok(None),
            Err(error) => Err(self.cannot("locked", &error)),
        }
    }

    fn aside(&self) -> PathBuf {
        let named = |number: u32| self.folder.join(format!("{NAME}.aside-{number}"));
        let free = (1..ASIDE).map(named).find(|path| !path.exists());
        free.unwrap_or_else(|| named(ASIDE))
    }

    fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    fn cannot(&self, done: &str, error: &io::Error) -> String {
        format!("{} can't be {done}: {error}", self.path().display())
    }
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    fn kept() -> (tempfile::TempDir, File) {
        let root = tempfile::tempdir().unwrap();
        let file = File::of(root.path());
        (root, file)
    }

    #[test]
    fn several_writers_at_a_time_lose_nothing() {
        const WRITERS: u64 = 8;
        const TIMES: u64 = 20;
        let (root, file) = kept();
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let root = root.path();
                scope.spawn(move || {
                    // As separate programs do, each with a lock of its own.
                    let file = File::of(root);
                    for time in 0..TIMES {
                        let change = |progress: &mut Progress| {
                            progress.check("a/shared", "x", false, "2026-11-30".into());
                            let own = format!("a/{writer}-{time}");
                            progress.check(&own, "x", true, "2026-11-30".into());
                        };
                        file.change(change).unwrap();
                        assert_eq!(file.read().unwrap().warning, None, "nothing half written");
                    }
                });
            }
        });
        let progress = file.read().unwrap().progress;
        assert_eq!(progress.exercises["a/shared"].tried, WRITERS * TIMES);
        assert_eq!(progress.exercises.len() as u64, 1 + WRITERS * TIMES);
    }

    #[test]
    fn what_holds_no_progress_is_kept_aside() {
        let (root, file) = kept();
        let at = |name: &str| root.path().join(name);
        for (number, text) in [&b"{\"version\": 1, \"chap"[..], b"[]", b"{}", b"\xff\xfe"]
            .into_iter()
            .enumerate()
        {
            fs::write(at(NAME), text).unwrap();
            let change = |progress: &mut Progress| {
                progress.check("a/b", "x", true, "2026-11-30".into());
            };
            let known = file.change(change).unwrap();
            let aside = format!("{NAME}.aside-{}", number + 1);
            let warning = known.warning.unwrap();
            assert!(
                warning.contains("holds no progress (") && warning.contains(&aside),
                "{warning}"
            );
            assert_eq!(warning.lines().count(), 1, "{warning}");
            assert_eq!(fs::read(at(&aside)).unwrap(), text);
            let known = file.read().unwrap();
            assert_eq!((known.progress.exercises.len(), known.warning), (1, None));
        }
    }

    #[test]
    fn what_a_later_version_wrote_is_left_alone() {
        let (root, file) = kept();
        let text = "{\"version\": 7, \"chapters\": [1, 2]}";
        fs::write(root.path().join(NAME), text).unwrap();
        let why = file
            .change(|progress| progress.chapters.clear())
            .unwrap_err();
        assert!(why.contains("a later version of this book"), "{why}");
        assert_eq!(fs::read_to_string(root.path().join(NAME)).unwrap(), text);
    }

    #[test]
    fn nothing_is_written_where_nothing_changes() {
        let (root, file) = kept();
        file.change(|_| {}).unwrap();
        assert!(!root.path().join(NAME).exists());
    }
}
