//! The playground on which this book compiles, runs and explores programs.

use crate::build::locate;
use crate::build::settings::{Purpose, Settings};
use explorer::Options;
use playground::crates::Source;
use playground::explore::Explored;
use playground::toolchain::Toolchain;
use playground::{Event, Limits, Playground, Program, Setup, Stop};
use std::path::{Path, PathBuf};

/// A playground that keeps its files in a folder of `work`, for this executable.
///
/// # Errors
/// When there is no compiler, or no folder to work in.
pub fn playground(work: &Path, limits: Limits) -> anyhow::Result<Playground> {
    Ok(Playground::start(Setup {
        work: work.join("playground"),
        stub: own_executable()?,
        limits,
        crates: crates(),
    })?)
}

/// The same, for the programs of the book in `root`: with the compiler that its `rust-toolchain.toml` names, and the crates
/// that it names itself.
///
/// # Errors
/// As [`playground`]; or when `book.toml` names crates that there are not.
pub fn playground_of(root: &Path, work: &Path, limits: Limits) -> anyhow::Result<Playground> {
    let toolchain = Toolchain::find_for(root).or_else(|error| {
        let usual = Toolchain::find()?;
        tell!(
            "{error}. Until then, programs are compiled by {}.",
            usual.version
        );
        Ok::<_, playground::toolchain::ToolchainError>(usual)
    })?;
    let setup = Setup {
        work: work.join("playground"),
        stub: own_executable()?,
        limits,
        crates: Some(crates_of(root)?),
    };
    Ok(Playground::with_toolchain(toolchain, setup)?)
}

/// What came of exploring `program`, and why the compiler refused it.
///
/// # Errors
/// When the system refuses what that needs.
pub fn explore(
    playground: &Playground,
    program: &Program,
    options: &Options,
) -> anyhow::Result<(Explored, String)> {
    explore_telling(playground, program, options, &mut |_| {})
}

/// The same, which tells each fault as soon as it is found: a sentence.
///
/// # Errors
/// When the system refuses what that needs.
pub fn explore_telling(
    playground: &Playground,
    program: &Program,
    options: &Options,
    found: &mut dyn FnMut(String),
) -> anyhow::Result<(Explored, String)> {
    // Nobody stops it: whoever presses Ctrl-C ends this process, and the kernel what it has started.
    let (_stopper, stop) = Stop::new()?;
    let mut words = String::new();
    let mut collect = |event| match event {
        Event::Diagnostic(diagnostic) if diagnostic.level == "error" => {
            words += &diagnostic.rendered;
        }
        Event::Found { sentence } => found(sentence),
        _ => {}
    };
    let explored = playground.explore(program, options, &stop, &mut collect);
    Ok((explored, words))
}

/// The limits of programs for whoever asks on the command line: a graph may be far larger than what a page shows.
pub fn limits() -> Limits {
    Limits {
        graph: 64 << 20,
        ..Limits::default()
    }
}

/// What the stub is started from. On Linux, the name of whatever this process runs, which stays when cargo puts a newer
/// executable in its place.
fn own_executable() -> std::io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        Ok("/proc/self/exe".into())
    } else {
        std::env::current_exe()
    }
}

/// The crates that the listings of this book use, if the book is to be found.
pub fn crates() -> Option<Source> {
    let explorer = locate::project()?;
    Some(Source {
        package: Some(explorer.join("listings")),
        explorer: Some(explorer),
        ..Source::default()
    })
}

/// Folders in which the package is looked for on which the programs of a book depend, unless `book.toml` names one.
const PACKAGES: [&str; 2] = ["listings", "."];

/// The crates of the book in `root`: the dependencies of the package that it names, or has.
///
/// # Errors
/// When `book.toml` names no package.
pub fn crates_of(root: &Path) -> anyhow::Result<Source> {
    // What is wrong with `book.toml` as a whole is told where the book is built.
    let settings = Settings::read(root, Purpose::Serve).ok();
    let named = settings
        .as_ref()
        .map(Settings::crates)
        .transpose()?
        .flatten();
    let has_manifest = |folder: &&Path| root.join(folder).join("Cargo.toml").is_file();
    if let Some(folder) = &named
        && !has_manifest(&folder.as_path())
    {
        anyhow::bail!(
            "book.toml names `crates = {folder:?}`, but there is no {name}/Cargo.toml; name the folder of a package",
            name = folder.display()
        );
    }
    let found = PACKAGES.iter().map(Path::new).find(has_manifest);
    let folder = named.as_deref().or(found);
    Ok(Source {
        package: folder.map(|folder| root.join(folder)),
        explorer: locate::project(),
        more: match folder {
            Some(folder) => {
                let manifest = folder.join("Cargo.toml").display().to_string();
                let manifest = manifest.trim_start_matches("./");
                format!("to add one, name it under `[dependencies]` in {manifest} of the book, and start the server again")
            }
            None => "to add some, make a Cargo package that depends on them, name its folder in book.toml, as `crates = \"…\"` \
                     under `[preprocessor.playground]` with `renderers = []`, and start the server again"
                .into(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What is found for a book of these files.
    fn crates(files: &[(&str, &str)]) -> anyhow::Result<(Option<PathBuf>, String)> {
        let root = tempfile::tempdir()?;
        for (file, text) in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap_or(root.path()))?;
            fs::write(path, text)?;
        }
        let source = crates_of(root.path())?;
        let package = source
            .package
            .map(|folder| folder.strip_prefix(root.path()).unwrap().to_owned());
        Ok((package, source.more))
    }

    const NAMED: &str = "[preprocessor.playground]\nrenderers = []\ncrates = \"code/used\"\n";

    #[test]
    fn a_book_names_the_package_or_has_it_in_a_usual_place() {
        let found = crates(&[
            ("book.toml", NAMED),
            ("code/used/Cargo.toml", ""),
            ("Cargo.toml", ""),
        ])
        .unwrap();
        assert_eq!(found.0, Some("code/used".into()));
        assert!(
            found.1.contains("`[dependencies]` in code/used/Cargo.toml"),
            "{}",
            found.1
        );
        let found = crates(&[("book.toml", ""), ("Cargo.toml", "")]).unwrap();
        assert_eq!(found.0, Some("".into()));
        assert!(
            found.1.contains(" in Cargo.toml of the book"),
            "{}",
            found.1
        );
        let found = crates(&[
            ("book.toml", ""),
            ("Cargo.toml", ""),
            ("listings/Cargo.toml", ""),
        ])
        .unwrap();
        assert_eq!(found.0, Some("listings".into()));
        let found = crates(&[("book.toml", "")]).unwrap();
        assert_eq!(found.0, None);
        assert!(
            found.1.contains("`[preprocessor.playground]`"),
            "{}",
            found.1
        );
    }

    #[test]
    fn a_package_that_is_not_there_is_named() {
        let error = crates(&[("book.toml", NAMED), ("Cargo.toml", "")]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "book.toml names `crates = \"code/used\"`, but there is no code/used/Cargo.toml; name the folder of a package"
        );
        let error =
            crates(&[("book.toml", "[preprocessor.playground]\ncrates = 1\n")]).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("must be the folder of a Cargo package"),
            "{error}"
        );
    }
}
