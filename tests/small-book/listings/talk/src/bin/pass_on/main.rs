mod word;

fn main() {
    let word = word::Word::new("hello");
    let passed = std::thread::spawn(|| word.louder());
    println!("{}", passed.join().unwrap());
}
