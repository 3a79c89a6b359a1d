fn spikes(samples: &[i16], is_spike: impl Fn(i16) -> bool + Sync) -> Vec<usize> {
    rayon::scope(|_| {
        let mut places = Vec::new();
        for (place, &sample) in samples.iter().enumerate() {
            if is_spike(sample) {
                places.push(place);
            }
        }
        places
    })
}

fn main() {
    let samples = [3, -2, 900, 5, -1200, 0, 4, 1500];
    let places = spikes(&samples, |sample| sample.abs() > 800);
    println!("{places:?}");
}
