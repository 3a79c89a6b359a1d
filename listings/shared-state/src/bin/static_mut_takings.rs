use std::thread;

static mut TAKINGS: u32 = 0;

fn main() {
    thread::scope(|scope| {
        for price in [12, 8] {
            // SAFETY: does not hold. The other thread may be there.
            scope.spawn(move || unsafe { TAKINGS += price });
        }
    });
    // SAFETY: both threads have ended.
    let takings = unsafe { TAKINGS };
    println!("takings: {takings}");
}
