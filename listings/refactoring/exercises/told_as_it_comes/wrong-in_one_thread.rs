use std::sync::mpsc::channel;
use std::thread;

fn all<R: Send>(
    items: &[u32],
    work: impl Fn(u32) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    let (sender, news) = channel();
    let mut results = Vec::new();
    let work = &work;
    thread::scope(|s| {
        s.spawn(move || {
            for (number, item) in items.iter().enumerate().rev() {
                sender.send((number, work(*item))).unwrap();
            }
            drop(sender);
        });
        for result in news {
            results.push(result);
            progress(results.len());
        }
    });
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

fn main() {
    let squares = all(&[3, 5], |item| item * item, |done| println!("{done} done"));
    println!("{squares:?}");
}
