use crate::{names::Names, notebook::Notebook, sighting::Sighting};
use std::sync::Arc;

/// What stands in the notebooks that were read.
#[derive(Default)]
pub struct Tally {
    pub birds: Vec<Bird>, // in the places that `Names` gives them
    pub unreadable: Vec<String>,
}

#[derive(Default)]
pub struct Bird {
    pub total: u32,
    pub largest: u32,
    pub seen_in: Vec<Arc<str>>,
}

impl Tally {
    pub fn of(notebook: &Notebook, names: &Names) -> Tally {
        let mut tally = Tally::default();
        tally.read(notebook, names);
        tally
    }

    fn read(&mut self, notebook: &Notebook, names: &Names) {
        let title: Arc<str> = notebook.title.as_str().into();
        for (number, line) in (1..).zip(notebook.text().lines()) {
            match Sighting::parse(line) {
                Ok(Sighting { species, count }) => {
                    let bird = self.bird(names.place(species));
                    bird.add(count, &title);
                }
                Err(why) => {
                    let line = format!("{title}, line {number}: {why}");
                    self.unreadable.push(line);
                }
            }
        }
    }

    fn bird(&mut self, place: usize) -> &mut Bird {
        let birds = self.birds.len().max(place + 1);
        self.birds.resize_with(birds, Bird::default);
        &mut self.birds[place]
    }

    pub fn add(&mut self, other: Tally) {
        for (place, bird) in other.birds.into_iter().enumerate() {
            self.bird(place).add_all(bird);
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
