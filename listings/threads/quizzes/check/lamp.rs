use std::thread;

struct Lamp;

impl Drop for Lamp {
    fn drop(&mut self) {
        println!("off");
    }
}

fn main() {
    thread::spawn(|| {
        let _lamp = Lamp;
        println!("on");
    });
}
