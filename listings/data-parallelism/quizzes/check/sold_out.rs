use rayon::prelude::*;

fn main() {
    let stock = [4, 0, 7, 0];
    let mut sold_out = Vec::new();
    stock.par_iter().enumerate().for_each(|(shelf, left)| {
        if *left == 0 {
            sold_out.push(shelf);
        }
    });
    println!("{sold_out:?}");
}
