use rayon::prelude::*;
use std::{sync::Mutex, thread, time::Duration};

fn develop(frame: &&'static str) -> &'static str {
    thread::sleep(Duration::from_millis(frame.len() as u64));
    frame
}

fn main() {
    let night = ["Mars", "Vega", "Rigel", "Deneb", "Altair", "Mira", "Spica"];

    let collected: Vec<_> = night.par_iter().map(develop).collect();
    println!("collected: {collected:?}");
    assert_eq!(collected, night);

    let pushed = Mutex::new(Vec::new());
    night
        .par_iter()
        .map(develop)
        .for_each(|frame| pushed.lock().unwrap().push(frame));
    let mut pushed = pushed.into_inner().unwrap();
    println!("pushed: {pushed:?}");
    pushed.sort_by_key(|frame| night.iter().position(|known| known == frame));
    assert_eq!(pushed, night);
}
