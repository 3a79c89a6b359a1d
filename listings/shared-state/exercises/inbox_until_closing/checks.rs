use std::thread;

pub fn letters_first() {
    let inbox = Inbox::default();
    thread::scope(|office| {
        office.spawn(|| {
            inbox.put(1);
            inbox.put(2);
            inbox.close();
        });
        let [a, b, c, d] = [0; 4].map(|_| inbox.take());
        println!("{a:?} {b:?} {c:?} {d:?}");
    });
}

pub fn two_clerks() {
    let inbox = Inbox::default();
    thread::scope(|office| {
        for _ in 0..2 {
            office.spawn(|| assert_eq!(inbox.take(), None));
        }
        inbox.close();
    });
}
