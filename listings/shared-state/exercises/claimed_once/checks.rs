use std::thread;

pub fn two_claims() {
    let names = Names::default();
    let claim = || names.claim("kim");
    let won = thread::scope(|chat| {
        let other = chat.spawn(claim);
        usize::from(claim()) + usize::from(other.join().unwrap())
    });
    println!("{won} of 2");
}

#[test]
fn names_apart() {
    let names = Names::default();
    assert!(names.claim("kim"));
    assert!(names.claim("lou"));
    assert!(!names.claim("kim"));
    assert!(names.is_taken("lou") && !names.is_taken("max"));
    assert_eq!(names.taken.lock().unwrap().len(), 2);
}
