use crate::{notebook::Notebook, sighting::Sighting};
use std::{collections::BTreeMap, sync::Arc};

// ANCHOR: read
/// What stands in the notebooks that were read.
#[derive(Default)]
pub struct Tally {
    pub birds: BTreeMap<String, Bird>,
    pub unreadable: Vec<String>,
}

#[derive(Default)]
pub struct Bird {
    pub total: u32,
    pub largest: u32,
    pub seen_in: Vec<Arc<str>>,
}

impl Tally {
    pub fn of(notebook: &Notebook) -> Tally {
        let mut tally = Tally::default();
        tally.read(notebook);
        tally
    }

    fn read(&mut self, notebook: &Notebook) {
        let title: Arc<str> = notebook.title.as_str().into();
        for (number, line) in (1..).zip(notebook.text().lines()) {
            match Sighting::parse(line) {
                Ok(Sighting { species, count }) => {
                    let bird = self.birds.entry(species.to_lowercase());
                    bird.or_default().add(count, &title);
                }
                Err(why) => {
                    let line = format!("{title}, line {number}: {why}");
                    self.unreadable.push(line);
                }
            }
        }
    }
    // ANCHOR_END: read

    pub fn add(&mut self, other: Tally) {
        for (name, bird) in other.birds {
            self.birds.entry(name).or_default().add_all(bird);
        }
        self.unreadable.extend(other.unreadable);
    }
}

impl Bird {
    fn add(&mut self, count: u32, title: &Arc<str>) {
        self.total += count;
        self.largest = self.largest.max(count);
        if self.seen_in.last() != Some(title) {
            self.seen_in.push(title.clone());
        }
    }

    fn add_all(&mut self, other: Bird) {
        self.total += other.total;
        self.largest = self.largest.max(other.largest);
        self.seen_in.extend(other.seen_in);
    }
}
