use rayon::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{sync::Mutex, time::Instant};

fn time(label: &str, plate: &[u16], count: impl Fn(&[u16]) -> u32) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..50 {
        let start = Instant::now();
        assert_eq!(count(plate), 500_000);
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
    }
    println!("{label}: {fastest:.2} ms");
    fastest
}

fn main() {
    let plate: Vec<u16> = (0..1_000_000).map(|n| n as u16 % 2 * 60_000).collect();
    let is_bright = |pixel: &&u16| **pixel > 50_000;

    let alone = time("one thread, a loop", &plate, |plate| {
        plate.iter().filter(is_bright).count() as u32
    });
    let locked = time("rayon, a lock a pixel", &plate, |plate| {
        let bright = Mutex::new(0);
        let each = plate.par_iter().filter(is_bright);
        each.for_each(|_| *bright.lock().unwrap() += 1);
        bright.into_inner().unwrap()
    });
    let added = time("rayon, an atomic a pixel", &plate, |plate| {
        let bright = AtomicU32::new(0);
        let each = plate.par_iter().filter(is_bright);
        each.for_each(|_| _ = bright.fetch_add(1, Relaxed));
        bright.into_inner()
    });
    let summed = time("rayon, sum", &plate, |plate| {
        plate.par_iter().map(|p| u32::from(*p > 50_000)).sum()
    });
    assert!(locked.min(added) > alone.max(2.0 * summed));
}
