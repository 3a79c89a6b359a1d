use std::thread;

fn change_all(samples: &mut [i32], change: impl Fn(&mut i32) + Sync) {
    thread::scope(|scope| {
        for sample in samples.iter_mut() {
            scope.spawn(|| change(sample));
        }
    });
}

fn main() {
    let mut track = [3, -4, 5, 0, -2];
    change_all(&mut track, |sample| *sample *= 2);
    println!("{track:?}");
}
