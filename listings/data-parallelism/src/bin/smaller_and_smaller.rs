use std::{hint::black_box, time::Instant};

fn light(plate: &[u16], piece: usize) -> u64 {
    if plate.len() <= piece {
        return plate.iter().map(|&pixel| u64::from(pixel)).sum();
    }
    let (left, right) = plate.split_at(plate.len() / 2);
    let (a, b) = rayon::join(|| light(left, piece), || light(right, piece));
    a + b
}

fn main() {
    let plate: Vec<u16> = (0..1 << 20).map(|n: u32| n as u16).collect();
    let mut times = Vec::new();
    for piece in [1, 16, 256, 4_096, 65_536, 1 << 20] {
        let mut fastest = f64::INFINITY;
        for _ in 0..20 {
            let start = Instant::now();
            black_box(light(black_box(&plate), piece));
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
        }
        println!("pieces of {piece}: {fastest:.2} ms");
        times.push(fastest);
    }
    let best = times.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(times[0] > 4.0 * best, "run it with --release");
}
