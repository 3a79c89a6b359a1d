//@ Two of hydrogen and one of oxygen meet at a barrier, and each prints its letter.
//@ outcome: ok: HHO
//@ outcome: ok: HOH
//@ outcome: ok: OHH
//@ why: all three pass before any prints, in any order
use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let bond = Barrier::new(3);
    let molecule = Mutex::new(String::new());
    thread::scope(|scope| {
        for atom in ['H', 'H', 'O'] {
            let (bond, molecule) = (&bond, &molecule);
            scope.spawn(move || {
                bond.wait();
                molecule.lock().unwrap().push(atom);
            });
        }
    });
    println!("{}", molecule.into_inner().unwrap());
}
