use std::thread;

fn main() {
    let mut visitors = [0_u8, 0];
    let (north, south) = visitors.split_at_mut(1);
    thread::scope(|scope| {
        scope.spawn(|| north[0] += 1);
        scope.spawn(|| south[0] += 1);
    });
    println!("{visitors:?}");
}
