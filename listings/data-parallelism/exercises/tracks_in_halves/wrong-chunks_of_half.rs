use std::thread;

fn change_all(samples: &mut [i32], change: impl Fn(&mut i32) + Sync) {
    thread::scope(|scope| {
        for half in samples.chunks_mut(samples.len() / 2) {
            scope.spawn(|| half.iter_mut().for_each(&change));
        }
    });
}

fn main() {
    let mut track = [3, -4, 5, 0];
    change_all(&mut track, |sample| *sample *= 2);
    println!("{track:?}");
}
