use std::thread;

/// The address of a device's register, known to one value only.
struct Register(*mut u8);

// SAFETY: the address is not tied to a thread, and nobody else has it.
unsafe impl Send for Register {}

fn main() {
    let mut led = 0;
    let register = Register(&mut led);

    thread::scope(|s| {
        s.spawn(move || {
            // SAFETY: `led` outlives the scope.
            unsafe { *register.0 = 1 };
        });
    });
    println!("led: {led}");
}
