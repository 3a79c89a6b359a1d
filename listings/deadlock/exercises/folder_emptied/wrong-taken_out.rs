use std::sync::Mutex;
use std::thread;

// How many mails are in it. Lock order: parent before child.
type Folder = Mutex<u32>;

fn hand_down(parent: &Folder, child: &Folder) {
    let mut parent = parent.lock().unwrap();
    let mut child = child.lock().unwrap();
    *parent -= 1;
    *child += 1;
}

fn empty(child: &Folder, parent: &Folder) {
    let mails = std::mem::take(&mut *child.lock().unwrap());
    if mails > 0 {
        *parent.lock().unwrap() += mails;
    }
}

fn main() {
    let inbox = Folder::new(3);
    let bills = Folder::new(2);

    thread::scope(|scope| {
        scope.spawn(|| hand_down(&inbox, &bills));
        scope.spawn(|| empty(&bills, &inbox));
    });
    println!("inbox {}", inbox.lock().unwrap());
    println!("bills {}", bills.lock().unwrap());
}
