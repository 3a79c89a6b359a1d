//@ Two savages eat from a pot of one portion, and wake the cook when it is empty.
//@ outcome: ok: cooked 2
//@ why: each eats once, the pot begins empty, and the cook fills it only when asked
use std::sync::{Condvar, Mutex};
use std::thread;

struct Pot {
    portions: u32,
    asked: bool,
    cooked: u32,
}

static POT: Mutex<Pot> = Mutex::new(Pot { portions: 0, asked: false, cooked: 0 });
static EMPTY: Condvar = Condvar::new();
static FULL: Condvar = Condvar::new();

fn eat() {
    let mut pot = POT.lock().unwrap();
    while pot.portions == 0 {
        if !pot.asked {
            pot.asked = true;
            EMPTY.notify_one();
        }
        pot = FULL.wait(pot).unwrap();
    }
    pot.portions -= 1;
}

fn main() {
    let savages = [thread::spawn(eat), thread::spawn(eat)];
    for _ in 0..2 {
        let mut pot = EMPTY.wait_while(POT.lock().unwrap(), |pot| !pot.asked).unwrap();
        pot.asked = false;
        pot.portions += 1;
        pot.cooked += 1;
        FULL.notify_all();
    }
    for savage in savages {
        savage.join().unwrap();
    }
    println!("cooked {}", POT.lock().unwrap().cooked);
}
