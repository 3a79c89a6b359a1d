use explorer::{Options, thread, trace};
#[macro_use(println)]
extern crate explorer;
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        if thread::panicking() {
            println!("{}", self.0);
        }
    }
}
fn main() {
    let g = explorer::explore(&Options::default(), || {
        let threads: Vec<_> = (0..2)
            .map(|_| {
                thread::spawn(|| {
                    let _l = Loud("unwinding");
                    panic!("both");
                })
            })
            .collect();
        println!(
            "{}",
            threads.into_iter().all(|thread| thread.join().is_err())
        );
    })
    .unwrap();
    std::println!("{}", trace::report(&g, "").len());
}
