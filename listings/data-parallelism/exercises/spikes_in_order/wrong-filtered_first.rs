use rayon::prelude::*;

fn spikes(samples: &[i16], is_spike: impl Fn(i16) -> bool + Sync) -> Vec<usize> {
    samples
        .par_iter()
        .filter(|sample| is_spike(**sample))
        .enumerate()
        .map(|(place, _)| place)
        .collect()
}

fn main() {
    let samples = [3, -2, 900, 5, -1200, 0, 4, 1500];
    let places = spikes(&samples, |sample| sample.abs() > 800);
    println!("{places:?}");
}
