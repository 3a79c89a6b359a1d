use std::marker::PhantomData;
use std::thread;

/// Must stay on the thread that opened it.
struct Scanner {
    port: u8,
    stays: PhantomData<*const ()>,
}

impl Scanner {
    fn open(port: u8) -> Scanner {
        let stays = PhantomData;
        Scanner { port, stays }
    }

    fn scan(&self) {
        println!("scanning on port {}", self.port);
    }
}

fn main() {
    let port = 3;
    let worker = thread::spawn(move || {
        let scanner = Scanner::open(port);
        scanner.scan();
    });
    worker.join().unwrap();
}
