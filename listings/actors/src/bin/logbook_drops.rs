use std::sync::mpsc::{self, SyncSender, TrySendError};

/// The mailbox, and how many lines were dropped since the last that found room.
struct Logbook(SyncSender<String>, u32);

impl Logbook {
    /// Never waits. What finds no room is counted, and the gap is told.
    fn note(&mut self, line: String) {
        if self.1 > 0 {
            let gap = format!("({} lines dropped)", self.1);
            if self.0.try_send(gap).is_ok() {
                self.1 = 0;
            }
        }
        match self.0.try_send(line) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => self.1 += 1,
            Err(TrySendError::Disconnected(line)) => eprintln!("lost: {line}"),
        }
    }
}

fn main() {
    // `main` is the actor, too, so that you see its mailbox full.
    let (mailbox, inbox) = mpsc::sync_channel(3);
    let mut logbook = Logbook(mailbox, 0);

    for minute in 1..=5 {
        logbook.note(format!("minute {minute}: 21 degrees"));
    }
    inbox.try_iter().for_each(|line| println!("{line}"));
    println!("-- all that was in the mailbox --");

    logbook.note("minute 6: 22 degrees".to_owned());
    inbox.try_iter().for_each(|line| println!("{line}"));
}
