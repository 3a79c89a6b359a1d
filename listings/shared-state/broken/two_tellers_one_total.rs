use std::thread;

fn main() {
    let mut sold = 0;
    thread::scope(|scope| {
        scope.spawn(|| sold += 3);
        scope.spawn(|| sold += 4);
    });
    println!("tickets sold: {sold}");
}
