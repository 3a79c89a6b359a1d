use std::{sync::mpsc, thread};

/// What `work` makes of each item, in their order, with so many workers.
/// `progress` is told how many are done, in the thread of the caller.
pub fn in_parallel<'t, T: Sync, R: Send>(
    items: &'t [T],
    workers: usize,
    work: impl Fn(&'t T) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    let share = items.len().div_ceil(workers).max(1);
    let numbered: Vec<(usize, &T)> = items.iter().enumerate().collect();
    let (sender, results) = mpsc::channel();
    let mut done = Vec::new();
    thread::scope(|scope| {
        for share in numbered.chunks(share) {
            let (sender, work) = (sender.clone(), &work);
            scope.spawn(move || {
                for (index, item) in share {
                    sender.send((*index, work(item))).unwrap();
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
