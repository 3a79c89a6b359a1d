//! Programs, and what is told of them.

use super::executable::executable;
use book::build::locate;
use book::explore::{self, Exploration, Verdict};
use book::programs;
use explorer::{Graph, Options};
use playground::{Edition, Limits, Playground, Setup};
use std::fs;
use std::sync::LazyLock;

pub const COUNTS: &str = "\
use std::sync::Mutex;
use std::thread;

fn main() {
    let sold = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *sold.lock().unwrap() += 1);
        scope.spawn(|| *sold.lock().unwrap() += 1);
    });
    println!(\"sold: {}\", sold.lock().unwrap());
}
";

pub const CROSSES: &str = "\
use std::sync::Mutex;
use std::thread;

fn main() {
    let bar = Mutex::new(80);
    let door = Mutex::new(20);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut from = bar.lock().unwrap();
            *door.lock().unwrap() += 10;
            *from -= 10;
        });
        scope.spawn(|| {
            let mut from = door.lock().unwrap();
            *bar.lock().unwrap() += 5;
            *from -= 5;
        });
    });
    println!(\"both transfers done\");
}
";

pub const PANICS: &str = "\
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

fn main() {
    let closed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| closed.store(true, SeqCst));
        assert!(!closed.load(SeqCst), \"too late\");
    });
}
";

/// Each thread stores, and reads what the other stores.
pub const STORE_BUFFERING: &str = "\
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
static A: AtomicBool = AtomicBool::new(false);
static B: AtomicBool = AtomicBool::new(false);

fn main() {
    let other = std::thread::spawn(|| { A.store(true, Relaxed); B.load(Relaxed) });
    B.store(true, Relaxed);
    let a = A.load(Relaxed);
    println!(\"{a} {}\", other.join().unwrap());
}
";

pub const WAITS_ONCE: &str = "\
use std::sync::{Condvar, Mutex};

fn main() {
    let (open, bell) = (Mutex::new(false), Condvar::new());
    std::thread::scope(|scope| {
        scope.spawn(|| { *open.lock().unwrap() = true; bell.notify_one(); });
        let mut seen = open.lock().unwrap();
        if !*seen { seen = bell.wait(seen).unwrap(); }
        println!(\"{seen}\");
    });
}
";

pub const TRIES: &str = "\
use std::sync::Mutex;

fn main() {
    let till = Mutex::new(0);
    std::thread::scope(|scope| {
        scope.spawn(|| *till.lock().unwrap() += 1);
        println!(\"{}\", till.try_lock().is_ok());
    });
}
";

/// All that is told of a program.
pub struct Told {
    pub verdict: Verdict,
    pub found: String,
    pub missing: String,
}

/// A program in a file, and how it is explored.
pub struct Program {
    code: Vec<u8>,
    arguments: Vec<String>,
    edition: Edition,
    all: bool,
}

pub fn program(code: impl Into<Vec<u8>>) -> Program {
    Program {
        code: code.into(),
        arguments: Vec::new(),
        edition: Edition::default(),
        all: false,
    }
}

impl Program {
    /// With options of the command.
    pub fn with(mut self, arguments: &str) -> Self {
        self.arguments = arguments.split(' ').map(str::to_owned).collect();
        self
    }

    /// As with `--all`.
    pub fn in_full(mut self) -> Self {
        self.all = true;
        self
    }

    pub fn of_edition(mut self, edition: Edition) -> Self {
        self.edition = edition;
        self
    }

    /// What the command would tell, found by this process.
    pub fn told(self, as_json: bool) -> Told {
        /// The one whose compiled explorer the command uses too.
        static PLAYGROUND: LazyLock<Playground> = LazyLock::new(|| {
            let setup = Setup {
                work: locate::target().unwrap().join("playground"),
                stub: executable(),
                limits: Limits::default(),
                crates: programs::crates(),
            };
            Playground::start(setup).expect("a playground starts here")
        });
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("try.rs");
        fs::write(&file, self.code).unwrap();
        let exploration = Exploration {
            file: file.clone(),
            edition: self.edition,
            options: Options::from_arguments(self.arguments).unwrap(),
            as_json,
            all: self.all,
        };
        let (mut found, mut missing) = (String::new(), String::new());
        let mut tell = |told| match told {
            explore::Told::Found(words) => found += &words,
            explore::Told::Missing(words) => missing += &words,
        };
        let verdict = exploration.on(&PLAYGROUND, &mut tell).unwrap();
        Told {
            verdict,
            found,
            missing: missing.replace(file.to_str().unwrap(), "try.rs"),
        }
    }

    pub fn graph(self) -> Graph {
        Graph::from_json(&self.told(true).found).unwrap()
    }

    /// The outputs, each with its end.
    pub fn outcomes(self) -> Vec<String> {
        let outcomes = self.graph().outcomes.into_iter();
        outcomes
            .map(|outcome| format!("{}: {}", outcome.end, outcome.output.trim_end()))
            .collect()
    }

    /// That there is nothing to tell but one sentence.
    #[track_caller]
    pub fn refuses(self, sentence: &str) {
        let told = self.told(false);
        let expected = format!("try.rs can't be explored: {sentence}\n");
        assert_eq!(
            (told.verdict, told.found.as_str(), told.missing),
            (Verdict::Unexplorable, "", expected)
        );
    }
}
