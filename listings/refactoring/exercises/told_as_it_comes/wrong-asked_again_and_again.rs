use std::thread;

fn all<R: Send>(
    items: &[u32],
    work: impl Fn(u32) -> R + Sync,
    mut progress: impl FnMut(usize),
) -> Vec<R> {
    thread::scope(|s| {
        let work = &work;
        let mut hs: Vec<_> = items
            .iter()
            .map(|i| Some(s.spawn(move || work(*i))))
            .collect();
        let mut out: Vec<Option<R>> = hs.iter().map(|_| None).collect();
        let mut n = 0;
        while n < items.len() {
            for (i, h) in hs.iter_mut().enumerate() {
                if h.as_ref().is_some_and(|h| h.is_finished()) {
                    out[i] = Some(h.take().unwrap().join().unwrap());
                    n += 1;
                    progress(n);
                }
            }
            thread::yield_now();
        }
        out.into_iter().flatten().collect()
    })
}

fn main() {
    let squares = all(&[3, 5], |item| item * item, |done| println!("{done} done"));
    println!("{squares:?}");
}
