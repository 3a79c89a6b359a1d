use std::sync::mpsc::{self, SyncSender, TrySendError};

fn offer(queue: &SyncSender<u32>, ticket: u32) {
    match queue.try_send(ticket) {
        Ok(()) => println!("ticket {ticket}: queued"),
        Err(TrySendError::Full(ticket)) => {
            println!("ticket {ticket}: queue full, try later");
        }
        Err(TrySendError::Disconnected(ticket)) => {
            println!("ticket {ticket}: desk closed");
        }
    }
}

fn main() {
    let (queue, desk) = mpsc::sync_channel(2);

    offer(&queue, 1);
    offer(&queue, 2);
    offer(&queue, 3);

    println!("the desk serves ticket {}", desk.recv().unwrap());
    offer(&queue, 4);

    drop(desk);
    offer(&queue, 5);
}
