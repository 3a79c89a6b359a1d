use rayon::prelude::*;

fn main() {
    let mut stars: [(&str, f32); 4] = [
        ("Vega", 0.03),
        ("Rigel", 0.13),
        ("Sirius", -1.46),
        ("Deneb", 1.25),
    ];
    stars.par_sort_by(|a, b| a.1.total_cmp(&b.1));
    println!("{stars:?}");
}
