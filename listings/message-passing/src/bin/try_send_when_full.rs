use std::sync::mpsc::{self, SyncSender, TrySendError};

fn offer(queue: &SyncSender<u32>, page: u32) {
    match queue.try_send(page) {
        Ok(()) => println!("page {page}: queued"),
        Err(TrySendError::Full(page)) => {
            println!("page {page}: queue full, try later");
        }
        Err(TrySendError::Disconnected(page)) => {
            println!("page {page}: no printer");
        }
    }
}

fn main() {
    let (queue, printer) = mpsc::sync_channel(2);

    offer(&queue, 1);
    offer(&queue, 2);
    offer(&queue, 3);

    println!("printing page {}", printer.recv().unwrap());
    offer(&queue, 4);

    drop(printer);
    offer(&queue, 5);
}
