use std::collections::HashSet;
use std::sync::Mutex;
use std::thread;

struct Tokens {
    used: Mutex<HashSet<u32>>,
}

impl Tokens {
    fn new() -> Tokens {
        Tokens {
            used: Mutex::new(HashSet::new()),
        }
    }

    fn redeem(&self, token: u32) -> bool {
        let mut used = self.used.lock().unwrap();
        if used.contains(&token) {
            return false;
        }
        used.clear();
        used.insert(token)
    }
}

fn main() {
    let tokens = Tokens::new();
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| tokens.redeem(7193));
        let other = tokens.redeem(7193);
        (one.join().unwrap(), other)
    });
    println!("the password was reset: {one} and {other}");
}
