mod names;

use std::thread;

fn main() {
    let names = names::Names::listed();
    let hoopoe = || names.place("Hoopoe");
    let [left, right] = thread::scope(|scope| {
        let readers = [scope.spawn(hoopoe), scope.spawn(hoopoe)];
        readers.map(|reader| reader.join().unwrap())
    });
    let (crane, all) = (names.place("Crane"), names.all());
    println!("hoopoes at {left} and {right}, cranes at {crane}");
    println!("in the report: from {} and {}", all["hoopoe"], all["crane"]);
}
