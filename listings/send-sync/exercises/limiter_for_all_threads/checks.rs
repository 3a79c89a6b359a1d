use std::thread;
use std::time::Duration;

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

pub fn two_at_once() {
    let limiter = Limiter::new(ms(100));
    let at_once = || usize::from(limiter.allow(ms(1_000)));
    let through = thread::scope(|scope| {
        let other = scope.spawn(at_once);
        at_once() + other.join().unwrap()
    });
    println!("{through} of 2");
}

pub fn refused_and_late() {
    let limiter = Limiter::new(ms(100));
    assert!(limiter.allow(ms(200)));
    let late = thread::scope(|scope| {
        scope.spawn(|| limiter.allow(ms(250)));
        limiter.allow(ms(400))
    });
    println!("{late}");
}

#[test]
fn gap_after_each() {
    let limiter = Limiter::new(ms(100));
    assert!(limiter.allow(ms(50)), "the first");
    assert!(limiter.allow(ms(150)), "after 100 of 100 ms");
    assert!(!limiter.allow(ms(249)), "after 99 of 100 ms");
    assert!(limiter.allow(ms(900)), "long after");
}

#[test]
fn refused_do_not_count() {
    let limiter = Limiter::new(ms(100));
    let through = (0..=10)
        .filter(|request| limiter.allow(ms(request * 60)))
        .count();
    assert_eq!(
        through, 6,
        "requests at 0, 60, 120 … 600 ms, 100 ms apart at least"
    );
}

#[test]
fn older_time() {
    let limiter = Limiter::new(ms(100));
    assert!(limiter.allow(ms(500)));
    assert!(!limiter.allow(ms(499)));
    assert!(!limiter.allow(ms(0)));
    assert!(limiter.allow(ms(700)));
}
