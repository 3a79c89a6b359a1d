use std::thread;

pub fn two_letters_one_place() {
    let queue = Queue::default();
    let (first, second) = thread::scope(|house| {
        house.spawn(|| {
            assert_eq!(queue.push(1), Ok(()));
            assert_eq!(queue.push(2), Ok(()));
        });
        (queue.pop().unwrap(), queue.pop().unwrap())
    });
    println!("{first} {second}");
}

pub fn two_push_two_pop() {
    let queue = Queue::default();
    thread::scope(|house| {
        house.spawn(|| queue.push(1));
        house.spawn(|| queue.push(2));
        house.spawn(|| queue.pop());
        assert!(queue.pop().is_some());
    });
}

pub fn one_place_becomes_free() {
    let queue = Queue::default();
    assert_eq!(queue.push(1), Ok(()));
    let accepted = thread::scope(|house| {
        let second = house.spawn(|| queue.push(2));
        let third = house.spawn(|| queue.push(3));
        assert_eq!(queue.pop(), Some(1));
        queue.close();
        [second, third].map(|pusher| pusher.join().unwrap().is_ok())
    });
    assert_ne!(
        accepted,
        [true, true],
        "one place became free, and two letters are in"
    );
}

pub fn closed_while_waiting() {
    let queue = Queue::default();
    assert_eq!(queue.push(1), Ok(()));
    let back = thread::scope(|house| {
        let pusher = house.spawn(|| queue.push(2));
        queue.close();
        pusher.join().unwrap()
    });
    let back = back.expect_err("the letter comes back");
    println!("back: {back}, left: {:?} {:?}", queue.pop(), queue.pop());
}

pub fn closed_before() {
    let queue = Queue::default();
    queue.close();
    assert_eq!(queue.push(1), Err(1), "there is room, and it is closed");
    assert_eq!(queue.pop(), None, "nothing was put in");
}

/// To the explorer, looking again and again is a wait as well. The system knows who keeps a core busy.
#[test]
fn who_waits_is_asleep() {
    unsafe extern "C" {
        /// Microseconds of computing, of all threads; on Windows, of time.
        safe fn clock() -> std::ffi::c_long;
    }
    static FULL: std::sync::LazyLock<Queue> = std::sync::LazyLock::new(Queue::default);
    static EMPTY: std::sync::LazyLock<Queue> = std::sync::LazyLock::new(Queue::default);
    (0..ROOM).for_each(|_| assert_eq!(FULL.push(1), Ok(())));
    thread::spawn(|| FULL.push(2));
    thread::spawn(|| EMPTY.pop());
    let before = clock();
    thread::sleep(std::time::Duration::from_millis(300));
    let busy = (clock() - before) / 1000;
    assert!(
        cfg!(windows) || busy < 30,
        "it was busy for {busy} ms of 300"
    );
}
