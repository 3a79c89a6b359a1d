//@ A module of one's own that is called thread, with a spawn that runs at once.
//@ outcome: ok: 1 2
//@ why: no thread is started.
mod thread {
    pub struct JoinHandle<T>(T);

    pub fn spawn<T>(f: impl FnOnce() -> T) -> JoinHandle<T> {
        JoinHandle(f())
    }

    impl<T> JoinHandle<T> {
        pub fn join(self) -> T {
            self.0
        }
    }
}

fn main() {
    let number = thread::spawn(|| {
        println!("1");
        2
    });
    println!("{}", number.join());
}
