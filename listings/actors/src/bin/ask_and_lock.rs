use std::sync::mpsc::{self, Receiver, Sender};
use std::{hint::black_box, sync::Mutex, thread, time::Instant};

const TIMES: u32 = 50_000;
enum Message {
    Add(u32),
    Total(Sender<u32>),
}

fn serve(inbox: Receiver<Message>) {
    let mut total = 0;
    for message in inbox {
        match message {
            Message::Add(litres) => total += litres,
            Message::Total(reply) => reply.send(total).unwrap(),
        }
    }
}

/// Nanoseconds for each of `TIMES` steps.
fn time(label: &str, step: impl Fn()) -> f64 {
    let start = Instant::now();
    (0..TIMES).for_each(|_| step());
    let nanos = start.elapsed().as_nanos() as f64 / f64::from(TIMES);
    println!("{label}: {nanos:.0} ns");
    nanos
}

fn main() {
    let (litres, (beds, inbox)) = (Mutex::new(0), mpsc::channel());
    thread::spawn(|| serve(inbox));
    let locked = time("lock and add", || *litres.lock().unwrap() += black_box(1));
    let told = time("tell", || beds.send(Message::Add(black_box(1))).unwrap());
    let asked = time("ask", || {
        let (reply, answer) = mpsc::channel();
        beds.send(Message::Total(reply)).unwrap();
        black_box(answer.recv().unwrap());
    });
    assert!(asked > 3.0 * locked && asked > told);
}
