use super::sync::Arc;
use super::sync::atomic::{
    AtomicBool, AtomicPtr, AtomicU8, AtomicU32, AtomicUsize, Ordering::SeqCst,
};
use super::{say, thread};

/// Runs two in threads, and says what they return.
fn both<T: Send + Sync + 'static>(
    shared: T,
    one: fn(&T) -> u32,
    two: fn(&T) -> u32,
    after: fn(&T) -> u32,
) {
    let shared = Arc::new(shared);
    let threads = [one, two].map(|body| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || body(&shared))
    });
    let [one, two] = threads.map(|thread| thread.join().unwrap());
    say(format!("{one} {two} {}", after(&shared)));
}

pub fn an_update_is_lost() {
    let add = |count: &AtomicU32| {
        let seen = count.load(SeqCst);
        count.store(seen + 1, SeqCst);
        seen
    };
    both(AtomicU32::new(0), add, add, |count| count.load(SeqCst));
}

pub fn an_update_in_one_step_is_not() {
    let add = |count: &AtomicU32| count.fetch_add(1, SeqCst);
    both(AtomicU32::new(0), add, add, |count| count.load(SeqCst));
}

pub fn one_takes_the_flag() {
    let take = |flag: &AtomicBool| u32::from(flag.swap(true, SeqCst));
    both(AtomicBool::new(false), take, take, |flag| {
        flag.load(SeqCst).into()
    });
}

pub fn one_exchanges() {
    fn exchange(number: &AtomicU32, new: u32) -> u32 {
        number
            .compare_exchange(0, new, SeqCst, SeqCst)
            .unwrap_or_else(|found| 10 + found)
    }
    both(
        AtomicU32::new(0),
        |number| exchange(number, 1),
        |number| exchange(number, 2),
        |number| number.load(SeqCst),
    );
}

pub fn adding_and_doubling() {
    both(
        AtomicU32::new(1),
        |number| number.fetch_add(2, SeqCst),
        |number| {
            number
                .fetch_update(SeqCst, SeqCst, |old| Some(2 * old))
                .unwrap()
        },
        |number| number.load(SeqCst),
    );
}

type Two = (AtomicUsize, AtomicUsize);

pub fn stores_before_loads() {
    both(
        Two::default(),
        |two| {
            two.0.store(1, SeqCst);
            two.1.load(SeqCst) as u32
        },
        |two| {
            two.1.store(1, SeqCst);
            two.0.load(SeqCst) as u32
        },
        |_| 0,
    );
}

pub fn loads_before_stores() {
    both(
        Two::default(),
        |two| {
            let seen = two.0.load(SeqCst);
            two.1.store(1, SeqCst);
            seen as u32
        },
        |two| {
            let seen = two.1.load(SeqCst);
            two.0.store(1, SeqCst);
            seen as u32
        },
        |_| 0,
    );
}

pub fn a_message_behind_a_flag() {
    both(
        Two::default(),
        |two| {
            two.0.store(1, SeqCst);
            two.1.store(1, SeqCst);
            0
        },
        |two| (10 * two.1.load(SeqCst) + two.0.load(SeqCst)) as u32,
        |_| 0,
    );
}

pub fn both_write_both() {
    both(
        Two::default(),
        |two| {
            two.0.store(1, SeqCst);
            two.1.store(1, SeqCst);
            0
        },
        |two| {
            two.1.store(2, SeqCst);
            two.0.store(2, SeqCst);
            0
        },
        |two| (10 * two.0.load(SeqCst) + two.1.load(SeqCst)) as u32,
    );
}

pub fn three_add() {
    let count = Arc::new(AtomicU32::new(0));
    let threads = [1, 10, 100].map(|more| {
        let count = Arc::clone(&count);
        thread::spawn(move || count.fetch_add(more, SeqCst).to_string())
    });
    say(threads.map(|thread| thread.join().unwrap()).join(" "));
}

pub fn arithmetic() {
    let number = AtomicU8::new(250);
    let all = [
        number.fetch_add(10, SeqCst),
        number.fetch_sub(5, SeqCst),
        number.fetch_and(0b1111_0000, SeqCst),
        number.fetch_or(0b0000_0011, SeqCst),
        number.fetch_xor(0b0000_0001, SeqCst),
        number.fetch_nand(0b0000_0010, SeqCst),
        number.fetch_max(254, SeqCst),
        number.fetch_min(7, SeqCst),
        number.swap(1, SeqCst),
        number.load(SeqCst),
    ];
    say(all.map(|value| value.to_string()).join(" "));
}

pub fn a_pointer_is_taken_once() {
    let pointer = Arc::new(AtomicPtr::new(Box::into_raw(Box::new(5))));
    let take = |pointer: &AtomicPtr<i32>| {
        let taken = pointer.swap(std::ptr::null_mut(), SeqCst);
        // SAFETY: it came from a box, and the exchange gives it to one thread only.
        (!taken.is_null()).then(|| unsafe { *Box::from_raw(taken) })
    };
    let mine = Arc::clone(&pointer);
    let thread = thread::spawn(move || take(&mine));
    let here = take(&pointer);
    say(format!("{here:?} {:?}", thread.join().unwrap()));
}

pub fn a_weak_exchange() {
    let number = AtomicU32::new(1);
    say(number
        .compare_exchange_weak(1, 2, SeqCst, SeqCst)
        .map_or("failed", |_| "done"));
}
