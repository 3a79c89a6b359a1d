//@ Two readers with a hazard slot each; the writer looks at one slot only.
//@ model: sc
//@ fault: race 18 32
//@ why: the second reader's announcement is not looked at
use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering::*};
use std::thread;

static SLOTS: [AtomicPtr<u32>; 2] = [const { AtomicPtr::new(null_mut()) }; 2];
static CURRENT: AtomicPtr<u32> = AtomicPtr::new(null_mut());

fn read(slot: usize) -> u32 {
    loop {
        let pointer = CURRENT.load(SeqCst);
        SLOTS[slot].store(pointer, SeqCst);
        if CURRENT.load(SeqCst) == pointer {
            let value = unsafe { *pointer };
            SLOTS[slot].store(null_mut(), SeqCst);
            return value;
        }
    }
}

fn main() {
    CURRENT.store(Box::into_raw(Box::new(1)), SeqCst);
    let readers = [0, 1].map(|slot| thread::spawn(move || read(slot)));
    let old = CURRENT.swap(Box::into_raw(Box::new(2)), SeqCst);
    while SLOTS[0].load(SeqCst) == old {
        spin_loop();
    }
    drop(unsafe { Box::from_raw(old) });
    for reader in readers {
        println!("{}", reader.join().unwrap());
    }
}
