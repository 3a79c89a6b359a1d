use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct Studio {
    free: AtomicU32,
}

impl Studio {
    fn take(&self) -> bool {
        let free = self.free.load(SeqCst);
        if free == 0 {
            return false;
        }
        self.free.store(free - 1, SeqCst);
        true
    }
}

// ANCHOR: test
const STUDIOS: usize = 1_000_000;
const ROUNDS: usize = 50;

fn new_studio() -> Studio {
    Studio {
        free: AtomicU32::new(1),
    }
}

#[test]
fn never_two_on_air() {
    for _ in 0..ROUNDS {
        let studios: Vec<Studio> = (0..STUDIOS).map(|_| new_studio()).collect();
        let start = Barrier::new(2);
        let take_all = || {
            start.wait();
            studios.iter().map(Studio::take).collect::<Vec<_>>()
        };
        let (news, music) = thread::scope(|station| {
            let news = station.spawn(take_all);
            let music = take_all();
            (news.join().unwrap(), music)
        });
        let mut both = news.iter().zip(&music);
        assert!(!both.any(|(news, music)| *news && *music), "two on air");
    }
}
// ANCHOR_END: test
