//@ A type whose Debug and PartialEq say that all of its values are the same.
//@ outcome: ok: Token 12
//@ outcome: ok: Token 21
//@ why: each appends its digit, in either order.
use std::fmt;
use std::sync::Mutex;
use std::thread;

struct Token(u32);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

impl PartialEq for Token {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn main() {
    let token = Mutex::new(Token(0));
    thread::scope(|scope| {
        for digit in [1, 2] {
            let token = &token;
            scope.spawn(move || {
                let mut token = token.lock().unwrap();
                token.0 = token.0 * 10 + digit;
            });
        }
    });
    let token = token.lock().unwrap();
    println!("{token:?} {}", token.0);
}
