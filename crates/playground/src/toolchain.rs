//! The reader's own compiler and linker, and where the system keeps what they need.

mod rustup;

use rustup::{home_of, name_of, named_in, nightlies};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

/// Everything outside a program's own folder that compiling or running it takes.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// The compiler itself. What is called `rustc` on the search path is often rustup, which takes 10 ms to find it.
    pub rustc: PathBuf,
    /// As `rustc --version` prints it.
    pub version: String,
    /// The folder that holds the compiler and all that is its own.
    pub sysroot: PathBuf,
    /// The folder of the standard library.
    pub libraries: PathBuf,
    /// The C compiler that rustc calls as its linker; `None` when there is none.
    pub cc: Option<PathBuf>,
    /// Files and folders of libraries that are linked to programs.
    pub system_libraries: Vec<PathBuf>,
    /// Folders of the programs that a linker consists of.
    pub system_programs: Vec<PathBuf>,
    /// The program that loads others, which the system starts along with each.
    pub loader: Option<PathBuf>,
    pub cores: usize,
}

/// Why there is no compiler.
#[derive(Debug, thiserror::Error)]
pub enum ToolchainError {
    #[error(
        "rustc is not found on the search path; install Rust from https://rustup.rs and start this again"
    )]
    NoRustc,
    #[error("`{command}` does not answer: {why}")]
    NoAnswer { command: String, why: String },
    #[error("{why}, which {file} names: install it with `rustup toolchain install` in that folder", file = .file.display())]
    NotInstalled { file: PathBuf, why: String },
}

impl Toolchain {
    /// Asks the `rustc` that `RUSTC` or the search path names, else the one in cargo's folder.
    ///
    /// # Errors
    /// When there is none, or it does not work.
    pub fn find() -> Result<Self, ToolchainError> {
        Self::of(Asked::anywhere(called().ok_or(ToolchainError::NoRustc)?))
    }

    /// The same, for programs of the book in `folder`: if it or a folder around it has a `rust-toolchain.toml`, as rustup
    /// reads it there. `RUSTC` goes first.
    ///
    /// # Errors
    /// As [`Toolchain::find`]; or when the toolchain that the file names is not installed.
    pub fn find_for(folder: &Path) -> Result<Self, ToolchainError> {
        let Some(named) = named_in(folder).filter(|_| named_by_variable().is_none()) else {
            return Self::find();
        };
        let asked = Asked {
            rustc: called().ok_or(ToolchainError::NoRustc)?,
            within: Some(folder.to_owned()),
        };
        Self::of(asked).map_err(|error| {
            let why = match error {
                // rustup's first line says which; others how it came to that.
                ToolchainError::NoAnswer { why, .. } => {
                    why.lines().next().unwrap_or_default().to_owned()
                }
                other => other.to_string(),
            };
            let why = why.trim_start_matches("error: ").to_owned();
            ToolchainError::NotInstalled { file: named, why }
        })
    }

    /// The newest nightly toolchain that lies beside this one, or where rustup keeps them.
    ///
    /// # Errors
    /// A sentence that says how to install one.
    pub fn nightly(&self) -> Result<Self, String> {
        let beside = self.sysroot.parent().map(Path::to_owned);
        let of_rustup = home_of("RUSTUP_HOME", ".rustup").map(|home| home.join("toolchains"));
        let folders: Vec<PathBuf> = beside.into_iter().chain(of_rustup).collect();
        let mut compilers = nightlies(&folders)
            .into_iter()
            .map(|folder| folder.join("bin/rustc"));
        let works = compilers.find_map(|rustc| Self::of(Asked::anywhere(rustc)).ok());
        works.ok_or_else(|| NO_NIGHTLY.to_owned())
    }

    /// The system that it compiles for, such as `x86_64-unknown-linux-gnu`.
    pub fn host(&self) -> Option<String> {
        // `lib/rustlib/<host>/lib`
        Some(name_of(self.libraries.parent()?))
    }

    /// Whether it takes `#![feature]`.
    pub fn is_nightly(&self) -> bool {
        self.version.contains("-nightly") || self.version.contains("-dev")
    }

