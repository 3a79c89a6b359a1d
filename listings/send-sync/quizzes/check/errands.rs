use std::thread;

type Errand = Box<dyn Fn() -> u32>;

fn main() {
    let errands: Vec<Errand> =
        vec![Box::new(|| 12), Box::new(|| 30)];
    let runner = thread::spawn(move || {
        errands.iter().map(|run| run()).sum::<u32>()
    });
    println!("{} minutes", runner.join().unwrap());
}
