use std::thread;

fn both(one: u32, other: u32) {
    let tokens = Tokens::new();
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| tokens.redeem(one));
        let other = tokens.redeem(other);
        (one.join().unwrap(), other)
    });
    println!("{one} and {other}");
}

pub fn twice() {
    both(7193, 7193);
}

pub fn two_tokens() {
    both(7193, 2048);
}
