use explorer::sync::atomic::*;
use explorer::sync::mpsc::channel;
use explorer::{Options, thread, trace};
#[macro_use(println)]
extern crate explorer;
fn main() {
    let g = explorer::explore(&Options::default(), || {
        let x = AtomicU32::new(0);
        thread::scope(|scope| {
            let (sender, receiver) = channel();
            let x = &x;
            scope.spawn(move || {
                x.store(1, Ordering::Relaxed);
                sender.send(7).unwrap();
                x.store(2, Ordering::Relaxed);
                sender.send(8).unwrap();
            });
            receiver.recv().unwrap();
        });
        println!("end");
    })
    .unwrap();
    std::println!("{}", trace::report(&g, ""));
    let o = g.outcomes.iter().find(|o| o.output == "end\n").unwrap();
    std::println!("{}", trace::shortest_to(&g, o).unwrap().trace(""));
}
