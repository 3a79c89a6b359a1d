use rayon::prelude::*;

fn spikes(samples: &[i16], is_spike: impl Fn(i16) -> bool + Sync) -> Vec<usize> {
    let in_piece = |piece: &[i16]| {
        let places = (0..piece.len()).filter(|&place| is_spike(piece[place]));
        places.collect::<Vec<_>>()
    };
    samples.par_chunks(100).flat_map(in_piece).collect()
}

fn main() {
    let samples = [3, -2, 900, 5, -1200, 0, 4, 1500];
    let places = spikes(&samples, |sample| sample.abs() > 800);
    println!("{places:?}");
}
