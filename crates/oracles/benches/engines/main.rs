//! The explorer beside shuttle's depth-first search and loom, on the same programs: `cargo speed-explorer`.
//!
//! Prints a table of all three on small programs, then on large ones, then how the explorer's effort grows with threads and
//! operations; with words behind the
//! command, only of programs whose names have one of them. Each measurement is a process of its own, as all three keep
//! state. It explores again and again for a while: `time` is the median, `first` the first time, with all that is done
//! once a process; `start` is what the process took besides. `+` says that the bounds of [`measure`] were not enough.
//!
//! The explorer's runs are fewer than the schedules they cover, as it goes through each state once; the other two run every
//! schedule that they tell apart.

mod measure;
mod programs;
mod table;

use explorer::Model;
use measure::{Engine, Measurement};
use programs::{explored, loomed, shuttled};
use std::process::Command;
use std::time::Instant;
use table::Table;

/// One program, for each of the three.
struct Entry {
    name: &'static str,
    /// The explorer's; shuttle has the first one, and loom the second.
    model: Model,
    explored: fn(),
    shuttled: fn(),
    loomed: fn(),
}

macro_rules! entries {
    ($model:ident: $($program:ident $($threads:literal x $rounds:literal),*;)*) => { &[$($(Entry {
        model: Model::$model,
        name: concat!(stringify!($program), " ", $threads, "×", $rounds),
        explored: explored::$program::<$threads, $rounds>,
        shuttled: shuttled::$program::<$threads, $rounds>,
        loomed: loomed::$program::<$threads, $rounds>,
    }),*),*] };
}

/// Each first in a size that all can finish.
const BESIDE: &[Entry] = entries! { Sc:
    counter 2 x 1, 2 x 2, 2 x 3, 3 x 1, 3 x 2;
    lost_update 2 x 1, 2 x 2, 3 x 1;
    messages 1 x 1, 1 x 2, 2 x 1;
    readers 2 x 1, 2 x 2, 3 x 1;
    hand_over 1 x 1, 1 x 2, 2 x 1;
    producers 2 x 1, 2 x 2;
    philosophers 2 x 1, 3 x 1, 5 x 1;
};

/// Whose schedules are too many to be followed one by one.
const LARGE: &[Entry] = entries! { Sc:
    counter 2 x 10, 4 x 4;
    producers 3 x 3, 4 x 2;
    readers 4 x 4;
    pool 3 x 4;
    numbers 3 x 3;
    treiber_stack 3 x 2;
};

/// Algorithms that rest on the orderings of their atomics.
const WEAK: &[Entry] = entries! { Weak:
    ticket_lock 3 x 2;
    mcs_lock 3 x 2;
    peterson 2 x 3;
    bakery 3 x 1;
};

const GROWTH: &[Entry] = entries! { Sc:
    counter 2 x 1, 2 x 2, 2 x 3, 2 x 4, 2 x 5, 3 x 1, 3 x 2, 3 x 3, 4 x 1;
    philosophers 3 x 1, 4 x 1, 5 x 1, 6 x 1;
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [measure, engine, name] = &arguments[..]
        && measure == "--measure"
    {
        let all = [BESIDE, LARGE, WEAK, GROWTH];
        let entry = all.into_iter().flatten().find(|entry| entry.name == name);
        return measure::print(
            Engine::named(engine),
            entry.expect("a program of that name"),
        );
    }
    // Cargo adds an option of its own.
    let words: Vec<&String> = arguments
        .iter()
        .filter(|word| !word.starts_with("--"))
        .collect();
    let asked = |entry: &&Entry| {
        words.is_empty() || words.iter().any(|word| entry.name.contains(word.as_str()))
    };

    for entries in [BESIDE, LARGE, WEAK] {
        let entries: Vec<&Entry> = entries.iter().filter(asked).collect();
        if entries.is_empty() {
            continue;
        }
        let mut table = Table::new();
        for entry in entries {
            table.explorer(entry.name, &in_a_process(Engine::Explorer, entry));
            for engine in [Engine::Shuttle, Engine::Loom] {
                table.other(entry.name, engine, &in_a_process(engine, entry));
            }
        }
        table.summary();
        println!();
    }

    let growth: Vec<&Entry> = GROWTH.iter().filter(asked).collect();
    if growth.is_empty() {
        return;
    }
    let mut table = Table::new();
    for entry in growth {
        table.explorer(entry.name, &in_a_process(Engine::Explorer, entry));
    }
}

/// `Err` with how the process ended.
fn in_a_process(engine: Engine, entry: &Entry) -> Result<Measurement, String> {
    let this = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new(this);
    command.args(["--measure", engine.name(), entry.name]);
    let start = Instant::now();
    let output = command.output().expect("this program can be started");
    let process = start.elapsed();
    Measurement::read(&String::from_utf8_lossy(&output.stdout), process)
        .ok_or_else(|| output.status.to_string())
}
