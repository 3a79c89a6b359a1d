//! How long the book's tools take, beside the bare ones, measured in one run: `cargo speed`.
//!
//! Prints the tables of CONTRIBUTING.md, crates/book and crates/playground: medians of several rounds, in which the two
//! sides of a ratio take turns. With `--cold` it prints only the rows for which everything is compiled anew, once, in a
//! folder of its own; with `--playground` only those of the playground, and with `--exercises` those of exercises.

#[path = "playground/client.rs"]
#[expect(dead_code, reason = "most of it is for the tests of the playground")]
mod client;
#[path = "speed/exercises.rs"]
mod exercises;
#[path = "speed/measured.rs"]
mod measured;
#[path = "speed/playground.rs"]
mod programs;

use book::serve::{Options, Server};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ROUNDS: usize = 5;

/// The listing that is changed, its file, and the chapter.
const LISTING: &str = "threads/sum_owns_readings";
const PROGRAM: &str = "listings/threads/src/bin/sum_owns_readings.rs";
const CHAPTER: &str = "src/part-1/threads.md";

fn main() -> io::Result<()> {
    playground::sandbox::enter_if_asked();
    let root = proof::root();
    println!("| what | median | beside | ratio |\n|---|---|---|---|");
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    if asked("--playground") {
        return programs::rows(root);
    }
    if asked("--exercises") {
        return exercises::rows(root);
    }
    if asked("--cold") {
        let target = tempfile::tempdir()?;
        let run = time(
            cargo(root)
                .args(["build", "--bin", "book"])
                .env("CARGO_TARGET_DIR", target.path()),
        );
        let test = time(
            cargo(root)
                .arg("test")
                .env("CARGO_TARGET_DIR", target.path()),
        );
        row("from nothing to the server (`cargo run`)", run, None);
        row(
            "then the whole proof (`cargo test`), nothing remembered",
            test,
            None,
        );
        return Ok(());
    }
    time(cargo(root).arg("test"));
    row(
        "`cargo test`, nothing changed",
        median(|| time(cargo(root).arg("test"))),
        None,
    );
    row(
        "`cargo test`, one listing changed",
        one_listing_changed(root)?,
        None,
    );
    whole_book(root)?;
    blocks(root)?;
    row(
        "a saved chapter, until open pages are told",
        edit_to_reload(root)?,
        None,
    );
    row(
        "a saved listing, until open pages are told what came of it",
        edit_to_verdict(root)?,
        None,
    );
    programs::rows(root)?;
    exercises::rows(root)
}

fn row(what: &str, ours: Duration, beside: Option<(&str, Duration)>) {
    let ratio = |theirs: Duration| ours.as_secs_f64() / theirs.as_secs_f64();
    line(what, ours, beside.map(|beside| (beside, ratio(beside.1))));
}

/// A row with a ratio that is not that of the two times.
fn line(what: &str, ours: Duration, beside: Option<((&str, Duration), f64)>) {
    let text = |time: Duration| match time.as_secs_f64() {
        seconds if seconds < 0.2 => format!("{:.0} ms", seconds * 1000.0),
        seconds => format!("{seconds:.2} s"),
    };
    match beside {
        Some(((name, theirs), ratio)) => println!(
            "| {what} | {} | {name}: {} | {ratio:.2} |",
            text(ours),
            text(theirs)
        ),
        None => println!("| {what} | {} | | |", text(ours)),
    }
}

fn median(mut measure: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| measure()).collect();
    times.sort();
    times[ROUNDS / 2]
}

/// Medians of two measurements that take turns, so that a change of the machine's speed meets both.
fn medians(
    mut ours: impl FnMut() -> Duration,
    mut theirs: impl FnMut() -> Duration,
) -> (Duration, Duration) {
    let (mut left, mut right): (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| (ours(), theirs())).unzip();
    left.sort();
    right.sort();
    (left[ROUNDS / 2], right[ROUNDS / 2])
}

