use std::thread;

fn all<R: Send>(
    items: &[u32],
    work: impl Fn(u32) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    thread::scope(|s| {
        let start = |item: &u32| {
            let (work, item) = (&work, *item);
            s.spawn(move || work(item))
        };
        let threads: Vec<_> = items.iter().map(start).collect();
        let mut results = Vec::new();
        for thread in threads {
            results.push(thread.join().unwrap());
            progress(results.len());
        }
        results
    })
}

fn main() {
    let squares = all(&[3, 5], |item| item * item, |done| println!("{done} done"));
    println!("{squares:?}");
}
