use std::{num::NonZero, thread};

fn plate() -> Vec<u16> {
    let pixel = |n: u32| (n.wrapping_mul(2_654_435_761) >> 16) as u16;
    (0..4_000_000).map(pixel).collect()
}

fn count_bright(plate: &[u16]) -> u32 {
    plate.iter().map(|&pixel| u32::from(pixel > 60_000)).sum()
}

fn main() {
    let plate = plate();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let length = plate.len().div_ceil(threads);
    let bright: u32 = thread::scope(|scope| {
        let counters: Vec<_> = plate
            .chunks(length)
            .map(|piece| scope.spawn(move || count_bright(piece)))
            .collect();
        counters.into_iter().map(|c| c.join().unwrap()).sum()
    });
    println!("{bright} of {} pixels", plate.len());
}
