use rayon::prelude::*;
use std::panic;

fn exposure(seconds: &u32) -> u32 {
    assert!(*seconds > 0, "a frame without light");
    1_000 / seconds
}

fn main() {
    let night = [20, 50, 0, 10];
    let all = || night.par_iter().map(exposure).sum::<u32>();
    println!("whole night: {}", panic::catch_unwind(all).is_ok());

    let rest: u32 = night[..2].par_iter().map(exposure).sum();
    println!("first two frames: {rest}");
}