/// The time of a command, which must succeed: a failure is fast, and no measurement.
fn time(command: &mut Command) -> Duration {
    let start = Instant::now();
    let output = command.stdin(Stdio::null()).output();
    let elapsed = start.elapsed();
    match output {
        Ok(output) if output.status.success() => elapsed,
        Ok(output) => panic!(
            "{command:?} failed:
{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) => panic!("{command:?} can't be started: {error}"),
    }
}

fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(book::proof::built::cargo());
    cargo.current_dir(root);
    cargo
}

/// Puts a file back as it was when this is dropped; git does so after an interrupted run.
struct Restored {
    path: PathBuf,
    text: String,
}

impl Restored {
    fn new(path: PathBuf) -> io::Result<Restored> {
        let text = fs::read_to_string(&path)?;
        Ok(Restored { path, text })
    }
}

impl Drop for Restored {
    fn drop(&mut self) {
        if let Err(error) = fs::write(&self.path, &self.text) {
            eprintln!("{} is still changed: {error}", self.path.display());
        }
    }
}

fn one_listing_changed(root: &Path) -> io::Result<Duration> {
    let listing = Restored::new(root.join(PROGRAM))?;
    let mut round = 0;
    Ok(median(|| {
        round += 1;
        // A comment at the end changes what is compiled, and not what is printed.
        fs::write(&listing.path, format!("{}// {round}\n", listing.text))
            .expect("the listing can be written");
        time(cargo(root).arg("test"))
    }))
}

/// A copy of the book with expanded chapters, for the bare tools.
fn expanded(root: &Path) -> io::Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let config = fs::read_to_string(root.join("book.toml"))?;
    let mut config: toml::Table = config.parse().expect("book.toml is TOML");
    config.remove("preprocessor");
    if let Some(toml::Value::Table(outputs)) = config.get_mut("output") {
        outputs.retain(|renderer, _| renderer == "html");
    }
    fs::write(folder.path().join("book.toml"), config.to_string())?;
    for copied in ["src", "theme"] {
        copy(&root.join(copied), &folder.path().join(copied))?;
    }
    for (path, markdown) in book::expanded(root).expect("the book can be built") {
        fs::write(
            folder.path().join("src").join(path),
            with_extern_crates(&markdown),
        )?;
    }
    Ok(folder)
}

/// `mdbook test` has no word for the crates that blocks use: a hidden line in each has to name them. And it can't optimise:
/// what measures is compiled only, as in our test of chapters.
fn with_extern_crates(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut blocks = markdown.split("```rust,");
    out += blocks.next().unwrap_or_default();
    for block in blocks {
        let (info, program) = block.split_once('\n').unwrap_or((block, ""));
        let code = program.split("```").next().unwrap_or_default();
        // It would take a dozen libraries more. So ours compiles what is not measured beside it.
        let is_left_out = if code.contains("tokio") {
            "ignore,"
        } else {
            ""
        };
        let info = info.replace("optimised", "no_run");
        out += &format!("```rust,{is_left_out}{info}\n");
        for krate in ["crossbeam_channel", "rayon"] {
            if code.contains(krate) {
                out += &format!("# extern crate {krate};\n");
            }
        }
        out += program;
    }
    out
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_name() == "node_modules" {
            continue;
        }
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn mdbook_is_missing() -> bool {
    let missing = Command::new("mdbook").arg("--version").output().is_err();
    if missing {
        println!("| (not measured: mdbook is not installed) | | | |");
    }
    missing
}

fn whole_book(root: &Path) -> io::Result<()> {
    if mdbook_is_missing() {
        return Ok(());
    }
    let bare = expanded(root)?;
    let site = tempfile::tempdir()?;
    let tool = root.join("target/debug/book");
    let (ours, theirs) = medians(
        || {
            time(
                Command::new(&tool)
                    .current_dir(root)
                    .arg("build")
                    .arg("--dest")
                    .arg(site.path().join("ours")),
            )
        },
        || time(Command::new("mdbook").current_dir(bare.path()).arg("build")),
    );
    row(
        "the whole book, from listings to pages",
        ours,
        Some(("`mdbook build` of the expanded chapters", theirs)),
    );
    Ok(())
}

/// A folder with the newest build of each crate that listings use: given several, `mdbook test` would not choose.
fn newest_rlibs(deps: &Path) -> io::Result<TempDir> {
    let folder = tempfile::tempdir()?;
    for krate in [
        "libcrossbeam_channel-",
        "libcrossbeam_deque-",
        "libcrossbeam_epoch-",
        "libcrossbeam_utils-",
        "libeither-",
        "librayon-",
        "librayon_core-",
    ] {
        let newest = fs::read_dir(deps)?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "rlib"))
            .filter(|path| {
                path.file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with(krate))
            })
            .max_by_key(|path| fs::metadata(path).and_then(|data| data.modified()).ok());
        if let Some(path) = newest {
            fs::copy(
                &path,
                folder.path().join(path.file_name().unwrap_or_default()),
            )?;
        }
    }
    Ok(folder)
}

