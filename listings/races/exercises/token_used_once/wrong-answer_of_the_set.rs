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
        let is_used = self.used.lock().unwrap().insert(token);
        !is_used
    }
}

fn main() {
    let tokens = Tokens::new();
    thread::scope(|scope| {
        scope.spawn(|| tokens.redeem(7193));
    });
}
