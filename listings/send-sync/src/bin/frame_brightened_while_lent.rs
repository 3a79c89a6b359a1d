use std::thread;

/// Owns the pixels behind its pointer; nobody else has a copy of it.
struct Frame {
    pixels: *mut [u8],
}

// SAFETY: `pixels` comes from a `Box<[u8]>`, no copy of the pointer leaves
// this type, and it cannot be cloned. Whoever owns the `Frame` is alone
// with the bytes, and a `Box` of bytes can be freed on any thread.
unsafe impl Send for Frame {}

impl Frame {
    fn grey(len: usize) -> Frame {
        let pixels = Box::into_raw(vec![128; len].into_boxed_slice());
        Frame { pixels }
    }

    fn brightest(&self) -> Option<u8> {
        // SAFETY: `pixels` stays allocated until `drop`, and only a
        // `&mut Frame` could write to it.
        let pixels = unsafe { &*self.pixels };
        pixels.iter().copied().max()
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        // SAFETY: `pixels` came from `Box::into_raw`, and `drop` runs once.
        drop(unsafe { Box::from_raw(self.pixels) });
    }
}

// ANCHOR: brighten
impl Frame {
    fn brighten(&self) {
        // SAFETY: does not hold. Another thread may be looking.
        unsafe { (*self.pixels)[0] += 1 };
    }
}

// SAFETY: does not hold. `brighten` takes `&self`, and writes.
unsafe impl Sync for Frame {}

fn main() {
    let frame = Frame::grey(64);
    thread::scope(|s| {
        s.spawn(|| println!("{:?}", frame.brightest()));
        s.spawn(|| frame.brighten());
    });
}
// ANCHOR_END: brighten
