use std::sync::Mutex;
use std::thread;

fn main() {
    let (knife, board) = (Mutex::new(()), Mutex::new(()));
    thread::scope(|kitchen| {
        kitchen.spawn(|| {
            let _knife = knife.lock().unwrap();
            let _board = board.lock().unwrap();
            print!("1");
        });
        kitchen.spawn(|| {
            let _board = board.lock().unwrap();
            let _knife = knife.lock().unwrap();
            print!("2");
        });
    });
}
