//! `book`: what authors call to read, build and record the book.

use book::serve::Options;
use book::{Purpose, locate};
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
    /// Another mdBook to serve in place of this one: its folder, or its book.toml
    path: Option<PathBuf>,
    /// The port, or the first of some to try when it is taken
    #[arg(long, default_value_t = PORT)]
    port: u16,
    /// Show the book in the browser
    #[arg(long)]
    open: bool,
    /// Refuse to run programs where the system offers nothing that keeps them from your files
    #[arg(long)]
    require_sandbox: bool,
}

#[derive(Subcommand)]
enum Question {
    /// Answers mdBook whether a renderer is supported: every one is
    Supports { renderer: String },
}

fn main() -> ExitCode {
    playground::sandbox::enter_if_asked();
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
            let root = locate::here()?;
            let dest = dest.unwrap_or_else(|| root.join("book"));
            book::build(&root, &dest, Purpose::Publish)?;
            warn(&root);
            println!("The book is in {}", dest.display());
            Ok(())
        }
        Some(Command::Bless) => book::bless::bless(&locate::here()?),
        Some(Command::Serve(wishes)) => serve(wishes),
        None => serve(Serve {
            path: None,
            port: PORT,
            open: false,
            require_sandbox: false,
        }),
    }
}

fn serve(wishes: Serve) -> anyhow::Result<()> {
    let (root, is_ours) = match &wishes.path {
        Some(path) => (locate::at(path)?, false),
        None => (locate::here()?, true),
    };
    let options = Options {
        port: wishes.port,
        open: wishes.open,
        require_sandbox: wishes.require_sandbox,
        work: locate::work_folder(&root, is_ours)?,
    };
    book::serve::serve(&root, options)
}

/// Says what has no place in the book. Only the tests refuse it: an author adds a listing before the chapter shows it.
fn warn(root: &Path) {
    for problem in book::problems(root).unwrap_or_default() {
        eprintln!("warning: {problem}");
    }
}
