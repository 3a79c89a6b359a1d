use std::thread;

/// The address of a device's register.
#[derive(Clone, Copy)]
struct Register(*mut u8);

// SAFETY: does not hold. A copy of the address may be in use elsewhere.
unsafe impl Send for Register {}

fn main() {
    let mut led = 0;
    let register = Register(&mut led);

    thread::scope(|s| {
        s.spawn(move || {
            let register = register;
            // SAFETY: `led` outlives the scope.
            unsafe { *register.0 = 1 };
        });
        // SAFETY: `led` outlives the scope.
        unsafe { *register.0 = 0 };
    });
    println!("led: {led}");
}
