fn main() {
    let word = String::from("hello");
    println!("{word}");
    drop(word);
}
