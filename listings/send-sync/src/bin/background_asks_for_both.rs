use std::fmt::Display;
use std::thread::{self, JoinHandle};

fn print_later<T>(page: T) -> JoinHandle<()>
where
    T: Display + Send + 'static,
{
    thread::spawn(move || println!("{page}"))
}

fn main() {
    print_later("invoice 81").join().unwrap();
}
