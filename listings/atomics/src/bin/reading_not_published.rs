use std::sync::atomic::{AtomicBool, AtomicI32, Ordering::Relaxed};
use std::thread;

fn main() {
    let reading = AtomicI32::new(0);
    let ready = AtomicBool::new(false);

    let shown = thread::scope(|s| {
        s.spawn(|| {
            reading.store(21, Relaxed);
            ready.store(true, Relaxed);
        });
        let display = s.spawn(|| {
            let ready = ready.load(Relaxed);
            ready.then(|| reading.load(Relaxed))
        });
        display.join().unwrap()
    });

    println!("on the display: {shown:?}");
    assert!(matches!(shown, None | Some(0 | 21)));
}
