//! Measurements as rows of Markdown.

use crate::measure::{Engine, Measurement};

pub struct Table {
    /// Of the program that the next rows are about: the explorer's time, if it could finish.
    ours: Option<f64>,
    /// By program and engine: how much longer the other takes, where both could finish.
    ratios: Vec<(String, Engine, f64)>,
}

impl Table {
    pub fn new() -> Self {
        println!(
            "| program | with | time | first | start | runs | schedules | schedules/s | states | memory | as long as the explorer |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|---|");
        Self {
            ours: None,
            ratios: Vec::new(),
        }
    }

    pub fn explorer(&mut self, program: &str, measured: &Result<Measurement, String>) {
        let finished = measured.as_ref().ok().filter(|measured| !measured.capped);
        self.ours = finished.map(|measured| measured.time);
        row(program, Engine::Explorer, measured, "");
    }

    pub fn other(&mut self, program: &str, engine: Engine, measured: &Result<Measurement, String>) {
        let (Some(ours), Ok(other)) = (self.ours, measured) else {
            return row(program, engine, measured, "");
        };
        let ratio = other.time / ours;
        if other.capped {
            return row(program, engine, measured, &format!("over {ratio:.1}×"));
        }
        self.ratios.push((program.to_owned(), engine, ratio));
        row(program, engine, measured, &format!("{ratio:.1}×"));
    }

    /// A line for each of the others, about the programs that both could finish.
    pub fn summary(&self) {
        for engine in [Engine::Shuttle, Engine::Loom] {
            let mut of_engine: Vec<_> = self
                .ratios
                .iter()
                .filter(|ratio| ratio.1 == engine)
                .collect();
            of_engine.sort_by(|one, other| one.2.total_cmp(&other.2));
            let (Some(least), Some(most)) = (of_engine.first(), of_engine.last()) else {
                continue;
            };
            let ten = of_engine.iter().filter(|ratio| ratio.2 >= 10.0).count();
            println!(
                "\n{} takes {:.1} ({}) to {:.1} times ({}) as long as the explorer, ten times or more for {ten} of the {} programs that both finish.",
                engine.name(),
                least.2,
                least.0,
                most.2,
                most.0,
                of_engine.len()
            );
        }
    }
}

fn row(program: &str, engine: Engine, measured: &Result<Measurement, String>, ratio: &str) {
    let with = engine.name();
    match measured {
        Ok(measured) => {
            let more = if measured.capped { "+" } else { "" };
            let states = measured
                .states
                .map_or(String::new(), |states| states.to_string());
            println!(
                "| {program} | {with} | {}{more} | {} | {} | {}{more} | {} | {} | {states} | {} MB | {ratio} |",
                time(measured.time),
                time(measured.first),
                time(measured.start),
                measured.runs,
                count(measured.schedules),
                count(measured.schedules / measured.time),
                measured.memory / 1024,
            );
        }
        Err(status) => println!("| {program} | {with} | failed: {status} | | | | | | | | |"),
    }
}

fn time(seconds: f64) -> String {
    match seconds {
        long if long >= 1.0 => format!("{long:.1} s"),
        short if short >= 0.01 => format!("{:.0} ms", short * 1e3),
        short => format!("{:.2} ms", short * 1e3),
    }
}

fn count(number: f64) -> String {
    if number < 1e7 {
        format!("{number:.0}")
    } else {
        format!("{number:.1e}")
    }
}
