use std::sync::mpsc::{self, Sender};
use std::{hint, thread};

fn main() {
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
    let busy: Vec<_> = (0..2 * cores)
        .map(|_| {
            let (mailbox, inbox) = mpsc::channel::<&str>();
            // Caught in a loop, it looks into its mailbox never again.
            let actor = thread::spawn(move || {
                loop {
                    hint::black_box(&inbox);
                }
            });
            mailbox.send("please stop").unwrap();
            (mailbox, actor)
        })
        .collect();

    let (climate, inbox) = mpsc::channel::<Sender<i32>>();
    thread::spawn(|| inbox.into_iter().for_each(|reply| reply.send(21).unwrap()));
    let (reply, answer) = mpsc::channel();
    climate.send(reply).unwrap();
    println!("climate: {} degrees", answer.recv().unwrap());

    let stopped = busy.iter().filter(|(_, actor)| actor.is_finished()).count();
    println!("of those asked to stop, {stopped} have");
}
