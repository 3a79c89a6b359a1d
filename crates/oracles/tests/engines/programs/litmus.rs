//! Each thread leaves what it has read; main says it, and what is in memory at the end.

use super::sync::Arc;
use super::sync::atomic::{AtomicU32, Ordering, fence};
use super::{say, thread};
use Ordering::{Acquire, Relaxed, Release};

#[derive(Default)]
struct Shared {
    x: AtomicU32,
    y: AtomicU32,
}

type Body = Box<dyn FnOnce(&Shared) -> Vec<u32> + Send>;

fn thread(body: impl FnOnce(&Shared) -> Vec<u32> + Send + 'static) -> Body {
    Box::new(body)
}

/// The last of them is main, as each further thread costs loom much time.
fn together<const THREADS: usize>(bodies: [Body; THREADS]) -> (Vec<u32>, Arc<Shared>) {
    let shared = Arc::new(Shared::default());
    let mut bodies = Vec::from(bodies);
    let last = bodies.pop();
    let spawn = |body: Body| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || body(&shared))
    };
    let threads: Vec<_> = bodies.into_iter().map(spawn).collect();
    let here = last.map(|body| body(&shared));
    let read = threads.into_iter().map(|thread| thread.join().unwrap());
    let read = read.chain(here).flatten().collect();
    (read, shared)
}

fn words(values: &[u32]) {
    let words: Vec<String> = values.iter().map(u32::to_string).collect();
    say(words.join(" "));
}

fn reads<const THREADS: usize>(bodies: [Body; THREADS]) {
    words(&together(bodies).0);
}

pub fn store_buffering(store: Ordering, load: Ordering) {
    reads([
        thread(move |s| {
            s.x.store(1, store);
            vec![s.y.load(load)]
        }),
        thread(move |s| {
            s.y.store(1, store);
            vec![s.x.load(load)]
        }),
    ]);
}

pub fn store_buffering_with_fences(order: Ordering) {
    reads([
        thread(move |s| {
            s.x.store(1, Relaxed);
            fence(order);
            vec![s.y.load(Relaxed)]
        }),
        thread(move |s| {
            s.y.store(1, Relaxed);
            fence(order);
            vec![s.x.load(Relaxed)]
        }),
    ]);
}

pub fn store_buffering_with_updates(order: Ordering) {
    reads([
        thread(move |s| {
            s.x.fetch_add(1, order);
            vec![s.y.fetch_add(0, order)]
        }),
        thread(move |s| {
            s.y.fetch_add(1, order);
            vec![s.x.fetch_add(0, order)]
        }),
    ]);
}

pub fn message_passing(store: Ordering, load: Ordering) {
    reads([
        thread(move |s| {
            s.x.store(1, Relaxed);
            s.y.store(1, store);
            vec![]
        }),
        thread(move |s| {
            let flag = s.y.load(load);
            vec![flag, s.x.load(Relaxed)]
        }),
    ]);
}

pub fn message_passing_with_fences(before: bool, after: bool) {
    reads([
        thread(move |s| {
            s.x.store(1, Relaxed);
            if before {
                fence(Release);
            }
            s.y.store(1, Relaxed);
            vec![]
        }),
        thread(move |s| {
            let flag = s.y.load(Relaxed);
            if after {
                fence(Acquire);
            }
            vec![flag, s.x.load(Relaxed)]
        }),
    ]);
}

pub fn load_buffering(load: Ordering, store: Ordering) {
    reads([
        thread(move |s| {
            let read = s.x.load(load);
            s.y.store(1, store);
            vec![read]
        }),
        thread(move |s| {
            let read = s.y.load(load);
            s.x.store(1, store);
            vec![read]
        }),
    ]);
}

pub fn read_read_coherence(order: Ordering) {
    reads([
        thread(|s| {
            s.x.store(1, Relaxed);
            vec![]
        }),
        thread(move |s| {
            let first = s.x.load(order);
            vec![first, s.x.load(order)]
        }),
    ]);
}

pub fn write_read_coherence() {
    reads([
        thread(|s| {
            s.x.store(1, Relaxed);
            vec![s.x.load(Relaxed)]
        }),
        thread(|s| {
            s.x.store(2, Relaxed);
            vec![]
        }),
    ]);
}

pub fn read_write_coherence() {
    reads([
        thread(|s| {
            let read = s.x.load(Relaxed);
            s.x.store(1, Relaxed);
            vec![read]
        }),
        thread(|s| {
            s.x.store(2, Relaxed);
            vec![]
        }),
    ]);
}

/// Two readers of one atomic agree on the order of its two stores.
pub fn readers_agree(load: Ordering) {
    reads([
        thread(|s| {
            s.x.store(1, Relaxed);
            vec![]
        }),
        thread(|s| {
            s.x.store(2, Relaxed);
            vec![]
        }),
        thread(move |s| {
            let first = s.x.load(load);
            vec![first, s.x.load(load)]
        }),
    ]);
}

