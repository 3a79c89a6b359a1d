//! `book`: what authors call to read, build and record the book.

use anyhow::anyhow;
use book::Purpose;
use book::build::locate;
use book::explore::{Exploration, Told, Verdict};
use book::practice::{Status, Wish, practise};
use book::serve::Options;
use clap::{Args, Parser, Subcommand};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tracing_subscriber::filter::{EnvFilter, FilterExt, LevelFilter, filter_fn};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

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
    /// Check that the listings do what the pages say, and that the chapters fit them. The exit status is 0 when all holds
    Check {
        /// A listing (`threads/spawn`), an exercise, a quiz, a crate of these (`threads`) or a chapter (`part-1/threads.md`); all,
        /// if left out
        name: Option<String>,
    },
    /// Record anew what the listings print, what the compiler says and what decides quizzes, and show what changed
    Bless {
        /// A listing (`threads/spawn`), a quiz, a crate of these (`threads`) or a chapter (`part-1/threads.md`); all, if left
        /// out
        name: Option<String>,
    },
    /// Run a program under every schedule, and tell what can come of it. The exit status is 0 when no schedule comes to a
    /// fault; 1 when one does: a deadlock, stuck threads, a data race, a use after free, an abort, a panic of `main`; 2 when
    /// none was found, but the program can't be explored, or not to the end
    Explore(Explore),
    /// List the exercises; or do one, with an editor beside: it is checked on every save
    Exercise(Exercise),
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

#[derive(Args)]
struct Explore {
    /// A program in one file, of the part of the standard library that is modelled
    file: PathBuf,
    /// The memory model: `sc`, in which every thread sees every store at once, or `weak`, as in Rust
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
    /// Operations to be done as soon as they can be, so that there are fewer schedules: of spawn, unlock, drop
    #[arg(long, value_name = "OPERATIONS")]
    eager: Option<String>,
    /// Let waits on a condvar, and `park`, return for no reason, as they may
    #[arg(long)]
    spurious: bool,
    /// Print the graph as JSON; nothing, if there is none
    #[arg(long)]
    json: bool,
    /// Tell all faults, outcomes and steps, and not only what fits in 40 lines
    #[arg(long)]
    all: bool,
    /// The most states; as many as there is memory for unless told otherwise
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    max_states: Option<String>,
    /// The longest time, in seconds; 20 unless told otherwise
    #[arg(long, value_name = "S", allow_hyphen_values = true)]
    seconds: Option<String>,
    /// The most memory, in MB; 1024 unless told otherwise
    #[arg(long, value_name = "MB", allow_hyphen_values = true)]
    memory: Option<String>,
    /// The edition of Rust: 2018, 2021 or 2024
    #[arg(long, default_value = "2024")]
    edition: String,
}

#[derive(Args)]
struct Exercise {
    /// The exercise: `threads/join_lazily`, or its last part where no other has it. Without a name, all are listed
    name: Option<String>,
    /// Your file; `exercises/NAME.rs` beside book.toml unless told otherwise. The program to begin with is put there if
    /// nothing is
    #[arg(long, value_name = "FILE", requires = "name")]
    into: Option<PathBuf>,
    /// Check it once. The exit status is 0 when all checks pass, 1 when one does not, 2 when it can't be checked
    #[arg(long, requires = "name")]
    once: bool,
    /// Show the next hint, and nothing else
    #[arg(long, requires = "name", conflicts_with = "once")]
    hint: bool,
}

#[derive(Subcommand)]
enum Question {
    /// Answers mdBook whether a renderer is supported: every one is
    Supports { renderer: String },
}

fn main() -> ExitCode {
    playground::sandbox::enter_if_asked();
    print_what_mdbook_says();
    let arguments = Arguments::parse();
    let failure = match &arguments.command {
        Some(Command::Explore(_)) => ExitCode::from(Verdict::Unexplorable as u8),
        Some(Command::Exercise(_)) => ExitCode::from(Status::Unchecked as u8),
        _ => ExitCode::FAILURE,
    };
    match run(arguments) {
        Ok(status) => status,
        Err(error) => {
            // The terminal may be gone.
            let _ = writeln!(io::stderr(), "{error:#}");
            failure
        }
    }
}

