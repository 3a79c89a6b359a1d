//! What a program may use besides the standard library: the crates that listings depend on, compiled once, in advance.

use crate::compile::Goal;
use crate::stop::Stop;
use crate::toolchain::Toolchain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How often whoever waits for the crates looks whether it is still to.
const LOOK: Duration = Duration::from_millis(20);

/// The package of the standard library that explored programs are linked to.
pub const EXPLORER: &str = "explorer";

/// Where the crates come from, and where they are compiled.
#[derive(Debug, Clone)]
pub struct Source {
    /// The folder of the workspace, which has a `Cargo.lock`.
    pub workspace: PathBuf,
    /// The package whose dependencies they are, relative to the workspace.
    pub package: PathBuf,
    /// Whether the workspace has the package [`EXPLORER`], and programs are to be explored.
    pub explorer: bool,
}

/// A crate that programs may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crate {
    pub name: String,
    pub version: String,
}

impl Crate {
    /// As it is written in a program.
    fn identifier(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// The crates, once they are compiled.
pub struct Crates {
    named: Vec<Crate>,
    explorer: bool,
    state: Arc<(Mutex<State>, Condvar)>,
}

enum State {
    Compiling,
    Ready(Built),
    Failed,
}

/// Compiled crates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Built {
    /// Identifier and file of each.
    pub externs: Vec<(String, PathBuf)>,
    /// Folders of those and of all that they depend on.
    pub folders: Vec<PathBuf>,
    /// Differs for those that were compiled from other sources, though the files have the same names.
    pub stamp: String,
}

impl Crates {
    /// No crates at all.
    pub fn none() -> Self {
        Self {
            named: Vec::new(),
            explorer: false,
            state: Arc::new((Mutex::new(State::Ready(Built::default())), Condvar::new())),
        }
    }

    /// Begins to compile the crates of `source` into `target`. If that fails, the terminal is told why, and there are
    /// none.
    pub fn compile(source: &Source, target: PathBuf, toolchain: &Toolchain) -> Self {
        let named = named(source).unwrap_or_default();
        if named.is_empty() && !source.explorer {
            return Self::none();
        }
        let state = Arc::new((Mutex::new(State::Compiling), Condvar::new()));
        let crates = Self {
            named: named.clone(),
            explorer: source.explorer,
            state: Arc::clone(&state),
        };
        let (source, toolchain) = (source.clone(), toolchain.clone());
        thread::spawn(move || {
            let built = build(&source, &named, &target, &toolchain);
            let (lock, changed) = &*state;
            *lock.lock().unwrap_or_else(PoisonError::into_inner) = match built {
                Ok(built) => State::Ready(built),
                Err(why) => {
                    eprintln!("The playground has no crates besides the standard library: {why}");
                    State::Failed
                }
            };
            changed.notify_all();
        });
        crates
    }

    /// The crates that programs may use, as far as is known without waiting.
    pub fn named(&self) -> &[Crate] {
        let state = self.state.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *state {
            State::Failed => &[],
            _ => &self.named,
        }
    }

    /// What `code` needs of them: nothing if it names none, else all. `None` while they are being compiled.
    pub fn known(&self, code: &str) -> Option<Built> {
        if !self.are_named_in(code) {
            return Some(Built::default());
        }
        let state = self.state.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.built()
    }

