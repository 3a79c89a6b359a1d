use crate::{names::Names, notebook::Notebook, parallel::in_parallel, tally::Tally};
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
    let tallies = in_parallel(notebooks, workers, |notebook| {
        Tally::of(notebook, &survey.names)
    });
    for (read, tally) in (1..).zip(tallies) {
        survey.tally.add(tally);
        progress(read);
    }
    survey
}
