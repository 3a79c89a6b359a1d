use std::sync::Mutex;
use std::thread;

struct Cistern {
    litres: u32,
    fillings: u32,
}

fn main() {
    let cistern = Mutex::new(Cistern {
        litres: 0,
        fillings: 0,
    });
    let fill = |litres| {
        let mut inside = cistern.lock().unwrap();
        inside.litres += litres;
        inside.fillings += 1;
    };
    thread::scope(|scope| {
        scope.spawn(|| fill(30));
        scope.spawn(|| fill(40));
    });
    let Cistern { litres, fillings } = cistern.into_inner().unwrap();
    println!("{litres} litres in {fillings} fillings");
}
