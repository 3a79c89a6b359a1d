//! The explorer beside shuttle's depth-first search and loom, on the same programs.
//!
//! `cargo run` in this folder prints a table. Each measurement is a process of its own, as all three keep state, with at
//! most [`TIME`] and [`RUNS`] runs; `+` says that this was not enough. The explorer's runs are fewer than its schedules,
//! as it goes through each state once; the other two run every schedule that they tell apart.

mod programs;

use explorer::Options;
use std::process::{Command, exit};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

const TIME: Duration = Duration::from_secs(20);
const RUNS: usize = 200_000;

static STARTED: AtomicUsize = AtomicUsize::new(0);

/// One program, for each of the three.
struct Entry {
    name: &'static str,
    explorer: fn(),
    shuttle: fn(),
    loom: fn(),
}

macro_rules! entries {
    ($($program:ident $threads:literal $rounds:literal;)*) => { &[$(Entry {
        name: concat!(stringify!($program), " ", $threads, "×", $rounds),
        explorer: programs::explored::$program::<$threads, $rounds>,
        shuttle: programs::shuttled::$program::<$threads, $rounds>,
        loom: programs::loomed::$program::<$threads, $rounds>,
    }),*] };
}

const ENTRIES: &[Entry] = entries! {
    counter 2 1;
    counter 2 2;
    counter 3 1;
    counter 3 2;
    lost_update 2 1;
    lost_update 2 2;
    lost_update 3 1;
    producers 2 1;
    producers 2 2;
    philosophers 3 1;
    philosophers 5 1;
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [engine, name] = &arguments[..] {
        let Some(entry) = ENTRIES.iter().find(|entry| entry.name == name) else {
            exit(2)
        };
        return measure(entry, engine);
    }
    println!("| program | with | time | runs | schedules | states | memory |");
    println!("|---|---|---|---|---|---|---|");
    let this = std::env::current_exe().expect("this program has a path");
    for entry in ENTRIES {
        for engine in ["explorer", "shuttle", "loom"] {
            let output = Command::new(&this)
                .args([engine, entry.name])
                .output()
                .expect("this program can be started");
            let row = String::from_utf8_lossy(&output.stdout);
            let failed = format!("| {} | {engine} | gave up: {} |", entry.name, output.status);
            println!(
                "{}",
                row.lines()
                    .find(|line| line.starts_with('|'))
                    .unwrap_or(&failed)
            );
        }
    }
}

fn measure(entry: &Entry, engine: &str) {
    let start = Instant::now();
    let (mut schedules, mut states, mut capped) = (String::new(), String::new(), false);
    let program = match engine {
        "explorer" => {
            let options = Options {
                max_states: 1_000_000,
                time: TIME,
                ..Options::default()
            };
            let graph =
                explorer::explore(&options, entry.explorer).expect("the program can be explored");
            STARTED.store(graph.runs, Relaxed);
            schedules = graph.schedules.to_string();
            states = graph.nodes.len().to_string();
            capped = graph.capped.is_some();
            None
        }
        "shuttle" => Some(entry.shuttle),
        _ => Some(entry.loom),
    };
    if let Some(program) = program {
        let counted = move || {
            STARTED.fetch_add(1, Relaxed);
            program();
        };
        if engine == "shuttle" {
            shuttle::check_dfs(counted, Some(RUNS));
        } else {
            let mut loom = loom::model::Builder::new();
            loom.max_duration = Some(TIME);
            loom.max_branches = 100_000;
            loom.max_threads = 5;
            loom.check(counted);
        }
        capped = STARTED.load(Relaxed) >= RUNS || start.elapsed() >= TIME;
    }
    let more = if capped { "+" } else { "" };
    let (time, runs) = (
        start.elapsed().as_secs_f64() * 1000.0,
        STARTED.load(Relaxed),
    );
    println!(
        "| {} | {engine} | {time:.1} ms | {runs}{more} | {schedules} | {states} | {} MB |",
        entry.name,
        memory() / 1024
    );
}

/// What the process has used at most, in KB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
