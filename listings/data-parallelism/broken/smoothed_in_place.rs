use rayon::prelude::*;

fn main() {
    let mut row: Vec<u16> = vec![10, 30, 50, 10, 90];

    row.par_iter_mut().enumerate().for_each(|(at, pixel)| {
        let left = row[at.saturating_sub(1)];
        *pixel = (left + *pixel) / 2;
    });
    println!("{row:?}");
}
