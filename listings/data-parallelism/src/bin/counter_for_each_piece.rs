use std::thread;

fn main() {
    let plate = [[61_000, 52_000], [900, 58_000]];

    let bright: u32 = thread::scope(|scope| {
        let counters = plate.each_ref().map(|piece| {
            scope.spawn(|| {
                let mut bright = 0;
                for _ in piece.iter().filter(|&&pixel| pixel > 50_000) {
                    bright += 1;
                }
                bright
            })
        });
        counters.into_iter().map(|c| c.join().unwrap()).sum()
    });
    println!("{bright} of 3 bright pixels");
}
