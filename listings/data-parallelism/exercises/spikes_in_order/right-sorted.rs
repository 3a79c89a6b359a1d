use rayon::prelude::*;
use std::sync::Mutex;

fn spikes(samples: &[i16], is_spike: impl Fn(i16) -> bool + Sync) -> Vec<usize> {
    let places = Mutex::new(Vec::new());
    samples.par_iter().enumerate().for_each(|(place, &sample)| {
        if is_spike(sample) {
            places.lock().unwrap().push(place);
        }
    });
    let mut places = places.into_inner().unwrap();
    places.par_sort();
    places
}

fn main() {
    let samples = [3, -2, 900, 5, -1200, 0, 4, 1500];
    let places = spikes(&samples, |sample| sample.abs() > 800);
    println!("{places:?}");
}
