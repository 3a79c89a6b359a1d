//! One engine on one program, in a process of its own.

use crate::{Entry, programs};
use explorer::Options;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// What one exploration may take.
const TIME: Duration = Duration::from_secs(20);
const RUNS: usize = 200_000;

/// An exploration is repeated for so long, or so often.
const REPEATED: Duration = Duration::from_secs(1);
const TIMES: usize = 25;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Explorer,
    Shuttle,
    Loom,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Self::Explorer => "explorer",
            Self::Shuttle => "shuttle",
            Self::Loom => "loom",
        }
    }

    pub fn named(name: &str) -> Self {
        let all = [Self::Explorer, Self::Shuttle, Self::Loom];
        all.into_iter()
            .find(|engine| engine.name() == name)
            .expect("an engine of that name")
    }
}

/// Times are in seconds.
pub struct Measurement {
    pub time: f64,
    pub first: f64,
    /// What the process took besides exploring.
    pub start: f64,
    pub runs: usize,
    pub schedules: f64,
    /// None, if the engine does not know states.
    pub states: Option<usize>,
    /// What the process had used at most when it had explored once, in KB.
    pub memory: u64,
    /// A bound was reached.
    pub capped: bool,
}

struct Explored {
    time: f64,
    runs: usize,
    schedules: f64,
    states: Option<usize>,
    capped: bool,
}

/// Explores, and prints what [`Measurement::read`] reads.
pub fn print(engine: Engine, entry: &Entry) {
    let first = explore(engine, entry);
    let memory = memory();
    let mut times = vec![first.time];
    while times.len() < TIMES && times.iter().sum::<f64>() < REPEATED.as_secs_f64() {
        times.push(explore(engine, entry).time);
    }
    let all: f64 = times.iter().sum();
    times.sort_by(f64::total_cmp);
    println!(
        "measured {} {} {all} {} {} {} {memory} {}",
        times[times.len() / 2],
        first.time,
        first.runs,
        first.schedules,
        first.states.unwrap_or(0),
        first.capped,
    );
}

impl Measurement {
    /// `process` is how long the process took that printed it.
    pub fn read(output: &str, process: Duration) -> Option<Self> {
        let line = output
            .lines()
            .find_map(|line| line.strip_prefix("measured "))?;
        let mut words = line.split(' ');
        let mut number = || words.next()?.parse::<f64>().ok();
        let (time, first, all) = (number()?, number()?, number()?);
        let (runs, schedules, states, memory) = (number()?, number()?, number()?, number()?);
        Some(Self {
            time,
            first,
            start: process.as_secs_f64() - all,
            runs: runs as usize,
            schedules,
            states: (states > 0.0).then_some(states as usize),
            memory: memory as u64,
            capped: words.next()?.parse().ok()?,
        })
    }
}

fn explore(engine: Engine, entry: &Entry) -> Explored {
    match engine {
        Engine::Explorer => by_explorer(entry),
        Engine::Shuttle => by_another(entry.shuttled, |counted| {
            shuttle::check_dfs(counted, Some(RUNS));
        }),
        Engine::Loom => by_another(entry.loomed, |counted| {
            let mut loom = loom::model::Builder::new();
            loom.max_duration = Some(TIME);
            loom.max_permutations = Some(RUNS);
            // It looks at its bounds once in so many runs.
            loom.checkpoint_interval = 100;
            loom.max_branches = 100_000;
            loom.check(counted);
        }),
    }
}

/// As the command line does, which asks for no graph.
fn by_explorer(entry: &Entry) -> Explored {
    let options = Options {
        model: entry.model,
        graph: false,
        time: TIME,
        ..Options::default()
    };
    let start = Instant::now();
    let listing = explorer::Listing {
        file: programs::FILE.to_owned(),
        ..explorer::Listing::default()
    };
    let graph = explorer::explore_listing(&options, &listing, entry.explored)
        .expect("the program can be explored");
    Explored {
        time: start.elapsed().as_secs_f64(),
        runs: graph.runs,
        schedules: graph.schedules.to_string().parse().expect("a number"),
        states: Some(graph.states),
        capped: graph.capped.is_some(),
    }
}

/// Counts how often `check` starts the program.
fn by_another(program: fn(), check: impl FnOnce(Box<dyn Fn() + Send + Sync>)) -> Explored {
    static STARTED: AtomicUsize = AtomicUsize::new(0);
    STARTED.store(0, Relaxed);
    let counted = move || {
        STARTED.fetch_add(1, Relaxed);
        program();
    };
    let start = Instant::now();
    check(Box::new(counted));
    let (time, runs) = (start.elapsed(), STARTED.load(Relaxed));
    Explored {
        time: time.as_secs_f64(),
        runs,
        schedules: runs as f64,
        states: None,
        capped: runs >= RUNS - 1 || time >= TIME,
    }
}

fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
