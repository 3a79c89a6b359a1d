use std::sync::Mutex;
use std::thread;

fn main() {
    let (tea, cups) = (Mutex::new(9), Mutex::new(4));
    thread::scope(|s| {
        s.spawn(|| {
            *tea.lock().unwrap() -= 1;
            *cups.lock().unwrap() -= 1;
        });
        s.spawn(|| {
            *cups.lock().unwrap() += 1;
            *tea.lock().unwrap() += 1;
        });
    });
}
