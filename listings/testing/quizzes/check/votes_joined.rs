use std::thread;

fn main() {
    let voters = ["no", "yes"].map(|vote| thread::spawn(move || vote));
    let votes = voters.map(|voter| voter.join().unwrap());
    println!("{votes:?}");
}
