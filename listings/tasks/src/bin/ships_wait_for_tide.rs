use std::pin::Pin;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::{future::poll_fn, thread};

// ANCHOR: executor
struct Task {
    work: Mutex<Pin<Box<dyn Future<Output = ()> + Send>>>,
    queue: Sender<Arc<Task>>,
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        let queue = self.queue.clone();
        queue.send(self).unwrap();
    }
}

fn run(tasks: impl IntoIterator<Item = impl Future<Output = ()> + Send + 'static>) {
    let (queue, ready) = mpsc::channel();
    for task in tasks {
        let (work, queue) = (Mutex::new(Box::pin(task) as _), queue.clone());
        Arc::new(Task { work, queue }).wake();
    }
    drop(queue);
    for task in ready {
        let waker = Waker::from(Arc::clone(&task));
        let mut work = task.work.lock().unwrap();
        _ = work.as_mut().poll(&mut Context::from_waker(&waker));
    }
}
// ANCHOR_END: executor

// ANCHOR: ships
static TIDE: Mutex<(bool, Vec<Waker>)> = Mutex::new((false, Vec::new()));

async fn leave(ship: &str) {
    println!("{ship}: waiting for high water");
    poll_fn(|context| {
        let (is_high, waiting) = &mut *TIDE.lock().unwrap();
        if *is_high {
            return Poll::Ready(());
        }
        waiting.push(context.waker().clone());
        Poll::Pending
    })
    .await;
    println!("{ship}: leaving");
}

fn main() {
    thread::spawn(|| {
        let (is_high, waiting) = &mut *TIDE.lock().unwrap();
        *is_high = true;
        waiting.drain(..).for_each(Waker::wake);
    });
    run([leave("Anna"), leave("Bela")]);
}
// ANCHOR_END: ships
