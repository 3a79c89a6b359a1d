use std::thread;

/// Applies `effect` to every sample, with no more than `threads` threads.
fn apply(samples: &mut [i32], threads: usize, effect: impl Fn(&mut i32) + Sync) {
    let piece = samples.len().div_ceil(threads).max(1);
    let effect = &effect;
    thread::scope(|studio| {
        for samples in samples.chunks_mut(piece) {
            let done = studio.spawn(move || samples.iter_mut().for_each(effect));
            done.join().unwrap();
        }
    });
}

fn main() {
    let mut samples: Vec<i32> = (0..10).collect();
    let threads = thread::available_parallelism().map_or(4, |threads| threads.get());
    apply(&mut samples, threads, |sample| *sample *= 2);
    println!("{samples:?}");
}
