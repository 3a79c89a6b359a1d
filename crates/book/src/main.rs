//! `book`: what authors call to read, build and record the book.

use anyhow::Context;
use book::Purpose;
use book::serve::Options;
use clap::{Args, Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the book is served unless told otherwise.
const PORT: u16 = 3000;

#[derive(Parser)]
#[command(
    name = "book",
    about = "Builds, serves and records the book. Without a command it serves."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the book on this machine, and build it again whenever a file changes
    Serve(Serve),
    /// Build the pages as a static site
    Build {
        /// The folder to put them in; `book` beside book.toml unless told otherwise
        #[arg(long)]
        dest: Option<PathBuf>,
    },
    /// Record anew what the listings print and what the compiler says, and show what changed
    Bless,
    /// Expand the directives of a book for mdBook, which calls this
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Args)]
struct Serve {
    /// The port, or the first of some to try when it is taken
    #[arg(long, default_value_t = PORT)]
    port: u16,
    /// Show the book in the browser
    #[arg(long)]
    open: bool,
}

#[derive(Subcommand)]
enum Question {
    /// Answers mdBook whether a renderer is supported: every one is
    Supports { renderer: String },
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::filter::LevelFilter::WARN;
    tracing_subscriber::fmt()
        .with_max_level(filter)
        .with_writer(std::io::stderr)
        .without_time()
        .init();
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<()> {
    match arguments.command {
        Some(Command::Preprocess {
            question: Some(Question::Supports { .. }),
        }) => Ok(()),
        Some(Command::Preprocess { question: None }) => book::preprocess::command(),
        Some(Command::Build { dest }) => {
            let root = root()?;
            let dest = dest.unwrap_or_else(|| root.join("book"));
            book::build(&root, &dest, Purpose::Publish)?;
            warn(&root);
            println!("The book is in {}", dest.display());
            Ok(())
        }
        Some(Command::Bless) => book::bless::bless(&root()?),
        Some(Command::Serve(Serve { port, open })) => {
            book::serve::serve(&root()?, Options { port, open })
        }
        None => book::serve::serve(
            &root()?,
            Options {
                port: PORT,
                open: false,
            },
        ),
    }
}

/// The book this was called in: the nearest folder upwards that has a `book.toml`.
fn root() -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder")?;
    let root = here
        .ancestors()
        .find(|folder| folder.join("book.toml").is_file());
    root.map(Path::to_path_buf)
        .context("no book.toml here or in a folder above; call this inside the book")
}

/// Says what has no place in the book. Only the tests refuse it: an author adds a listing before the chapter shows it.
fn warn(root: &Path) {
    for problem in book::problems(root).unwrap_or_default() {
        eprintln!("warning: {problem}");
    }
}