pub fn independent_reads(store: Ordering, load: Ordering) {
    reads([
        thread(move |s| {
            s.x.store(1, store);
            vec![]
        }),
        thread(move |s| {
            s.y.store(1, store);
            vec![]
        }),
        thread(move |s| {
            let first = s.x.load(load);
            vec![first, s.y.load(load)]
        }),
        thread(move |s| {
            let first = s.y.load(load);
            vec![first, s.x.load(load)]
        }),
    ]);
}

pub fn two_plus_two_writes(order: Ordering) {
    let (_, shared) = together([
        thread(move |s| {
            s.x.store(1, order);
            s.y.store(2, order);
            vec![]
        }),
        thread(move |s| {
            s.y.store(1, order);
            s.x.store(2, order);
            vec![]
        }),
    ]);
    words(&[shared.x.load(Relaxed), shared.y.load(Relaxed)]);
}

pub fn write_to_read_causality(store: Ordering, load: Ordering) {
    reads([
        thread(|s| {
            s.x.store(1, Relaxed);
            vec![]
        }),
        thread(move |s| {
            let read = s.x.load(Relaxed);
            s.y.store(1, store);
            vec![read]
        }),
        thread(move |s| {
            let flag = s.y.load(load);
            vec![flag, s.x.load(Relaxed)]
        }),
    ]);
}

/// The update in between belongs to the release sequence, so whoever reads it has what was before its head.
pub fn a_release_sequence_with_an_update() {
    reads([
        thread(|s| {
            s.x.store(1, Relaxed);
            s.y.store(1, Release);
            vec![]
        }),
        thread(|s| {
            s.y.fetch_add(1, Relaxed);
            vec![]
        }),
        thread(|s| {
            let flag = s.y.load(Acquire);
            vec![flag, s.x.load(Relaxed)]
        }),
    ]);
}

pub fn a_release_sequence_with_a_store() {
    reads([
        thread(|s| {
            s.x.store(1, Relaxed);
            s.y.store(1, Release);
            s.y.store(2, Relaxed);
            vec![]
        }),
        thread(|s| {
            let flag = s.y.load(Acquire);
            vec![flag, s.x.load(Relaxed)]
        }),
    ]);
}

pub fn updates(order: Ordering) {
    let (read, shared) = together([
        thread(move |s| vec![s.x.fetch_add(1, order)]),
        thread(move |s| vec![s.x.fetch_add(1, order)]),
    ]);
    words(&[read, vec![shared.x.load(Relaxed)]].concat());
}

pub fn exchanges(order: Ordering) {
    let exchange = move |new| {
        thread(move |s: &Shared| {
            let (Ok(read) | Err(read)) = s.x.compare_exchange(0, new, order, Relaxed);
            vec![read]
        })
    };
    let (read, shared) = together([exchange(1), exchange(2)]);
    words(&[read, vec![shared.x.load(Relaxed)]].concat());
}

pub fn an_update_beside_a_store(order: Ordering) {
    let (read, shared) = together([
        thread(move |s| vec![s.x.fetch_add(1, order)]),
        thread(move |s| {
            s.x.store(5, order);
            vec![]
        }),
    ]);
    words(&[read, vec![shared.x.load(Relaxed)]].concat());
}

pub fn message_passing_by_an_update(update: Ordering, load: Ordering) {
    reads([
        thread(move |s| {
            s.x.store(1, Relaxed);
            s.y.fetch_add(1, update);
            vec![]
        }),
        thread(move |s| {
            let flag = s.y.fetch_add(0, load);
            vec![flag, s.x.load(Relaxed)]
        }),
    ]);
}

/// A failed exchange is a load.
pub fn a_failed_exchange(order: Ordering) {
    reads([
        thread(|s| {
            s.x.store(1, Relaxed);
            s.y.store(1, Release);
            vec![]
        }),
        thread(move |s| {
            let (Ok(flag) | Err(flag)) = s.y.compare_exchange(7, 8, Relaxed, order);
            vec![flag, s.x.load(Relaxed)]
        }),
    ]);
}

pub fn spawning_and_joining() {
    let x = Arc::new(AtomicU32::new(0));
    x.store(1, Relaxed);
    let mine = Arc::clone(&x);
    let thread = thread::spawn(move || {
        let before = mine.load(Relaxed);
        mine.store(2, Relaxed);
        before
    });
    let before = thread.join().unwrap();
    words(&[before, x.load(Relaxed)]);
}

pub fn a_lock_orders_relaxed_operations() {
    let shared = Arc::new((super::sync::Mutex::new(0), AtomicU32::new(0)));
    let mine = Arc::clone(&shared);
    let thread = thread::spawn(move || {
        mine.1.store(1, Relaxed);
        *mine.0.lock().unwrap() = 1;
    });
    let seen = *shared.0.lock().unwrap();
    words(&[seen, shared.1.load(Relaxed)]);
    thread.join().unwrap();
}
