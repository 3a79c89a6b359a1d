//! Where one is dropped, or asks without waiting, is no point for shuttle to change threads at: there they yield.

use super::sync::mpsc::{RecvTimeoutError, TryRecvError, TrySendError, channel, sync_channel};
use super::{say, thread};

pub fn each_sender_keeps_its_order() {
    let (sender, receiver) = channel();
    let other = sender.clone();
    thread::spawn(move || [1, 2].map(|message| sender.send(message).unwrap()));
    thread::spawn(move || other.send(9).unwrap());
    let all: Vec<String> = receiver
        .iter()
        .map(|message: u32| message.to_string())
        .collect();
    say(all.join(" "));
}

pub fn no_sender_is_left() {
    let (sender, receiver) = channel();
    let thread = thread::spawn(move || sender.send(1).unwrap());
    say(receiver.recv().unwrap());
    say(receiver.recv().unwrap_err());
    thread.join().unwrap();
}

pub fn a_sender_stays() {
    let (_sender, receiver) = channel::<u32>();
    say("waits");
    say(receiver.recv().is_ok());
}

pub fn the_receiver_is_gone() {
    let (sender, receiver) = channel();
    drop(receiver);
    say(sender.send(5).unwrap_err().0);
}

pub fn the_receiver_goes() {
    let (sender, receiver) = channel();
    let thread = thread::spawn(move || sender.send(5).is_ok());
    thread::yield_now();
    drop(receiver);
    say(thread.join().unwrap());
}

pub fn trying_to_receive() {
    let (sender, receiver) = channel();
    let thread = thread::spawn(move || {
        sender.send(1).unwrap();
        thread::yield_now();
    });
    for _ in 0..2 {
        say(match receiver.try_recv() {
            Ok(_) => "1",
            Err(TryRecvError::Empty) => "empty",
            Err(TryRecvError::Disconnected) => "closed",
        });
    }
    thread.join().unwrap();
}

pub fn taking_what_is_there() {
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        scope.spawn(move || [1, 2].map(|message| sender.send(message)));
        say(receiver.try_iter().count());
    });
}

pub fn a_bound_makes_the_sender_wait() {
    let (sender, receiver) = sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            sender.send(()).unwrap();
            sender.send(()).unwrap();
            say("sent");
        });
        receiver.recv().unwrap();
        say("got");
        receiver.recv().unwrap();
    });
}

pub fn nobody_makes_room() {
    let (sender, _receiver) = sync_channel(1);
    sender.send(1).unwrap();
    say("one");
    sender.send(2).unwrap();
}

pub fn without_room_they_meet() {
    let (sender, receiver) = sync_channel(0);
    thread::scope(|scope| {
        scope.spawn(move || {
            say("sends");
            sender.send(()).unwrap();
            say("sent");
        });
        say("receives");
        receiver.recv().unwrap();
    });
}

pub fn who_waits_for_a_meeting_is_told() {
    let (sender, receiver) = sync_channel(0);
    let thread = thread::spawn(move || sender.send(1).is_ok());
    drop(receiver);
    say(thread.join().unwrap());
}

pub fn trying_to_send() {
    let (sender, receiver) = sync_channel(1);
    sender.send(1).unwrap();
    let thread = thread::spawn(move || {
        let first = receiver.recv().unwrap();
        thread::yield_now();
        first
    });
    say(match sender.try_send(2) {
        Ok(()) => "sent",
        Err(TrySendError::Full(_)) => "full",
        Err(TrySendError::Disconnected(_)) => "closed",
    });
    say(thread.join().unwrap());
}

pub fn two_share_a_bounded_channel() {
    let (sender, receiver) = sync_channel(1);
    let other = sender.clone();
    thread::spawn(move || sender.send(1).unwrap());
    thread::spawn(move || other.send(2).unwrap());
    let all: Vec<String> = receiver
        .into_iter()
        .map(|message: u32| message.to_string())
        .collect();
    say(all.join(" "));
}

pub fn senders_travel() {
    let (outer, receiver) = channel();
    let (inner, answer) = channel();
    let thread = thread::spawn(move || {
        let inner: super::sync::mpsc::Sender<u32> = receiver.recv().unwrap();
        inner.send(7).unwrap();
    });
    outer.send(inner).unwrap();
    say(answer.recv().unwrap());
    say(answer.recv().is_err());
    thread.join().unwrap();
}

pub fn receiving_for_a_time() {
    let (sender, receiver) = channel();
    let thread = thread::spawn(move || sender.send(1).is_ok());
    say(
        match receiver.recv_timeout(std::time::Duration::from_millis(1)) {
            Ok(_) => "1",
            Err(RecvTimeoutError::Timeout) => "too late",
            Err(RecvTimeoutError::Disconnected) => "closed",
        },
    );
    let _ = thread.join();
}
