//! Times, in pairs and alone.

use crate::line;
use std::thread;
use std::time::Duration;

/// Ours and theirs, measured one after the other.
#[derive(Default)]
pub struct Pairs {
    ours: Vec<Duration>,
    theirs: Vec<Duration>,
}

impl Pairs {
    pub fn push(&mut self, ours: Duration, theirs: Duration) {
        self.ours.push(ours);
        self.theirs.push(theirs);
    }

    /// A row with the medians, and the median of the ratios pair by pair.
    pub fn row(&self, what: &str, beside: &str) {
        let ratios = self.ours.iter().zip(&self.theirs);
        let mut ratios: Vec<f64> = ratios
            .map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64())
            .collect();
        ratios.sort_by(f64::total_cmp);
        let beside = (beside, median(&self.theirs));
        line(
            what,
            median(&self.ours),
            Some((beside, ratios[ratios.len() / 2])),
        );
    }
}

pub fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}

/// Nobody presses twice within a fifth of a second; and what the one side does afterwards must not slow the other down.
pub fn settle() {
    thread::sleep(Duration::from_millis(200));
}
