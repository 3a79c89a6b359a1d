use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

struct Actor {
    mailbox: Option<Sender<i32>>,
    thread: Option<JoinHandle<()>>,
}

impl Actor {
    fn start(serve: impl FnOnce(Receiver<i32>) + Send + 'static) -> Actor {
        let (mailbox, inbox) = mpsc::channel();
        Actor {
            mailbox: Some(mailbox),
            thread: Some(thread::spawn(|| serve(inbox))),
        }
    }
    fn handle(&self) -> Sender<i32> {
        self.mailbox.clone().expect("it is there until `drop`")
    }
}
impl Drop for Actor {
    fn drop(&mut self) {
        self.mailbox = None;
        _ = self.thread.take().map(JoinHandle::join);
    }
}

fn main() {
    let logbook = Actor::start(|all| println!("log: {:?}", Vec::from_iter(all)));
    let to_logbook = logbook.handle();
    let climate = Actor::start(move |inbox| {
        inbox
            .iter()
            .for_each(|degrees| to_logbook.send(degrees).unwrap());
        println!("climate: stopped");
    });
    for degrees in [21, 24, 19] {
        climate.handle().send(degrees).unwrap();
    }
}
