use std::thread;

/// What `work` makes of each item, in their order, with so many workers.
pub fn in_parallel<'t, T: Sync, R: Send>(
    items: &'t [T],
    workers: usize,
    work: impl Fn(&'t T) -> R + Sync,
) -> Vec<R> {
    let share = items.len().div_ceil(workers).max(1);
    let work = |share: &'t [T]| share.iter().map(&work).collect::<Vec<R>>();
    thread::scope(|scope| {
        let shares = items.chunks(share);
        let started = shares.map(|share| scope.spawn(|| work(share)));
        let workers: Vec<_> = started.collect();
        let results = workers.into_iter().map(|worker| worker.join().unwrap());
        results.flatten().collect()
    })
}
