use std::sync::mpsc::channel;
use std::thread;

fn all<R: Send>(
    items: &[u32],
    work: impl Fn(u32) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    let (sender, news) = channel();
    thread::scope(|s| {
        let start = |item: &u32| {
            let (work, item, sender) = (&work, *item, sender.clone());
            s.spawn(move || {
                let result = work(item);
                // The result goes by `join`; what is sent is the news of it.
                sender.send(()).unwrap();
                result
            })
        };
        let threads: Vec<_> = items.iter().map(start).collect();
        drop(sender);
        news.iter().zip(1..).for_each(|((), done)| progress(done));
        let results = threads.into_iter().map(|thread| thread.join().unwrap());
        results.collect()
    })
}

fn main() {
    let squares = all(&[3, 5], |item| item * item, |done| println!("{done} done"));
    println!("{squares:?}");
}
