use rayon::prelude::*;

fn spikes(samples: &[i16], is_spike: impl Fn(i16) -> bool + Sync) -> Vec<usize> {
    let answers: Vec<bool> = samples.iter().map(|&sample| is_spike(sample)).collect();
    (0..answers.len())
        .into_par_iter()
        .filter(|&place| answers[place])
        .collect()
}

fn main() {
    let samples = [3, -2, 900, 5, -1200, 0, 4, 1500];
    let places = spikes(&samples, |sample| sample.abs() > 800);
    println!("{places:?}");
}
