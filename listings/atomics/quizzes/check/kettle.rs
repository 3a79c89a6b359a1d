use std::thread;

fn main() {
    let mut off = false;
    thread::scope(|s| {
        s.spawn(|| {
            while !off {
                thread::yield_now();
            }
            println!("the kettle is off");
        });
        off = true;
    });
}
