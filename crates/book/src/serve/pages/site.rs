//! The finished builds on disk, and which file a request path means.
//!
//! A build empties its folder before it fills it. So builds alternate between two folders, and a
//! [`Site`] always has one that nobody touches: readers see the old book until the new one is
//! complete. The book before it stays as well, until the next build needs the folder, because a
//! page that was loaded a moment ago may still ask for its own (hashed) scripts.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use percent_encoding::percent_decode_str;

use super::stamp::Stamp;

/// A complete build.
pub struct Edition {
    /// Where the HTML is.
    pub folder: PathBuf,
    /// The page for addresses that mean nothing, relative to the folder.
    pub not_found: PathBuf,
    /// What its pages are handed out with, its number among them.
    pub stamp: Stamp,
}

/// What is served, and what was served before.
#[derive(Default)]
struct Editions {
    current: Option<Edition>,
    previous: Option<Edition>,
}

/// What there is at a path.
#[derive(Debug)]
pub enum Found {
    /// A file, its name (which tells its type) and the stamp of the build it is from.
    File {
        name: PathBuf,
        content: Content,
        stamp: Stamp,
    },
    /// One of so many bytes, for which more memory is needed.
    Larger(u64),
    /// A folder, asked for without the slash at the end that relative links on its page need.
    Folder,
    /// Nothing, and the book's page that says so, if it has one.
    Nothing { page: Option<Vec<u8>>, stamp: Stamp },
    /// There has not been a good build yet.
    NoBook,
    /// Somebody has removed the folder of the pages.
    Lost,
}

/// What is in a file.
#[derive(Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// Too much to be read at once: the file, and how many bytes it has.
    Long(File, u64),
}

/// A file of more bytes that is no page is not read at once.
const LONG: u64 = 4 << 20;

/// The book as readers get it. Files are read under the lock: a folder is not handed to the next
/// build before everybody who reads from it is done.
#[derive(Default)]
pub struct Site(RwLock<Editions>);

impl Site {
    /// Makes a finished build the one that is served, from one request to the next.
    pub fn publish(&self, edition: Edition) {
        let mut editions = self.write();
        editions.previous = editions.current.replace(edition);
    }

    /// Stops serving from all folders but the current one, so that one can be built into.
    pub fn withdraw_previous(&self) {
        self.write().previous = None;
    }

    /// What the path of a request means, as far as there is memory for `most` bytes. Reads the disk: not for an async task.
    pub fn find(&self, path: &str, most: u64) -> Found {
        let editions = self.read();
        let Some(current) = &editions.current else {
            return Found::NoBook;
        };
        if !current.folder.is_dir() {
            return Found::Lost;
        }
        let Some(relative) = relative(path) else {
            return current.nothing();
        };
        if current.folder.join(&relative).is_dir() && !path.ends_with('/') {
            return Found::Folder;
        }
        let file = if path.ends_with('/') {
            relative.join("index.html")
        } else {
            relative
        };
        current
            .file(&file, most)
            .or_else(|| {
                editions
                    .previous
                    .as_ref()
                    .filter(|_| !is_html(&file))?
                    .file(&file, most)
            })
            .unwrap_or_else(|| current.nothing())
    }

    fn read(&self) -> RwLockReadGuard<'_, Editions> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    // A poisoned lock is fine: each writer makes one assignment, so none leaves half a change.
    fn write(&self) -> RwLockWriteGuard<'_, Editions> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Edition {
    fn file(&self, relative: &Path, most: u64) -> Option<Found> {
        let (mut file, length) = open_inside(&self.folder, relative)?;
        let content = if length > LONG && !is_html(relative) {
            Content::Long(file, length)
        } else if length > most {
            return Some(Found::Larger(length));
        } else {
            Content::Bytes(read(&mut file, length)?)
        };
        Some(Found::File {
            name: relative.to_owned(),
            content,
            stamp: self.stamp.clone(),
        })
    }

    fn nothing(&self) -> Found {
        let page = open_inside(&self.folder, &self.not_found)
            .filter(|(_, length)| *length <= LONG)
            .and_then(|(mut file, length)| read(&mut file, length));
        Found::Nothing {
            page,
            stamp: self.stamp.clone(),
        }
    }
}

/// Whether a file is a page. Pages only ever come from the current build: an old one would reload
/// itself for ever, waiting to become new.
pub fn is_html(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| extension == "html")
}

