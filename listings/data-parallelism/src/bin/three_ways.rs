use rayon::prelude::*;
use std::{num::NonZero, thread, time::Instant};

fn is_faint(pixel: &u16) -> bool {
    f64::from(*pixel).log10() < 4.4
}

fn by_loop(plate: &[u16]) -> usize {
    plate.iter().filter(|p| is_faint(p)).count()
}

fn by_hand(plate: &[u16]) -> usize {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let pieces = plate.chunks(plate.len().div_ceil(threads));
        let counters: Vec<_> = pieces.map(|p| scope.spawn(|| by_loop(p))).collect();
        counters.into_iter().map(|c| c.join().unwrap()).sum()
    })
}

fn by_rayon(plate: &[u16]) -> usize {
    plate.par_iter().filter(|p| is_faint(p)).count()
}

fn main() {
    let plate: Vec<u16> = (0..1_000_000u32).map(|n| (n % 65_521) as u16).collect();
    let ways: [fn(&[u16]) -> usize; 3] = [by_loop, by_hand, by_rayon];
    let mut fastest = [f64::INFINITY; 3];
    for _ in 0..100 {
        for (way, best) in ways.iter().zip(&mut fastest) {
            let start = Instant::now();
            assert_eq!(way(&plate), 393_970);
            *best = best.min(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    let [alone, hand, rayon] = fastest;
    println!("loop: {alone:.1} ms\nby hand: {hand:.1} ms\nrayon: {rayon:.1} ms");
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    assert!(cores == 1 || rayon < alone);
}
