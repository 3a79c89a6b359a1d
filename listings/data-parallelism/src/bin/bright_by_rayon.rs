use rayon::prelude::*;

fn plate() -> Vec<u16> {
    let pixel = |n: u32| (n.wrapping_mul(2_654_435_761) >> 16) as u16;
    (0..4_000_000).map(pixel).collect()
}

fn count_bright(plate: &[u16]) -> u32 {
    plate
        .par_iter()
        .map(|&pixel| u32::from(pixel > 60_000))
        .sum()
}

fn main() {
    let plate = plate();
    println!("{} of {} pixels", count_bright(&plate), plate.len());
}
