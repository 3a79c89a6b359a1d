use std::num::NonZero;
use std::thread;

fn brighten(pixels: &mut [u8]) {
    for pixel in pixels {
        *pixel = pixel.saturating_add(50);
    }
}

fn main() {
    let mut image = vec![100; 10_000];
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = image.len().div_ceil(cores);

    thread::scope(|scope| {
        for pixels in image.chunks_mut(share) {
            scope.spawn(move || brighten(pixels));
        }
    });

    assert!(image.iter().all(|&pixel| pixel == 150));
    let threads = image.chunks(share).len();
    println!("{threads} threads, {share} pixels each at most");
}
