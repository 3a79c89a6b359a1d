use std::thread;

pub fn both() {
    let (inbox, bills) = (Folder::new(3), Folder::new(2));
    thread::scope(|scope| {
        scope.spawn(|| hand_down(&inbox, &bills));
        empty(&bills, &inbox);
    });
    let (inbox, bills) = (inbox.into_inner(), bills.into_inner());
    println!("{} and {}", inbox.unwrap(), bills.unwrap());
}

pub fn parent_is_held() {
    let (inbox, bills) = (Folder::new(3), Folder::new(0));
    let _held = inbox.lock().unwrap();
    empty(&bills, &inbox);
}

pub fn watched() {
    let (inbox, bills) = (Folder::new(3), Folder::new(2));
    thread::scope(|scope| {
        scope.spawn(|| empty(&bills, &inbox));
        let (inbox, bills) = (inbox.lock().unwrap(), bills.lock().unwrap());
        assert_eq!(*inbox + *bills, 5);
    });
}
