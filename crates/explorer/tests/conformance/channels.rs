use super::*;

#[remembered::test]
fn messages_of_one_sender_keep_their_order() {
    check(&["1 2 9", "1 9 2", "9 1 2"], || {
        let (sender, receiver) = channel();
        let other = sender.clone();
        thread::spawn(move || [1, 2].map(|message| sender.send(message).unwrap()));
        thread::spawn(move || other.send(9).unwrap());
        for message in receiver {
            println!("{message}");
        }
    });
}

#[remembered::test]
fn a_receiver_ends_when_all_senders_are_gone() {
    check(&["1 receiving on a closed channel"], || {
        let (sender, receiver) = channel();
        sender.send(1).unwrap();
        drop(sender);
        print!("{} ", receiver.recv().unwrap());
        println!("{}", receiver.recv().unwrap_err());
    });
}

#[remembered::test]
fn a_sender_that_stays_keeps_the_receiver_waiting() {
    check(&["1 deadlock"], || {
        let (sender, receiver) = channel();
        sender.send(1).unwrap();
        for message in &receiver {
            println!("{message}");
        }
    });
}

#[remembered::test]
fn sending_to_nobody_gives_the_message_back() {
    check(&["sending on a closed channel 5"], || {
        let (sender, receiver) = channel();
        drop(receiver);
        let error = sender.send(5).unwrap_err();
        println!("{error} {}", error.0);
    });
}

#[remembered::test]
fn try_recv_does_not_wait() {
    check(&["empty", "1"], || {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let _ = sender.send(1);
        });
        match receiver.try_recv() {
            Ok(message) => println!("{message}"),
            Err(TryRecvError::Empty) => println!("empty"),
            Err(TryRecvError::Disconnected) => println!("gone"),
        }
    });
}

#[remembered::test]
fn recv_timeout_may_give_up() {
    check(&["1", "timed out waiting on channel"], || {
        let (sender, receiver) = channel();
        thread::spawn(move || sender.send(1));
        match receiver.recv_timeout(SOON) {
            Ok(message) => println!("{message}"),
            Err(error @ RecvTimeoutError::Timeout) => println!("{error}"),
            Err(RecvTimeoutError::Disconnected) => unreachable!(),
        }
    });
}

#[remembered::test]
fn a_bounded_channel_makes_its_sender_wait() {
    check(
        &["sent got 1 got 2", "got 1 sent got 2", "got 1 got 2 sent"],
        || {
            let (sender, receiver) = sync_channel(1);
            thread::scope(|scope| {
                scope.spawn(move || {
                    sender.send(1).unwrap();
                    sender.send(2).unwrap();
                    println!("sent");
                });
                scope.spawn(move || {
                    for message in &receiver {
                        println!("got {message}");
                    }
                });
            });
        },
    );
}

#[remembered::test]
fn without_room_sender_and_receiver_meet() {
    check(&["got sent", "sent got"], || {
        let (sender, receiver) = sync_channel(0);
        thread::scope(|scope| {
            scope.spawn(move || {
                sender.send(()).unwrap();
                println!("sent");
            });
            receiver.recv().unwrap();
            println!("got");
        });
    });
}

#[remembered::test]
fn who_waits_to_hand_over_gets_the_message_back() {
    check(&["Err(SendError { .. })"], || {
        let (sender, receiver) = sync_channel(0);
        let thread = thread::spawn(move || sender.send(1));
        drop(receiver);
        println!("{:?}", thread.join().unwrap());
    });
}

#[remembered::test]
fn try_send_without_room_needs_a_waiting_receiver() {
    check(&["full", "sent 1"], || {
        let (sender, receiver) = sync_channel(0);
        let thread = thread::spawn(move || receiver.recv());
        match sender.try_send(1) {
            Ok(()) => println!("sent {}", thread.join().unwrap().unwrap()),
            Err(TrySendError::Full(_)) => println!("full"),
            Err(TrySendError::Disconnected(_)) => unreachable!(),
        }
    });
}

#[remembered::test]
fn try_send_fails_when_full() {
    check(&["sending on a full channel", "ok"], || {
        let (sender, receiver) = sync_channel(1);
        sender.send(1).unwrap();
        let thread = thread::spawn(move || {
            receiver.recv().unwrap();
            receiver
        });
        match sender.try_send(2) {
            Ok(()) => println!("ok"),
            Err(error) => println!("{error}"),
        }
        let _receiver = thread.join().unwrap();
    });
}

#[remembered::test]
fn senders_can_be_sent() {
    check(&["answer"], || {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let reply: explorer::sync::mpsc::Sender<&str> = receiver.recv().unwrap();
            reply.send("answer").unwrap();
        });
        let (reply, answer) = channel();
        sender.send(reply).unwrap();
        println!("{}", answer.recv().unwrap());
    });
}

/// What the receiver did before a send could return is seen after it.
#[remembered::test]
fn a_send_that_waits_for_a_receive_comes_after_it() {
    let weak = Options {
        model: explorer::Model::Weak,
        ..Options::default()
    };
    // So many messages fit in: the next has to wait for the first receive.
    for bound in [0, 1, 2] {
        check_with(&weak, &["1"], move || {
            let ready = AtomicU32::new(0);
            let (sender, receiver) = sync_channel(bound);
            thread::scope(|scope| {
                let ready = &ready;
                scope.spawn(move || {
                    ready.store(1, Relaxed);
                    while receiver.recv().is_ok() {}
                });
                for number in 0..=bound {
                    sender.send(number).unwrap();
                }
                println!("{}", ready.load(Relaxed));
                drop(sender);
            });
        });
    }
    // One less says nothing.
    check_with(&weak, &["0", "1"], || {
        let ready = AtomicU32::new(0);
        let (sender, receiver) = sync_channel(1);
        thread::scope(|scope| {
            let ready = &ready;
            scope.spawn(move || {
                ready.store(1, Relaxed);
                receiver.recv().unwrap();
            });
            sender.send(()).unwrap();
            println!("{}", ready.load(Relaxed));
        });
    });
}

#[remembered::test]
fn a_try_send_without_a_buffer_finds_a_receiver_that_waits() {
    let weak = Options {
        model: explorer::Model::Weak,
        ..Options::default()
    };
    check_with(&weak, &["true 1", "false 0", "false 1"], || {
        let ready = AtomicU32::new(0);
        let (sender, receiver) = sync_channel(0);
        thread::scope(|scope| {
            let ready = &ready;
            scope.spawn(move || {
                ready.store(1, Relaxed);
                let _ = receiver.recv();
            });
            let sent = sender.try_send(()).is_ok();
            println!("{sent} {}", ready.load(Relaxed));
            drop(sender);
        });
    });
}

/// Two wait to hand over: each knows what was done before its own message was taken, and no more.
#[remembered::test]
fn a_message_that_is_handed_over_says_nothing_of_the_next() {
    let weak = Options {
        model: explorer::Model::Weak,
        ..Options::default()
    };
    check_with(&weak, &["0", "1"], || {
        let between = AtomicU32::new(0);
        let (sender, receiver) = sync_channel(0);
        thread::scope(|scope| {
            let between = &between;
            scope.spawn(move || {
                receiver.recv().unwrap();
                between.store(1, Relaxed);
            });
            sender.send(()).unwrap();
            println!("{}", between.load(Relaxed));
        });
    });
}
