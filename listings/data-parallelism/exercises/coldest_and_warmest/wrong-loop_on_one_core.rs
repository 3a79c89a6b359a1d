fn span(temperatures: &[i32]) -> (i32, i32) {
    let lowest = temperatures.iter().copied().min();
    let highest = temperatures.iter().copied().max();
    lowest.zip(highest).expect("at least one temperature")
}

fn main() {
    println!("{:?}", span(&[-9, -12, -4, -3, -7, -8]));
}
