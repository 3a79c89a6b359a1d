use std::thread;

/// Applies `effect` to every sample, with no more than `threads` threads.
fn apply(samples: &mut [i32], threads: usize, effect: impl Fn(&mut i32) + Sync) {
    if samples.is_empty() {
        return;
    }
    let piece = (samples.len() + threads - 1) / threads;
    thread::scope(|studio| {
        let workers: Vec<_> = samples
            .chunks_mut(piece)
            .map(|samples| {
                let effect = &effect;
                studio.spawn(move || {
                    for sample in samples {
                        effect(sample);
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .for_each(|worker| worker.join().unwrap());
    });
}

fn main() {
    let mut samples: Vec<i32> = (0..10).collect();
    let threads = thread::available_parallelism().map_or(4, |threads| threads.get());
    apply(&mut samples, threads, |sample| *sample *= 2);
    println!("{samples:?}");
}