/// On standard error; how much of it, the variable says that mdBook itself reads. But not what we tell better: of a command
/// that is not installed, and of what can't be included.
fn print_what_mdbook_says() {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::WARN.into())
        .with_env_var("MDBOOK_LOG")
        .from_env_lossy();
    let left_to_mdbook = filter_fn(|said| match said.target() {
        "mdbook_driver" => *said.level() != LevelFilter::ERROR,
        target => target != "mdbook_driver::builtin_preprocessors::links",
    });
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(false)
        // It would panic where the terminal is gone.
        .log_internal_errors(false)
        .without_time()
        .with_filter(filter.and(left_to_mdbook));
    tracing_subscriber::registry().with(lines).init();
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let done = match arguments.command {
        Some(Command::Explore(wishes)) => return explore(wishes),
        Some(Command::Exercise(Exercise {
            name,
            into,
            once,
            hint,
        })) => {
            let wish = Wish {
                name,
                into,
                once,
                hint,
            };
            return Ok(ExitCode::from(practise(&locate::here()?, &wish)? as u8));
        }
        Some(Command::Preprocess {
            question: Some(Question::Supports { .. }),
        }) => Ok(()),
        Some(Command::Preprocess { question: None }) => book::build::preprocess::command(),
        Some(Command::Build { dest }) => {
            let root = locate::here()?;
            let dest = dest.unwrap_or_else(|| root.join("book"));
            let built = book::build(&root, &dest, Purpose::Publish)?;
            for fault in built.faults {
                eprintln!("error: {fault}");
            }
            warn(&root);
            println!("The book is in {}", dest.display());
            Ok(())
        }
        Some(Command::Check { name }) => {
            let holds = book::check::check(&locate::here()?, name.as_deref())?;
            return Ok(ExitCode::from(u8::from(!holds)));
        }
        Some(Command::Bless { name }) => {
            let root = locate::here()?;
            match name {
                Some(name) => book::proof::record::named(&root, &name),
                None => book::proof::record::all(&root),
            }
        }
        Some(Command::Serve(wishes)) => serve(wishes),
        None => serve(Serve {
            path: None,
            port: PORT,
            open: false,
            require_sandbox: false,
        }),
    };
    done.map(|()| ExitCode::SUCCESS)
}

fn explore(wishes: Explore) -> anyhow::Result<ExitCode> {
    let options = [
        ("--model", wishes.model),
        ("--eager", wishes.eager.map(|names| names.replace(' ', ""))),
        ("--max-states", wishes.max_states),
        ("--seconds", wishes.seconds),
        ("--memory", wishes.memory),
    ];
    let mut arguments: Vec<String> = options
        .into_iter()
        .filter_map(|(name, value)| Some([name.to_owned(), value?]))
        .flatten()
        .collect();
    if wishes.spurious {
        arguments.push("--spurious".into());
    }
    let exploration = Exploration {
        options: explorer::Options {
            graph: wishes.json,
            ..explorer::Options::from_arguments(arguments).map_err(anyhow::Error::msg)?
        },
        edition: serde_json::from_value(wishes.edition.as_str().into()).map_err(|_| {
            let edition = &wishes.edition;
            anyhow!("there is no edition `{edition}`: `2018`, `2021` or `2024`")
        })?,
        file: wishes.file,
        as_json: wishes.json,
        all: wishes.all,
    };
    let verdict = exploration.start(&mut |told| {
        // Whoever no longer reads has no use for the rest.
        let _ = match told {
            Told::Found(words) => {
                let mut stdout = io::stdout();
                stdout
                    .write_all(words.as_bytes())
                    .and_then(|()| stdout.flush())
            }
            Told::Missing(words) => io::stderr().write_all(words.as_bytes()),
        };
    })?;
    Ok(ExitCode::from(verdict as u8))
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
        command: book::serve::command::used(),
        is_own: is_ours && locate::is_own_checkout(&root),
        ..Options::new(locate::work_folder(&root, is_ours)?)
    };
    book::serve::serve(&root, options)
}

/// Says what has no place in the book. Only the tests refuse it: an author adds a listing before the chapter shows it.
fn warn(root: &Path) {
    for problem in book::problems(root).unwrap_or_default() {
        eprintln!("warning: {problem}");
    }
}
