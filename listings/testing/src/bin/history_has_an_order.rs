use Did::{GaveBack, Refused, Took};

#[derive(Clone, Copy, PartialEq)]
enum Did {
    Took,
    Refused,
    GaveBack,
}

#[derive(Clone, Copy)]
struct Call {
    began: u32,
    ended: u32,
    did: Did,
}

// ANCHOR: check
/// Whether calls one after the other could have returned the same, where
/// none comes before another that had ended when it began.
fn has_an_order(free: u32, calls: &[Call]) -> bool {
    let first_and_rest = |first: usize| {
        let mut rest = calls.to_vec();
        (rest.remove(first), rest)
    };
    let explains = |(first, rest): (Call, Vec<Call>)| {
        let in_time = rest.iter().all(|other| first.began < other.ended);
        let then = match first.did {
            Took => free.checked_sub(1),
            Refused => (free == 0).then_some(0),
            GaveBack => Some(free + 1),
        };
        in_time && then.is_some_and(|free| has_an_order(free, &rest))
    };
    calls.is_empty() || (0..calls.len()).map(first_and_rest).any(explains)
}

fn main() {
    let call = |began, ended, did| Call { began, ended, did };
    let at_once = [call(0, 2, Refused), call(1, 3, Took)];
    let in_turn = [call(0, 1, Refused), call(2, 3, Took)];
    let given_back = [call(0, 5, Took), call(1, 2, Took), call(3, 4, GaveBack)];
    println!("both at once, one refused: {}", has_an_order(1, &at_once));
    println!("refused, and then taken: {}", has_an_order(1, &in_turn));
    println!("given back in between: {}", has_an_order(1, &given_back));
    println!("both took: {}", has_an_order(1, &given_back[..2]));
}
// ANCHOR_END: check
