/// So many runs until a fault that shows in `rate` of them has shown with
/// probability `sure`.
fn runs(rate: f64, sure: f64) -> u32 {
    let mut never_shown = 1.0;
    let mut runs = 0;
    while never_shown > 1.0 - sure {
        never_shown *= 1.0 - rate;
        runs += 1;
    }
    runs
}

fn main() {
    println!("it shows once in | runs to be 95 % sure | 99.9 % sure");
    for once_in in [10, 1_000, 1_000_000] {
        let rate = 1.0 / f64::from(once_in);
        let (sure, surer) = (runs(rate, 0.95), runs(rate, 0.999));
        println!("{once_in} | {sure} | {surer}");
    }
}
