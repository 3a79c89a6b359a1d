use crate::{names::Names, notebook::Notebook, tally::Tally};
use std::thread;

pub struct Survey {
    pub names: Names,
    pub tally: Tally,
}

/// Tells `progress` after each notebook how many have been read.
pub fn survey(notebooks: &[Notebook], mut progress: impl FnMut(usize)) -> Survey {
    let (names, tally) = (Names::listed(), Tally::default());
    let mut survey = Survey { names, tally };
    thread::scope(|scope| {
        let names = &survey.names;
        let start = |notebook| scope.spawn(move || Tally::of(notebook, names));
        let readers: Vec<_> = notebooks.iter().map(start).collect();
        for (read, reader) in (1..).zip(readers) {
            survey.tally.add(reader.join().unwrap());
            progress(read);
        }
    });
    survey
}
