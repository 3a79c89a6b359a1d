use std::sync::{Mutex, mpsc};
use std::{hint::black_box, thread, time::Instant};

const TIMES: u32 = 5_000;

enum Message {
    Add(u32),
    Total(mpsc::Sender<u32>),
}

/// The fastest of ten rounds, for each of `TIMES`.
fn time(label: &str, mut round: impl FnMut()) -> f64 {
    let rounds = (0..10).map(|_| (Instant::now(), round()).0.elapsed());
    let fastest = rounds.min().unwrap().as_secs_f64() * 1e9 / f64::from(TIMES);
    println!("{label}: {fastest:.0} ns");
    fastest
}

fn main() {
    let (litres, (beds, inbox)) = (Mutex::new(0), mpsc::channel());
    thread::spawn(|| {
        inbox.into_iter().fold(0, |total, message| match message {
            Message::Add(litres) => total + litres,
            Message::Total(reply) => reply.send(total).map_or(total, |()| total),
        })
    });
    let tell = || beds.send(Message::Add(black_box(1))).unwrap();
    let ask = || {
        let (reply, answer) = mpsc::channel();
        beds.send(Message::Total(reply)).unwrap();
        answer.recv().unwrap()
    };
    let lock = || *litres.lock().unwrap() += black_box(1);
    let locked = time("lock and add", || (0..TIMES).for_each(|_| lock()));
    let told = time("tell", || (0..TIMES).for_each(|_| tell()));
    let asked = time("ask", || (0..TIMES).for_each(|_| _ = ask()));
    assert!(asked > 3.0 * locked && asked > told);
}
