//! What a proof depends on, by content.

use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;
use std::{env, fs};

/// Names a proof by the content of all that it depends on: two with the same parts have the same key, and no others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// In hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The parts of a key, one after the other. Each has a name, so that a text that moves from one part to the next makes a
/// difference.
#[derive(Clone)]
pub struct Parts(Sha256);

impl Parts {
    /// Begins the key of a proof of this kind.
    pub fn of(kind: &str) -> Self {
        Self(Sha256::new()).with("kind", kind)
    }

    #[must_use]
    pub fn with(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        for part in [name.as_bytes(), content.as_ref()] {
            // With its length first, no part can pass for two.
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
        self
    }

    /// Adds the content of a file, or that there is none.
    #[must_use]
    pub fn with_file(self, name: &str, file: &Path) -> Self {
        match digest(file) {
            Ok(digest) => self.with(name, digest),
            Err(error) => self.with(name, format!("absent: {}", error.kind())),
        }
    }

    /// Adds every file in `folder` and below, by its path from there, but for what npm installs.
    #[must_use]
    pub fn with_folder(self, folder: &Path) -> Self {
        self.with_files_of(folder, Path::new(""))
    }

    fn with_files_of(self, root: &Path, folder: &Path) -> Self {
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
        let names = entries.flatten().map(|entry| entry.file_name());
        let mut names: Vec<OsString> = names.filter(|name| name != "node_modules").collect();
        names.sort();
        names.into_iter().fold(self, |parts, name| {
            let path = folder.join(name);
            match root.join(&path) {
                file if file.is_dir() => parts.with_files_of(root, &path),
                file => parts.with_file(&path.to_string_lossy(), &file),
            }
        })
    }

    /// Adds the code of this process: the executable, which holds every crate that it is made of, in the mode and with the
    /// flags that they were compiled with.
    #[must_use]
    pub fn with_own_code(self) -> Self {
        static OWN: OnceLock<String> = OnceLock::new();
        let own = OWN.get_or_init(|| {
            let content = env::current_exe().and_then(|own| digest(&own));
            // Without it nothing can be remembered: the next process has another number.
            content.unwrap_or_else(|_| format!("process {}", std::process::id()))
        });
        self.with("own code", own)
    }

    /// Adds which compiler compiles programs while this process runs, and the flags that it is given by the environment.
    #[must_use]
    pub fn with_compiler(mut self) -> Self {
        static VERSION: OnceLock<String> = OnceLock::new();
        self = self.with("compiler", VERSION.get_or_init(version));
        for (name, value) in flags() {
            self = self.with(&name, value);
        }
        self
    }

    /// Adds the day, for what is proved again on the next.
    #[must_use]
    pub fn with_today(self) -> Self {
        const DAY: u64 = 24 * 60 * 60;
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let days = now.unwrap_or_default().as_secs() / DAY;
        self.with("days since 1970", days.to_string())
    }

    pub fn key(self) -> Key {
        Key(hexadecimal(self.0))
    }
}

/// Variables that change what rustc, or a cargo that calls it, makes of the same source.
fn flags() -> Vec<(String, String)> {
    let matters = |name: &str| {
        name.contains("RUSTFLAGS")
            || name.starts_with("CARGO_PROFILE_")
            || name.starts_with("RUSTC")
    };
    let mut found: Vec<(String, String)> = env::vars_os()
        .filter_map(|(name, value)| {
            let name = name.into_string().ok().filter(|name| matters(name))?;
            Some((name, value.to_string_lossy().into_owned()))
        })
        .collect();
    found.sort();
    found
}

/// What the compiler says of itself, its commit included.
fn version() -> String {
    let output = Command::new(compiler()).arg("-vV").output();
    match output {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).into(),
        _ => format!("unknown to process {}", std::process::id()),
    }
}

/// The compiler beside the cargo that has started this process: without rustup's detour, which takes longer than the answer.
fn compiler() -> OsString {
    let beside = |cargo: OsString| {
        let rustc: PathBuf = Path::new(&cargo).with_file_name("rustc");
        rustc.is_file().then(|| rustc.into_os_string())
    };
    env::var_os("RUSTC")
        .or_else(|| env::var_os("CARGO").and_then(beside))
        .unwrap_or_else(|| "rustc".into())
}

/// That of a file's content, which may be large.
fn digest(file: &Path) -> io::Result<String> {
    let mut file = File::open(file)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 256 * 1024];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(hexadecimal(hash)),
            Ok(read) => hash.update(&piece[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn hexadecimal(hash: Sha256) -> String {
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        write!(text, "{byte:02x}").expect("a string takes all");
    }
    text
}

/// Whether cargo puts what it makes into `folder`. It tags those that it has made itself, and in all of them keeps what it
/// knows of the compiler.
pub fn is_target(folder: &Path) -> bool {
    let is_there = |name| folder.join(name).is_file();
    is_there("CACHEDIR.TAG") || is_there(".rustc_info.json")
}

/// Where cargo puts what it makes, if this process is such.
pub(crate) fn target_of_own_executable() -> io::Result<PathBuf> {
    let own = env::current_exe()?;
    let found = own.ancestors().find(|folder| is_target(folder));
    found
        .map(Path::to_owned)
        .ok_or_else(|| io::Error::other("this executable is in no folder of cargo"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_have_the_same_key() {
        let key = || Parts::of("a kind").with("source", "fn main() {}").key();
        assert_eq!(key(), key());
        assert_eq!(key().as_str().len(), 64);
    }

    #[test]
    fn whatever_differs_makes_another_key() {
        let keys = [
            Parts::of("a").with("b", "c"),
            Parts::of("a").with("b", "cc"),
            Parts::of("a").with("bc", ""),
            Parts::of("a").with("", "bc"),
            Parts::of("a").with("b", "").with("c", ""),
            Parts::of("ab").with("c", ""),
            Parts::of("a"),
        ]
        .map(Parts::key);
        for (index, key) in keys.iter().enumerate() {
            assert!(!keys[..index].contains(key), "{index}");
        }
    }

    #[test]
    fn a_folder_counts_by_the_names_and_contents_of_its_files() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let key = || Parts::of("a").with_folder(folder.path()).key();
        fs::create_dir(at("deep")).unwrap();
        fs::write(at("deep/a"), "1").unwrap();
        let first = key();
        fs::rename(at("deep/a"), at("deep/b")).unwrap();
        let renamed = key();
        fs::write(at("deep/b"), "2").unwrap();
        let changed = key();
        assert!(first != renamed && renamed != changed && first != changed);
        fs::create_dir(at("node_modules")).unwrap();
        fs::write(at("node_modules/c"), "").unwrap();
        assert_eq!(key(), changed);
    }

    #[test]
    fn a_folder_that_was_there_before_cargo_is_its_own_all_the_same() {
        for mark in ["CACHEDIR.TAG", ".rustc_info.json"] {
            let folder = tempfile::tempdir().unwrap();
            assert!(!is_target(folder.path()));
            fs::write(folder.path().join(mark), "").unwrap();
            assert!(is_target(folder.path()), "{mark}");
        }
    }

    #[test]
    fn a_file_counts_by_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("golden");
        let key = || Parts::of("a").with_file("golden", &file).key();
        let absent = key();
        fs::write(&file, "").unwrap();
        let empty = key();
        fs::write(&file, "1").unwrap();
        let one = key();
        assert!(absent != empty && empty != one);
        fs::write(&file, "").unwrap();
        assert_eq!(key(), empty);
    }
}
