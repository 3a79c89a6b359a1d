use std::thread;

fn change_all(samples: &mut [i32], change: impl Fn(&mut i32) + Sync) {
    let (left, right) = samples.split_at_mut(samples.len() / 2);
    thread::scope(|scope| {
        scope.spawn(|| left.iter_mut().for_each(&change));
        scope.spawn(|| right.iter_mut().for_each(&change));
    });
}

fn main() {
    let mut track = [3, -4, 5, 0, -2];
    change_all(&mut track, |sample| *sample *= 2);
    println!("{track:?}");
}
