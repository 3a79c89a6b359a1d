use rayon::prelude::*;
use std::{hint::black_box, time::Instant};

const PIXELS: usize = 1 << 25;
const PIECE: usize = 1 << 16;

fn time(label: &str, light: impl Fn() -> u64) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..10 {
        let start = Instant::now();
        black_box(light());
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1e9);
    }
    println!("{label}: {:.1} additions/ns", PIXELS as f64 / fastest);
    PIXELS as f64 / fastest
}

fn add<T: Copy + Into<u64>>(piece: &[T]) -> u64 {
    black_box(piece).iter().map(|&pixel| pixel.into()).sum()
}

fn main() {
    let wide: Vec<u64> = (0..PIXELS as u64).collect();
    let narrow: Vec<u16> = (0..PIXELS).map(|n| n as u16).collect();
    let (patch, often) = (&wide[..PIECE / 32], PIXELS / PIECE * 32);

    let cache = time("u64, cache, 1 thread", || {
        (0..often).map(|_| add(patch)).sum()
    });
    let memory = time("u64, memory, 1 thread", || {
        wide.chunks(PIECE).map(add).sum()
    });
    let both = time("u64, memory, rayon", || {
        wide.par_chunks(PIECE).map(add).sum()
    });
    let narrow = time("u16, memory, rayon", || {
        narrow.par_chunks(PIECE).map(add).sum()
    });
    assert!(cache > 1.2 * memory && narrow > both);
}
