//@ A queue with a condvar, two workers, a cache behind a RwLock, and an orderly end.
//@ outcome: ok: served 2, cached 2
//@ outcome: ok: served 2, cached 1
//@ why: both jobs are taken before a worker sees the end of an empty queue. Both ask for the same square: the second finds it
//@ why: in the cache, or had looked before it was there.
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Condvar, Mutex, RwLock};
use std::thread;

#[derive(Default)]
struct Server {
    jobs: Mutex<(VecDeque<u32>, bool)>,
    changed: Condvar,
    cache: RwLock<BTreeMap<u32, u32>>,
}

impl Server {
    fn next(&self) -> Option<u32> {
        let jobs = self.jobs.lock().unwrap();
        let is_idle = |jobs: &mut (VecDeque<u32>, bool)| jobs.0.is_empty() && !jobs.1;
        let mut jobs = self.changed.wait_while(jobs, is_idle).unwrap();
        jobs.0.pop_front()
    }

    /// How many jobs were done, and how many of them computed.
    fn work(&self) -> (u32, u32) {
        let (mut done, mut computed) = (0, 0);
        while let Some(number) = self.next() {
            let known = self.cache.read().unwrap().get(&number).copied();
            if known.is_none() {
                self.cache.write().unwrap().insert(number, number * number);
                computed += 1;
            }
            done += 1;
        }
        (done, computed)
    }

    fn add(&self, job: Option<u32>) {
        let mut jobs = self.jobs.lock().unwrap();
        match job {
            Some(job) => jobs.0.push_back(job),
            None => jobs.1 = true,
        }
        drop(jobs);
        self.changed.notify_all();
    }
}

fn main() {
    let server = Server::default();
    let sum = thread::scope(|scope| {
        let workers = [(); 2].map(|()| scope.spawn(|| server.work()));
        server.add(Some(7));
        server.add(Some(7));
        server.add(None);
        let done = workers.map(|worker| worker.join().unwrap());
        (done[0].0 + done[1].0, done[0].1 + done[1].1)
    });
    println!("served {}, cached {}", sum.0, sum.1);
}
