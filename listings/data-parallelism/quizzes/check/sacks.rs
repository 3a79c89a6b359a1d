use rayon::prelude::*;

fn main() {
    let sacks = [3, 4, 5, 6];
    let total: u32 = sacks
        .par_chunks(2)
        .map(|pair| pair.iter().fold(10, |sum, sack| sum + sack))
        .sum();
    println!("{total}");
}