    fn of(asked: Asked) -> Result<Self, ToolchainError> {
        let answer = asked.ask(&["--print", "sysroot", "--print", "target-libdir"])?;
        let called = asked.rustc;
        let mut lines = answer.lines();
        let mut next = || {
            let line = lines.next().unwrap_or_default();
            fs::canonicalize(line).map_err(|error| ToolchainError::NoAnswer {
                command: format!("{} --print sysroot", called.display()),
                why: error.to_string(),
            })
        };
        let sysroot = next()?;
        let libraries = next()?;
        let own = sysroot.join("bin/rustc");
        let rustc = if own.is_file() { own } else { called };
        let version = Asked::anywhere(rustc.clone()).ask(&["--version"])?;
        let version = version.trim().to_owned();
        let cc = on_path("cc");
        let mut system_programs = paths(PROGRAMS);
        system_programs.extend(cc.as_deref().and_then(folder_of));
        Ok(Self {
            rustc,
            version,
            sysroot,
            libraries,
            cc,
            system_libraries: paths(LIBRARIES),
            system_programs,
            loader: loader(),
            cores: thread::available_parallelism().map_or(1, |cores| cores.get()),
        })
    }

    /// The search path for the compiler, which looks for its linker there.
    pub fn search_path(&self) -> String {
        let of_cc = self.cc.as_deref().and_then(Path::parent);
        let folders = of_cc.into_iter().chain(["/usr/bin", "/bin"].map(Path::new));
        let folders: Vec<_> = folders.map(|folder| folder.to_string_lossy()).collect();
        folders.join(":")
    }
}

const NO_NIGHTLY: &str = "this program needs a nightly compiler, for its `#![feature]`, and there is none here: install one \
    with `rustup toolchain install nightly --profile minimal` and start the server again";

const LIBRARIES: &[&str] = &[
    "/lib",
    "/lib32",
    "/lib64",
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/etc/ld.so.cache",
];

const PROGRAMS: &[&str] = &["/bin", "/usr/bin", "/usr/libexec", "/usr/local/libexec"];

/// Those of `names` that are there, links followed.
fn paths(names: &[&str]) -> Vec<PathBuf> {
    let mut paths: Vec<_> = names
        .iter()
        .filter_map(|name| fs::canonicalize(name).ok())
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

fn called() -> Option<PathBuf> {
    let of_cargo = || {
        let home = home_of("CARGO_HOME", ".cargo")?;
        Some(home.join("bin/rustc")).filter(|rustc| rustc.is_file())
    };
    named_by_variable()
        .or_else(|| on_path("rustc"))
        .or_else(of_cargo)
}

fn named_by_variable() -> Option<PathBuf> {
    let named = env::var_os("RUSTC").map(PathBuf::from);
    named.filter(|rustc| rustc.is_file())
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The folder that a program really lies in.
fn folder_of(program: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(program).ok()?.parent()?.to_owned())
}

/// A compiler to be asked about itself.
struct Asked {
    rustc: PathBuf,
    /// The folder whose toolchain is meant, if `rustc` is rustup.
    within: Option<PathBuf>,
}

impl Asked {
    fn anywhere(rustc: PathBuf) -> Self {
        Self {
            rustc,
            within: None,
        }
    }

    fn ask(&self, arguments: &[&str]) -> Result<String, ToolchainError> {
        let no_answer = |why: String| ToolchainError::NoAnswer {
            command: format!("{} {}", self.rustc.display(), arguments.join(" ")),
            why,
        };
        let mut command = Command::new(&self.rustc);
        command
            .args(arguments)
            // rustup is to say that a toolchain is missing, not to fetch it.
            .env("RUSTUP_AUTO_INSTALL", "0");
        if let Some(folder) = &self.within {
            // Set by a cargo that was started through rustup, and meant for what that cargo compiles.
            command.current_dir(folder).env_remove("RUSTUP_TOOLCHAIN");
        }
        let output = command
            .output()
            .map_err(|error| no_answer(error.to_string()))?;
        if !output.status.success() {
            return Err(no_answer(
                String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            ));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// The loader that this very process was started with.
fn loader() -> Option<PathBuf> {
    let maps = fs::read_to_string("/proc/self/maps").ok()?;
    let mut files = maps
        .lines()
        .filter_map(|line| line.split_whitespace().nth(5))
        .map(Path::new);
    let is_loader = |file: &&Path| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("ld-") || name.starts_with("ld64")
    };
    files.find(is_loader).map(Path::to_owned)
}
