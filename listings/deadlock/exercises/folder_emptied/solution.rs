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

fn empty(child_folder: &Folder, parent_folder: &Folder) {
    let mut child = child_folder.lock().unwrap();
    if *child == 0 {
        return;
    }
    let mut parent = match parent_folder.try_lock().ok() {
        Some(parent) => parent,
        None => {
            drop(child); // wait with empty hands
            let parent = parent_folder.lock().unwrap();
            child = child_folder.lock().unwrap();
            parent
        }
    };
    *parent += *child;
    *child = 0;
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
