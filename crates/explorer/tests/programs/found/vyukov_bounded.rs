//@ Vyukov's bounded queue of two slots, by two producers and two consumers that try once.
//@ model: sc
//@ outcome: ok: [1, 2]
//@ outcome: ok: [1]
//@ outcome: ok: [2]
//@ outcome: ok: []
//@ why: each slot's stamp hands it from producer to consumer; what was pushed is taken at most once
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

struct Slot {
    stamp: AtomicUsize,
    value: UnsafeCell<u32>,
}

struct Queue {
    slots: [Slot; 2],
    push: AtomicUsize,
    pop: AtomicUsize,
}

unsafe impl Sync for Queue {}

impl Queue {
    fn push(&self, value: u32) -> bool {
        let mut at = self.push.load(Relaxed);
        loop {
            let slot = &self.slots[at % 2];
            if slot.stamp.load(Acquire) != at {
                return false;
            }
            match self.push.compare_exchange(at, at + 1, Relaxed, Relaxed) {
                Ok(_) => {
                    unsafe { *slot.value.get() = value };
                    slot.stamp.store(at + 1, Release);
                    return true;
                }
                Err(now) => at = now,
            }
        }
    }

    fn pop(&self) -> Option<u32> {
        let mut at = self.pop.load(Relaxed);
        loop {
            let slot = &self.slots[at % 2];
            if slot.stamp.load(Acquire) != at + 1 {
                return None;
            }
            match self.pop.compare_exchange(at, at + 1, Relaxed, Relaxed) {
                Ok(_) => {
                    let value = unsafe { *slot.value.get() };
                    slot.stamp.store(at + 2, Release);
                    return Some(value);
                }
                Err(now) => at = now,
            }
        }
    }
}

fn main() {
    let slot = |at| Slot { stamp: AtomicUsize::new(at), value: UnsafeCell::new(0) };
    let queue = Queue {
        slots: [slot(0), slot(1)],
        push: AtomicUsize::new(0),
        pop: AtomicUsize::new(0),
    };
    let (mut a, mut b) = (None, None);
    thread::scope(|scope| {
        scope.spawn(|| queue.push(1));
        scope.spawn(|| queue.push(2));
        scope.spawn(|| a = queue.pop());
        b = queue.pop();
    });
    let mut taken: Vec<u32> = [a, b].into_iter().flatten().collect();
    taken.sort();
    println!("{taken:?}");
}
