use std::thread;

fn both(one: u32, other: u32) {
    let tokens = Tokens::new();
    let first = one;
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| tokens.redeem(one));
        let other = tokens.redeem(other);
        (one.join().unwrap(), other)
    });
    println!("{one} and {other}");
    assert!(!tokens.redeem(first), "a token was redeemed again");
}

pub fn twice() {
    both(7193, 7193);
}

pub fn two_tokens() {
    both(7193, 2048);
}
