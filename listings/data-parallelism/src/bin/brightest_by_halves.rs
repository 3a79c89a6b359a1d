fn brightest(plate: &[u16]) -> u16 {
    if plate.len() <= 5_000 {
        return plate.iter().copied().max().unwrap_or(0);
    }
    let (left, right) = plate.split_at(plate.len() / 2);
    let (a, b) = rayon::join(|| brightest(left), || brightest(right));
    a.max(b)
}

fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();
    println!("the brightest pixel has {}", brightest(&plate));
}
