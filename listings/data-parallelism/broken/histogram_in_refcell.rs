use rayon::prelude::*;
use std::cell::RefCell;

fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();

    let histogram = RefCell::new([0; 4]);
    plate.par_iter().for_each(|&pixel| {
        histogram.borrow_mut()[usize::from(pixel >> 14)] += 1;
    });
    println!("{:?}", histogram.into_inner());
}
