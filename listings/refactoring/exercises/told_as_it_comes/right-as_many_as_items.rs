use std::sync::mpsc::channel;
use std::thread;

fn all<R: Send>(
    items: &[u32],
    work: impl Fn(u32) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    let (sender, news) = channel();
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    thread::scope(|s| {
        for (number, item) in items.iter().enumerate() {
            let (work, sender) = (&work, &sender);
            s.spawn(move || sender.send((number, work(*item))).unwrap());
        }
        for done in 1..=items.len() {
            let (number, result) = news.recv().unwrap();
            results[number] = Some(result);
            progress(done);
        }
    });
    results.into_iter().flatten().collect()
}

fn main() {
    let squares = all(&[3, 5], |item| item * item, |done| println!("{done} done"));
    println!("{squares:?}");
}
