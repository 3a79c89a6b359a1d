use std::collections::HashSet;
use std::sync::Mutex;

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
        let used = self.used.lock().unwrap();
        let is_new = !used.contains(&token);
        drop(used); // a second `lock` in this thread would hang
        if is_new {
            let mut used = self.used.lock().unwrap();
            used.insert(token);
        }
        is_new
    }
}

fn main() {
    println!("the password was reset: {}", Tokens::new().redeem(7193));
}
