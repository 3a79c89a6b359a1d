use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;

type Job = Box<dyn FnOnce() + Send>;

fn main() {
    let (jobs, queue) = channel::<Job>();
    jobs.send(Box::new(|| panic!("tile 2/5 has no heights")))
        .unwrap();
    jobs.send(Box::new(|| println!("tile 3/5 drawn"))).unwrap();
    drop(jobs);

    for job in queue {
        if catch_unwind(AssertUnwindSafe(job)).is_err() {
            println!("a tile is missing");
        }
    }
}
