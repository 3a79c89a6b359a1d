use std::thread;

/// Applies `effect` to every sample, with no more than `threads` threads.
fn apply(samples: &mut [i32], threads: usize, effect: impl Fn(&mut i32) + Sync) {
    let mut hands: Vec<Vec<&mut i32>> = (0..threads).map(|_| Vec::new()).collect();
    for (index, sample) in samples.iter_mut().enumerate() {
        hands[index % threads].push(sample);
    }
    thread::scope(|studio| {
        for hand in hands {
            studio.spawn(|| {
                for sample in hand {
                    effect(sample);
                }
            });
        }
    });
}

fn main() {
    let mut samples: Vec<i32> = (0..10).collect();
    let threads = thread::available_parallelism().map_or(4, |threads| threads.get());
    apply(&mut samples, threads, |sample| *sample *= 2);
    println!("{samples:?}");
}
