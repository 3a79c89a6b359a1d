use std::thread;

fn brighten(pixels: &mut [u8]) {
    for pixel in pixels {
        *pixel = pixel.saturating_add(50);
    }
}

fn main() {
    let mut row = [10, 60, 110, 160, 210, 250];
    thread::scope(|scope| {
        scope.spawn(|| brighten(&mut row[..3]));
        scope.spawn(|| brighten(&mut row[3..]));
    });
    println!("{row:?}");
}
