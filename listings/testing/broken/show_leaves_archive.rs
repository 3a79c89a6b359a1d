use std::sync::Mutex;

struct Archive(Mutex<Vec<String>>);

impl Archive {
    /// `look` is the critical section. It ends when `look` returns.
    fn with<T>(&self, look: impl FnOnce(&mut Vec<String>) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }
}

fn main() {
    let archive = Archive(Mutex::new(vec!["harvest songs".to_owned()]));
    let mut first = None;
    archive.with(|shows| first = shows.first());
    archive.with(Vec::clear);
    println!("{first:?}");
}
