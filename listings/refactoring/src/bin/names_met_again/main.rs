mod names;

use std::thread;

fn main() {
    let names = names::Names::listed();
    let hoopoe = || names.place("Hoopoe");
    let [left, right] = thread::scope(|scope| {
        [scope.spawn(hoopoe), scope.spawn(hoopoe)].map(|reader| reader.join().unwrap())
    });
    println!(
        "hoopoe: {left} and {right}, crane: {}",
        names.place("Crane")
    );
}
