use std::thread;

/// Something to be computed later.
type Job = Box<dyn Send + FnOnce() -> u64>;

/// Runs each job on a thread of its own, and returns the results in the order of the jobs.
fn run_all(jobs: Vec<Job>) -> Vec<u64> {
    let mut workers = Vec::new();
    for job in jobs {
        workers.push(thread::spawn(job));
    }
    let mut results = Vec::new();
    for worker in workers {
        results.push(worker.join().unwrap());
    }
    results
}

fn main() {
    let primes = vec![2, 3, 5, 7];
    let jobs: Vec<Job> =
        vec![Box::new(|| 6 * 7), Box::new(move || primes.iter().sum())];
    println!("{:?}", run_all(jobs));
}
