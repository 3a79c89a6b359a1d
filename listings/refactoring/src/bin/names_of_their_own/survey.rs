use crate::{notebook::Notebook, parallel::in_parallel, tally::Tally};
use std::{num::NonZero, thread};

/// Tells `progress` after each notebook how many have been read.
pub fn survey(notebooks: &[Notebook], progress: impl FnMut(usize)) -> Tally {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let mut whole = Tally::default();
    for tally in in_parallel(notebooks, workers, Tally::of, progress) {
        whole.add(tally);
    }
    whole
}
