use std::thread;

fn change_all(samples: &mut [i32], change: impl Fn(&mut i32) + Sync) {
    let length = samples.len().div_ceil(2).max(1);
    let change = &change;
    thread::scope(|scope| {
        for part in samples.chunks_mut(length) {
            scope.spawn(move || {
                for sample in part {
                    change(sample);
                }
            });
        }
    });
}

fn main() {
    let mut track = [3, -4, 5, 0, -2];
    change_all(&mut track, |sample| *sample *= 2);
    println!("{track:?}");
}