    /// As [`Crates::known`], but waits until they are compiled, or `stop` says to stop.
    pub fn of(&self, code: &str, stop: &Stop) -> Built {
        if !self.are_named_in(code) {
            return Built::default();
        }
        let (lock, changed) = &*self.state;
        let mut state = lock.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match state.built() {
                Some(built) => return built,
                None if stop.is_said() => return Built::default(),
                None => {
                    let waited = changed.wait_timeout(state, LOOK);
                    state = waited.unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        }
    }

    /// Whether there is an explorer to link programs to, once it is compiled.
    pub fn can_explore(&self, stop: &Stop) -> bool {
        let built = self.of(EXPLORER, stop);
        built.externs.iter().any(|(name, _)| name == EXPLORER)
    }

    fn are_named_in(&self, code: &str) -> bool {
        let named = self.named.iter().map(Crate::identifier);
        let mut all = named.chain(self.explorer.then(|| EXPLORER.to_owned()));
        all.any(|identifier| code.contains(&identifier))
    }
}

impl Built {
    /// Those that a program for `goal` is linked to. An explored one has the standard library that explores, and nothing
    /// that would use the real one behind its back; others have no use for that.
    pub fn for_goal(mut self, goal: Goal) -> Self {
        let is_explorer = |name: &str| name == EXPLORER;
        self.externs
            .retain(|(name, _)| is_explorer(name) == (goal == Goal::Explored));
        self
    }
}

impl State {
    fn built(&self) -> Option<Built> {
        match self {
            Self::Compiling => None,
            Self::Ready(built) => Some(built.clone()),
            Self::Failed => Some(Built::default()),
        }
    }
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    dependencies: toml::Table,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
}

/// The dependencies of the package, with the versions that are locked.
fn named(source: &Source) -> Option<Vec<Crate>> {
    let manifest = source.workspace.join(&source.package).join("Cargo.toml");
    let manifest: Manifest = toml::from_str(&fs::read_to_string(manifest).ok()?).ok()?;
    let lock: Lock =
        toml::from_str(&fs::read_to_string(source.workspace.join("Cargo.lock")).ok()?).ok()?;
    let newest = |name: &str| {
        lock.package
            .iter()
            .rev()
            .find(|locked| locked.name == *name)
    };
    let crates = manifest.dependencies.keys().filter_map(|name| {
        Some(Crate {
            name: name.clone(),
            version: newest(name)?.version.clone(),
        })
    });
    Some(crates.collect())
}

/// A line of what cargo tells.
#[derive(Deserialize)]
struct Artifact {
    reason: String,
    #[serde(default)]
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// Optimized, for programs of both modes: a reader does not debug them.
fn build(
    source: &Source,
    crates: &[Crate],
    target: &Path,
    toolchain: &Toolchain,
) -> Result<Built, String> {
    let specified = |krate: &Crate| format!("{}@{}", krate.name, krate.version);
    let crates_of_others: Vec<String> = crates.iter().map(specified).collect();
    // By themselves: asked for a package of the workspace, cargo knows only what that depends on.
    let own = source.explorer.then(|| vec![EXPLORER.to_owned()]);
    let mut told = String::new();
    for packages in [crates_of_others, own.unwrap_or_default()] {
        if !packages.is_empty() {
            told += &cargo(source, &packages, target, toolchain)?;
        }
    }
    let artifacts = told
        .lines()
        .filter_map(|line| serde_json::from_str::<Artifact>(line).ok());
    let mut folders = BTreeSet::new();
    let mut externs = Vec::new();
    for artifact in artifacts.filter(|artifact| artifact.reason == "compiler-artifact") {
        let library = artifact
            .filenames
            .iter()
            .find(|file| file.extension().is_some_and(|end| end == "rlib"));
        let (Some(target), Some(library)) = (artifact.target, library) else {
            continue;
        };
        folders.extend(library.parent().map(Path::to_owned));
        let identifier = target.name.replace('-', "_");
        let is_own = identifier == EXPLORER;
        if is_own || crates.iter().any(|krate| krate.identifier() == identifier) {
            externs.push((identifier, library.clone()));
        }
    }
    // What they depend on is where cargo compiles, not where it puts results.
    folders.insert(target.join("release/deps"));
    externs.sort();
    let stamps = externs.iter().map(|(_, file)| {
        let data = file.metadata().ok();
        let modified = data.as_ref().and_then(|data| data.modified().ok());
        format!("{modified:?} {:?}", data.map(|data| data.len()))
    });
    Ok(Built {
        stamp: stamps.collect(),
        externs,
        folders: folders.into_iter().collect(),
    })
}

/// What cargo tells while it compiles `packages`.
fn cargo(
    source: &Source,
    packages: &[String],
    target: &Path,
    toolchain: &Toolchain,
) -> Result<String, String> {
    // Without the network first: it may be slow to say that it is not there.
    let mut output = call_cargo(source, packages, target, toolchain, &["--offline"])?;
    let lacks_network = String::from_utf8_lossy(&output.stderr).contains("offline");
    if !output.status.success() && lacks_network {
        output = call_cargo(source, packages, target, toolchain, &[])?;
    }
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let words = String::from_utf8_lossy(&output.stderr);
        Err(format!("cargo can't compile them: {}", words.trim()))
    }
}

fn call_cargo(
    source: &Source,
    packages: &[String],
    target: &Path,
    toolchain: &Toolchain,
    more: &[&str],
) -> Result<Output, String> {
    let own = toolchain.sysroot.join("bin/cargo");
    let mut cargo = Command::new(if own.is_file() { own } else { "cargo".into() });
    cargo
        .args(["build", "--release", "--locked", "--quiet"])
        .args(["--message-format=json", "--target-dir"])
        .arg(target)
        .args(more)
        .args(packages.iter().flat_map(|package| ["-p", package]))
        .current_dir(&source.workspace)
        .env("RUSTC", &toolchain.rustc)
        .stdin(Stdio::null());
    cargo
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))
}
