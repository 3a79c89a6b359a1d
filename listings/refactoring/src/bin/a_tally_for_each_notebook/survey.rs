use crate::{names::Names, notebook::Notebook, tally::Tally};

pub struct Survey {
    pub names: Names,
    pub tally: Tally,
}

/// Tells `progress` after each notebook how many have been read.
pub fn survey(notebooks: &[Notebook], mut progress: impl FnMut(usize)) -> Survey {
    let (names, tally) = (Names::listed(), Tally::default());
    let mut survey = Survey { names, tally };
    for (read, notebook) in (1..).zip(notebooks) {
        let tally = Tally::of(notebook, &survey.names);
        survey.tally.add(tally);
        progress(read);
    }
    survey
}
