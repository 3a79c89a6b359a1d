fn main() {
    let word = String::from("hello");
    drop(word);
    println!("{word}");
}
