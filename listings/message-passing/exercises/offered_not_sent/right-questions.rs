use std::sync::mpsc::{self, SyncSender, TrySendError};

#[derive(Debug, PartialEq)]
enum Offer {
    Queued,
    /// The queue is full: the reading is lost, the next may get in.
    Dropped,
    /// Nobody will ever read the queue again.
    Closed,
}

/// Offers a reading to the recorder, without ever waiting for it.
fn offer(recorder: &SyncSender<u32>, reading: u32) -> Offer {
    let Err(refused) = recorder.try_send(reading) else {
        return Offer::Queued;
    };
    if matches!(refused, TrySendError::Full(_)) {
        Offer::Dropped
    } else {
        Offer::Closed
    }
}

fn main() {
    let (recorder, readings) = mpsc::sync_channel(1);
    println!("{:?}", offer(&recorder, 17));
    println!("{:?}", offer(&recorder, 18));
    println!("{:?}", readings.recv());
    drop(readings);
    println!("{:?}", offer(&recorder, 19));
}
