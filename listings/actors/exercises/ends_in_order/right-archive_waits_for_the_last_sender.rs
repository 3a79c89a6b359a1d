use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

struct Actor(Option<Sender<u32>>, Option<JoinHandle<()>>);

impl Actor {
    fn start(serve: impl FnOnce(Receiver<u32>) + Send + 'static) -> Actor {
        let (mailbox, inbox) = channel();
        Actor(Some(mailbox), Some(thread::spawn(|| serve(inbox))))
    }
    fn tell(&self, shock: u32) {
        self.0.as_ref().unwrap().send(shock).unwrap();
    }
}

impl Drop for Actor {
    fn drop(&mut self) {
        self.0 = None;
        _ = self.1.take().map(JoinHandle::join);
    }
}

/// Dropped from the first to the last: who sends ends before who is sent to.
struct Observatory {
    station: Actor,
    archive: Actor,
}

fn observatory(store: impl FnMut(u32) + Send + 'static) -> Observatory {
    let archive = Actor::start(|inbox| inbox.into_iter().for_each(store));
    let archived = archive.0.clone().unwrap();
    let measure = move |shock| archived.send(shock).unwrap();
    let (mailbox, inbox) = channel::<u32>();
    // The archive ends when this thread has dropped its sender; so it waits for both.
    thread::spawn(|| inbox.into_iter().for_each(measure));
    let station = Actor(Some(mailbox), None);
    Observatory { archive, station }
}

fn main() {
    let seismic = observatory(|shock| println!("{shock} written down"));
    seismic.archive.tell(0);
    seismic.station.tell(5);
}