/// The path on disk, relative to the book, of a request path. `None` for a path that no page of a
/// book has: one with empty segments, `.` or `..`, backslashes, NUL, or Windows' drives and streams,
/// all of them also when percent-encoded.
fn relative(path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Some(PathBuf::new());
    }
    path.split('/')
        .map(|segment| {
            // Decoded after splitting, and once: %2F is no separator, %252E no dot.
            let name = percent_decode_str(segment).decode_utf8().ok()?;
            let harmless =
                !matches!(&*name, "" | "." | "..") && !name.contains(['/', '\\', ':', '\0']);
            harmless.then(|| name.into_owned())
        })
        .collect()
}

/// A regular file in `folder`, and how many bytes it has; `None` when a link on the way leads out of it.
fn open_inside(folder: &Path, relative: &Path) -> Option<(File, u64)> {
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(relative).canonicalize().ok()?;
    if !path.starts_with(&folder) || !path.is_file() {
        return None;
    }
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    Some((file, length))
}

fn read(file: &mut File, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
    file.take(length).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn edition(number: u64, files: &[(&str, &str)]) -> (tempfile::TempDir, Edition) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let edition = Edition {
            folder: folder.path().to_owned(),
            not_found: "404.html".into(),
            stamp: Stamp {
                number,
                ..Stamp::default()
            },
        };
        (folder, edition)
    }

    fn text(found: Found) -> Option<String> {
        match found {
            Found::File {
                content: Content::Bytes(bytes),
                ..
            } => Some(String::from_utf8(bytes).unwrap()),
            _ => None,
        }
    }

    #[test]
    fn a_path_that_could_lead_out_means_nothing() {
        for path in [
            "/../secret",
            "/..%2fsecret",
            "/%2e%2e/secret",
            "/.%2E/secret",
            "/a/%2e%2e/%2e%2e/secret",
            "/..\\secret",
            "/..%5csecret",
            "/%5c..%5csecret",
            "//secret",
            "/a//b",
            "/%2fetc/passwd",
            "/C:/secret",
            "/c%3a%5csecret",
            "/./a",
            "/a%00.html",
            "/%ff",
            "secret",
            "*",
            "",
        ] {
            assert_eq!(relative(path), None, "{path}");
        }
    }

    #[test]
    fn other_paths_are_decoded_once() {
        assert_eq!(relative("/"), Some(PathBuf::new()));
        assert_eq!(relative("/part-1/"), Some("part-1".into()));
        assert_eq!(relative("/a%20b/%C3%BC.html"), Some("a b/ü.html".into()));
        assert_eq!(relative("/%252e%252e/secret"), Some("%2e%2e/secret".into()));
        assert_eq!(relative("/...html"), Some("...html".into()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_inside_the_book_only() {
        use std::os::unix::fs::symlink;
        let (_outside, secret) = edition(0, &[("secret.txt", "secret")]);
        let (_folder, book) = edition(1, &[("a.txt", "a")]);
        symlink(
            secret.folder.join("secret.txt"),
            book.folder.join("file.txt"),
        )
        .unwrap();
        symlink(&secret.folder, book.folder.join("folder")).unwrap();
        symlink("a.txt", book.folder.join("inside.txt")).unwrap();
        let site = Site::default();
        site.publish(book);

        assert_eq!(text(site.find("/file.txt", 100)), None);
        assert_eq!(text(site.find("/folder/secret.txt", 100)), None);
        assert_eq!(text(site.find("/inside.txt", 100)).as_deref(), Some("a"));
    }

    #[test]
    fn scripts_of_the_previous_build_stay_until_the_next_build_starts() {
        let (_old, old) = edition(1, &[("book-1.js", "old"), ("gone.html", "old")]);
        let (_new, new) = edition(2, &[("book-2.js", "new"), ("404.html", "no such page")]);
        let site = Site::default();
        assert!(matches!(site.find("/book-1.js", 100), Found::NoBook));

        site.publish(old);
        site.publish(new);
        assert_eq!(text(site.find("/book-1.js", 100)).as_deref(), Some("old"));
        assert_eq!(text(site.find("/book-2.js", 100)).as_deref(), Some("new"));
        assert!(matches!(
            site.find("/gone.html", 100),
            Found::Nothing {
                page: Some(_),
                stamp: Stamp { number: 2, .. }
            }
        ));

        site.withdraw_previous();
        assert_eq!(text(site.find("/book-1.js", 100)), None);
        assert_eq!(text(site.find("/book-2.js", 100)).as_deref(), Some("new"));
    }
}
