//@ Bytes of a vector are used as atomics in turn.
//@ refused: it uses memory as AtomicU8 that none was made in
//@ why: std of `AtomicU8`: "This type has the same size, alignment, and bit validity as the underlying integer type, u8", so a slice may be cast; the explored type is larger
use std::sync::atomic::{AtomicU8, Ordering::*};

fn main() {
    let mut bytes = vec![1_u8, 2];
    let atomics: &[AtomicU8] = unsafe { &*(bytes.as_mut_slice() as *mut [u8] as *const [AtomicU8]) };
    println!("{} {}", atomics[1].load(SeqCst), size_of::<AtomicU8>());
}
