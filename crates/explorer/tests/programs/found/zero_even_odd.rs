//@ Three threads print 0 1 0 2, handing the turn on by channels.
//@ outcome: ok: 0102
//@ why: each prints only when it has received
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (zero, zeros) = channel();
    let (odd, odds) = channel();
    let (even, evens) = channel();
    let back = zero.clone();
    let odd_thread = thread::spawn(move || {
        for number in odds {
            print!("{number}");
            if back.send(number + 1).is_err() {
                break;
            }
        }
    });
    let even_thread = thread::spawn(move || {
        for number in evens {
            print!("{number}");
        }
    });
    zero.send(1_u32).unwrap();
    drop(zero);
    for next in zeros.iter().take(2) {
        print!("0");
        let to = if next % 2 == 1 { &odd } else { &even };
        to.send(next).unwrap();
    }
    drop((odd, even));
    odd_thread.join().unwrap();
    even_thread.join().unwrap();
    println!();
}
