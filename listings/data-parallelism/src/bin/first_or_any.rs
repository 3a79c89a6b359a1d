use rayon::prelude::*;

fn main() {
    let mut plate = vec![0_u16; 200_000];
    plate[30_000] = 61_000;
    plate[130_000] = 64_000;
    let is_bright = |pixel: &&u16| **pixel > 60_000;

    let mut left_one = 0;
    for _ in 0..100 {
        assert_eq!(plate.par_iter().find_first(is_bright), Some(&61_000));
        let any = plate.par_iter().find_any(is_bright);
        assert!(any == Some(&61_000) || any == Some(&64_000));
        left_one += usize::from(any == Some(&61_000));
    }
    println!("find_first: the left one, 100 times of 100");
    println!("find_any: the left one, {left_one} times of 100");
}
