use std::sync::{Mutex, mpsc};
use std::thread;

/// What `work` makes of each item, in their order, with so many workers.
/// `progress` is told how many are done, in the thread of the caller.
pub fn in_parallel<'t, T: Sync, R: Send>(
    items: &'t [T],
    workers: usize,
    work: impl Fn(&'t T) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    let waiting = Mutex::new(items.iter().enumerate());
    let take = || waiting.lock().unwrap().next();
    let (sender, results) = mpsc::channel();
    let mut done = Vec::new();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, take, work) = (sender.clone(), &take, &work);
            scope.spawn(move || {
                while let Some((index, item)) = take() {
                    sender.send((index, work(item))).unwrap();
                }
            });
        }
        drop(sender);
        for result in results {
            done.push(result);
            progress(done.len());
        }
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
