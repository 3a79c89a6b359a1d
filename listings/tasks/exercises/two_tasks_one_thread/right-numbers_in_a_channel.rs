use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::task::{Context, Wake, Waker};

struct Ticket {
    number: usize,
    queue: Sender<usize>,
}

impl Wake for Ticket {
    fn wake(self: Arc<Self>) {
        // The queue may be gone, if both are done.
        _ = self.queue.send(self.number);
    }
}

fn run_both(one: impl Future<Output = ()>, two: impl Future<Output = ()>) {
    let mut tasks: [Option<Pin<&mut dyn Future<Output = ()>>>; 2] =
        [Some(pin!(one)), Some(pin!(two))];
    let (queue, ready) = channel();
    let wakers = [0, 1].map(|number| {
        let queue = queue.clone();
        Waker::from(Arc::new(Ticket { number, queue }))
    });
    wakers.iter().for_each(Waker::wake_by_ref);
    while tasks.iter().any(Option::is_some) {
        let number = ready.recv().unwrap();
        let mut context = Context::from_waker(&wakers[number]);
        if let Some(task) = &mut tasks[number]
            && task.as_mut().poll(&mut context).is_ready()
        {
            tasks[number] = None;
        }
    }
}

fn main() {
    run_both(async { println!("one") }, async { println!("two") });
}