fn blocks(root: &Path) -> io::Result<()> {
    if mdbook_is_missing() {
        return Ok(());
    }
    let bare = expanded(root)?;
    let externs = newest_rlibs(&root.join("target/debug/deps"))?;
    let (ours, theirs) = medians(
        || time(cargo(root).args(["test", "--test", "chapters", "--test", "broken"])),
        || {
            time(
                Command::new("mdbook")
                    .current_dir(bare.path())
                    .arg("test")
                    .arg("-L")
                    .arg(externs.path()),
            )
        },
    );
    row(
        "`chapters` and `broken`, nothing changed",
        ours,
        Some(("`mdbook test` of the expanded chapters", theirs)),
    );
    Ok(())
}

/// From the moment a chapter is saved until the server tells open pages to load the new one.
fn edit_to_reload(root: &Path) -> io::Result<Duration> {
    let folder = tempfile::tempdir()?;
    for copied in ["src", "theme", "listings"] {
        copy(&root.join(copied), &folder.path().join(copied))?;
    }
    fs::copy(root.join("book.toml"), folder.path().join("book.toml"))?;
    let pages = tempfile::tempdir()?;
    let options = Options::new(pages.path());
    let server = Server::start(folder.path(), options, None).map_err(io::Error::other)?;
    let (mut page, _) = tungstenite::connect(format!("ws://{}/__live", server.address()))
        .map_err(io::Error::other)?;
    page.read().map_err(io::Error::other)?;
    let chapter = folder.path().join(CHAPTER);
    let text = fs::read_to_string(&chapter)?;
    let mut round = 0;
    Ok(median(|| {
        round += 1;
        fs::write(&chapter, format!("{text}\n{round}\n")).expect("the copy can be written");
        let start = Instant::now();
        let told = page.read().expect("the server tells");
        assert!(told.to_string().contains("build"), "{told}");
        start.elapsed()
    }))
}

/// From the moment a listing is saved until open pages have been told of the new page, and whether what it shows still holds.
fn edit_to_verdict(root: &Path) -> io::Result<Duration> {
    let listing = Restored::new(root.join(PROGRAM))?;
    let pages = tempfile::tempdir()?;
    let options = Options {
        is_own: true,
        ..Options::new(pages.path())
    };
    let server = Server::start(root, options, None).map_err(io::Error::other)?;
    let (mut page, _) = tungstenite::connect(format!("ws://{}/__live", server.address()))
        .map_err(io::Error::other)?;
    page.read().map_err(io::Error::other)?;
    let mut round = 0;
    let mut measure = || {
        round += 1;
        fs::write(&listing.path, format!("{}// {round}\n", listing.text))
            .expect("the listing can be written");
        let start = Instant::now();
        let (mut is_built, mut verdict) = (false, None);
        while !is_built || verdict.is_none() {
            let told = page.read().expect("the server tells").to_string();
            let told: serde_json::Value = serde_json::from_str(&told).expect("it tells in JSON");
            is_built |= told.get("build").is_some();
            if told["listing"] == LISTING && told["state"] != "checking" {
                verdict = Some(told);
            }
        }
        let verdict = verdict.expect("it was waited for");
        assert_eq!(verdict["state"], "holds", "{verdict}");
        start.elapsed()
    };
    // The first may have to compile what the others find.
    measure();
    Ok(median(measure))
}
