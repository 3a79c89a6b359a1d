use rayon::prelude::*;
use std::rc::Rc;

struct Camera {
    dark: u16,
}

fn main() {
    let camera = Rc::new(Camera { dark: 300 });
    let mut plate = vec![1_200, 310, 54_000, 290];

    let camera: &Camera = &camera;
    plate
        .par_iter_mut()
        .for_each(|pixel: &mut u16| *pixel = pixel.saturating_sub(camera.dark));
    println!("{plate:?}");
}
