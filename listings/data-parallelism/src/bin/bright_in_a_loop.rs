/// A photograph of the night sky: how bright each pixel is.
fn plate() -> Vec<u16> {
    let pixel = |n: u32| (n.wrapping_mul(2_654_435_761) >> 16) as u16;
    (0..4_000_000).map(pixel).collect()
}

fn count_bright(plate: &[u16]) -> u32 {
    let mut bright = 0;
    for &pixel in plate {
        if pixel > 60_000 {
            bright += 1;
        }
    }
    bright
}

fn main() {
    let plate = plate();
    println!("{} of {} pixels", count_bright(&plate), plate.len());
}
