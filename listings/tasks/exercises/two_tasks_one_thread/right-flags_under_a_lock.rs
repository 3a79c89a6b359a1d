use std::pin::{Pin, pin};
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Wake, Waker};

#[derive(Default)]
struct Due {
    tasks: Mutex<[bool; 2]>,
    came: Condvar,
}

struct Call(usize, Arc<Due>);

impl Wake for Call {
    fn wake(self: Arc<Self>) {
        self.1.tasks.lock().unwrap()[self.0] = true;
        self.1.came.notify_one();
    }
}

fn run_both(one: impl Future<Output = ()>, two: impl Future<Output = ()>) {
    let mut tasks: [Pin<&mut dyn Future<Output = ()>>; 2] = [pin!(one), pin!(two)];
    let due = Arc::new(Due::default());
    let wakers = [0, 1].map(|number| Waker::from(Arc::new(Call(number, due.clone()))));
    *due.tasks.lock().unwrap() = [true, true];
    let mut done = [false, false];
    while done != [true, true] {
        let flags = due.tasks.lock().unwrap();
        let mut flags = due
            .came
            .wait_while(flags, |due| *due == [false; 2])
            .unwrap();
        let now = std::mem::take(&mut *flags);
        drop(flags);
        for number in 0..2 {
            if now[number] && !done[number] {
                let mut context = Context::from_waker(&wakers[number]);
                done[number] = tasks[number].as_mut().poll(&mut context).is_ready();
            }
        }
    }
}

fn main() {
    run_both(async { println!("one") }, async { println!("two") });
}
