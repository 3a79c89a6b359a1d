use crate::{names::Names, notebook::Notebook, tally::Tally};
use std::thread;

pub struct Survey {
    pub names: Names,
    pub tally: Tally,
}

impl Survey {
    fn read(&mut self, notebook: &Notebook) {
        self.tally.read(notebook, &mut self.names);
    }
}

/// Tells `progress` after each notebook how many have been read.
pub fn survey(notebooks: &[Notebook], progress: impl FnMut(usize)) -> Survey {
    let (names, tally) = (Names::listed(), Tally::default());
    let mut survey = Survey { names, tally };
    thread::scope(|readers| {
        for notebook in notebooks {
            readers.spawn(|| survey.read(notebook));
        }
    });
    (1..=notebooks.len()).for_each(progress);
    survey
}
