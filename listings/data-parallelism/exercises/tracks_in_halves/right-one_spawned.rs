use std::thread;

fn change_all(samples: &mut [i32], change: impl Fn(&mut i32) + Sync) {
    let mut even = Vec::new();
    let mut odd = Vec::new();
    for (place, sample) in samples.iter_mut().enumerate() {
        if place % 2 == 0 {
            even.push(sample);
        } else {
            odd.push(sample);
        }
    }
    thread::scope(|scope| {
        scope.spawn(|| odd.into_iter().for_each(&change));
        even.into_iter().for_each(&change);
    });
}

fn main() {
    let mut track = [3, -4, 5, 0, -2];
    change_all(&mut track, |sample| *sample *= 2);
    println!("{track:?}");
}
