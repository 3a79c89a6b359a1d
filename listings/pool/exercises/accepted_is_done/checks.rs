pub fn a_call_at_the_end() {
    let desk = std::thread::spawn(|| std::iter::from_fn(next).count());
    let caller = std::thread::spawn(|| call(112));
    end_shift();
    let accepted = caller.join().unwrap();
    println!("accepted: {accepted}, answered: {}", desk.join().unwrap());
}

pub fn a_call_during_the_shift() {
    let desk = std::thread::spawn(next);
    assert!(call(112), "a call during the shift");
    assert_eq!(desk.join().unwrap(), Some(112));
}

#[test]
fn open_then_closed() {
    assert!(call(1) && call(2), "calls during the shift");
    // Only what is there is asked for, so that nothing can hang.
    assert_eq!(next(), Some(1));
    end_shift();
    assert!(!call(3), "a call after the shift");
    assert_eq!([next(), next()], [Some(2), None]);
}
