use std::sync::mpsc::channel;
use std::thread;

fn all<R: Send>(
    items: &[u32],
    work: impl Fn(u32) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    let (sender, news) = channel();
    let mut results = Vec::new();
    thread::scope(|s| {
        for (number, item) in items.iter().enumerate() {
            let (work, sender) = (&work, sender.clone());
            s.spawn(move || sender.send((number, work(*item))));
        }
        // Or the loop would wait for this one, too.
        drop(sender);
        for result in news {
            results.push(result);
            progress(results.len());
        }
    });
    results.into_iter().map(|(_, result)| result).collect()
}

fn main() {
    let squares = all(&[3, 5], |item| item * item, |done| println!("{done} done"));
    println!("{squares:?}");
}
