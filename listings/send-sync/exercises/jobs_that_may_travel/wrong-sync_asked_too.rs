use std::thread;

/// Something to be computed later.
type Job = Box<dyn FnOnce() -> u64 + Send + Sync>;

/// Runs each job on a thread of its own, and returns the results in the order of the jobs.
fn run_all(jobs: Vec<Job>) -> Vec<u64> {
    let workers: Vec<_> = jobs
        .into_iter()
        .map(|job| thread::spawn(move || job()))
        .collect();
    workers
        .into_iter()
        .map(|worker| worker.join().unwrap())
        .collect()
}

fn main() {
    let primes = vec![2, 3, 5, 7];
    let jobs: Vec<Job> =
        vec![Box::new(|| 6 * 7), Box::new(move || primes.iter().sum())];
    println!("{:?}", run_all(jobs));
}
