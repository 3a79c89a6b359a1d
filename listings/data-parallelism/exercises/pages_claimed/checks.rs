use std::sync::atomic::AtomicUsize;
use std::thread;

pub fn two_workers() {
    let next = AtomicUsize::new(0);
    let mut rendered = thread::scope(|scope| {
        let one = scope.spawn(|| render(&next, &[1, 2]));
        let mut other = render(&next, &[1, 2]);
        other.extend(one.join().unwrap());
        other
    });
    rendered.sort();
    println!("{rendered:?}");
}

pub fn who_renders() {
    let next = AtomicUsize::new(0);
    let mine = thread::scope(|scope| {
        scope.spawn(|| render(&next, &[1, 2]));
        render(&next, &[1, 2])
    });
    println!("{mine:?}");
}

#[test]
fn a_worker_alone() {
    let pages: Vec<u32> = (100..110).collect();
    assert_eq!(render(&AtomicUsize::new(0), &pages), pages);
    assert_eq!(render(&AtomicUsize::new(0), &[]), []);
}
