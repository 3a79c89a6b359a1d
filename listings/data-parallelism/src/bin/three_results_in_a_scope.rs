fn main() {
    let plate: Vec<u16> = (0..60_000).step_by(7).collect();
    let (mut brightest, mut bright, mut light) = (0, 0, 0);

    rayon::scope(|scope| {
        scope.spawn(|_| brightest = plate.iter().copied().max().unwrap_or(0));
        scope.spawn(|_| bright = plate.iter().filter(|&&p| p > 50_000).count());
        scope.spawn(|_| light = plate.iter().map(|&p| u64::from(p)).sum());
    });
    println!("brightest {brightest}, {bright} bright, light {light}");
}
