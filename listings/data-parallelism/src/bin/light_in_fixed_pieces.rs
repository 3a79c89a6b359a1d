use rayon::prelude::*;
use std::collections::BTreeSet;

fn main() {
    let plate: Vec<f32> = (1..200_000).map(|n| 1e6 / n as f32).collect();
    let (mut free, mut fixed) = (BTreeSet::new(), BTreeSet::new());

    for night in 0..200 {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1 + night % 4)
            .build();
        pool.expect("the system gives four threads").install(|| {
            let light: f32 = plate.par_iter().sum();
            free.insert(light.to_bits());

            let pieces = plate.par_chunks(1_000).map(|piece| piece.iter().sum());
            let lights: Vec<f32> = pieces.collect();
            fixed.insert(lights.into_iter().sum::<f32>().to_bits());
        });
    }
    println!("sum of par_iter: {} different results", free.len());
    println!("fixed pieces: {} result", fixed.len());
    assert_eq!(fixed.len(), 1);
}
