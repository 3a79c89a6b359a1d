use std::sync::mpsc::{self, Sender};
use std::thread;

/// Whoever holds it is watched: it tells of its end.
struct Watched {
    name: &'static str,
    monitor: Sender<(&'static str, bool)>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        // The monitor may have gone away: nobody is left to tell.
        _ = self.monitor.send((self.name, thread::panicking()));
    }
}

fn main() {
    let (monitor, notices) = mpsc::channel();
    for name in ["pump", "boiler", "vents"] {
        let monitor = monitor.clone();
        let watched = Watched { name, monitor };
        thread::spawn(move || {
            let _watched = watched;
            assert!(name != "boiler", "no flame");
        });
    }
    drop(monitor);

    for (name, panicked) in notices {
        let how = if panicked { "panicked" } else { "ended" };
        println!("{name} {how}");
    }
}
