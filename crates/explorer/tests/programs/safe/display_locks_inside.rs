//@ A Display that locks when it has begun to write, inside println!, and one who prints under that lock.
//@ outcome: ok: balance 1 paid
//@ outcome: ok: paid balance 2
//@ outcome: deadlock:
//@ fault: deadlock
//@ why: println! locks stdout before it formats (std's print_to), so one has stdout and waits for the balance, whose holder
//@ why: waits for stdout. What was written of the line is then still in the buffer (LineWriter).
use std::fmt;
use std::sync::Mutex;
use std::thread;

struct Account {
    balance: Mutex<i32>,
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("balance ")?;
        self.balance.lock().unwrap().fmt(f)
    }
}

fn main() {
    let account = Account {
        balance: Mutex::new(1),
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut balance = account.balance.lock().unwrap();
            *balance += 1;
            println!("paid");
        });
        scope.spawn(|| println!("{account}"));
    });
}
