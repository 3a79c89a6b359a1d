use std::thread;

fn brighten(pixels: &mut [u8]) {
    for pixel in pixels {
        *pixel = pixel.saturating_add(50);
    }
}

fn main() {
    let mut row = [10, 60, 110, 160, 210, 250];
    let (left, right) = row.split_at_mut(3);
    thread::scope(|scope| {
        scope.spawn(|| brighten(left));
        scope.spawn(|| brighten(right));
    });
    println!("{row:?}");
}
