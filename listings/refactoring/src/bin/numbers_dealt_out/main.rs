mod parallel;

fn main() {
    let told = |done| println!("{done} done");
    let squares = parallel::in_parallel(&[3, 5], 2, |n| n * n, told);
    println!("{squares:?}");
}
