use std::sync::Mutex;
use std::thread;

/// The names in use in a chat.
#[derive(Default)]
struct Names {
    taken: Mutex<Vec<String>>,
}

impl Names {
    fn is_taken(&self, name: &str) -> bool {
        self.taken.lock().unwrap().iter().any(|taken| taken == name)
    }

    /// Whether the name was free; from now on it is taken.
    fn claim(&self, name: &str) -> bool {
        self.taken.lock().unwrap().push(name.to_string());
        let taken = self.taken.lock().unwrap();
        taken.iter().filter(|taken| *taken == name).count() == 1
    }
}

fn main() {
    let names = Names::default();
    thread::scope(|chat| {
        for _ in 0..2 {
            chat.spawn(|| names.claim("kim"));
        }
    });
    println!("{} named kim", names.taken.lock().unwrap().len());
}
