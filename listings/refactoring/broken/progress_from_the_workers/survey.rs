use crate::{names::Names, notebook::Notebook, parallel::in_parallel, tally::Tally};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::{num::NonZero, thread};

pub struct Survey {
    pub names: Names,
    pub tally: Tally,
}

/// Tells `progress` after each notebook how many have been read.
pub fn survey(notebooks: &[Notebook], mut progress: impl FnMut(usize)) -> Survey {
    let (names, tally) = (Names::listed(), Tally::default());
    let mut survey = Survey { names, tally };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let read = AtomicUsize::new(0);
    let tallies = in_parallel(notebooks, workers, |notebook| {
        let tally = Tally::of(notebook, &survey.names);
        progress(read.fetch_add(1, Relaxed) + 1);
        tally
    });
    for tally in tallies {
        survey.tally.add(tally);
    }
    survey
}
