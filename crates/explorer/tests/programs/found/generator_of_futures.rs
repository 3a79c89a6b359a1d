//@ Two tasks of a hand-made executor of one thread, which a queue of task numbers feeds, and a thread that completes both.
//@ outcome: ok: [1, 2]
//@ outcome: ok: [2, 1]
//@ why: the tasks end in the order in which they are found complete: 1 is looked at first unless only 2 was woken or both wait
use std::future::Future;
use std::pin::Pin;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

struct Number(u32, Mutex<Sender<u32>>);

impl Wake for Number {
    fn wake(self: Arc<Self>) {
        let _ = self.1.lock().unwrap().send(self.0);
    }
}

#[derive(Default)]
struct Event {
    happened: bool,
    waker: Option<Waker>,
}

struct Wait(Arc<Mutex<Event>>);

impl Future for Wait {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut event = self.0.lock().unwrap();
        if event.happened {
            return Poll::Ready(());
        }
        event.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

fn happen(event: &Mutex<Event>) {
    let mut event = event.lock().unwrap();
    event.happened = true;
    if let Some(waker) = event.waker.take() {
        waker.wake();
    }
}

fn main() {
    let (ready, queue) = channel();
    let mut tasks = Vec::new();
    let mut events = Vec::new();
    for number in [1, 2] {
        let event = Arc::new(Mutex::new(Event::default()));
        events.push(Arc::clone(&event));
        let waker = Waker::from(Arc::new(Number(number, Mutex::new(ready.clone()))));
        tasks.push((Box::pin(async move { Wait(event).await }), waker));
        ready.send(number).unwrap();
    }
    let second = events.pop().unwrap();
    let first = events.pop().unwrap();
    let completer = thread::spawn(move || {
        happen(&second);
        happen(&first);
    });
    let mut ended = Vec::new();
    while ended.len() < 2 {
        let number = queue.recv().unwrap();
        let (task, waker) = &mut tasks[number as usize - 1];
        if task.as_mut().poll(&mut Context::from_waker(waker)).is_ready() {
            ended.push(number);
        }
    }
    completer.join().unwrap();
    println!("{ended:?}");
}
