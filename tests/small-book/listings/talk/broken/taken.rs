fn main() {
    let word = String::from("hello");
    let taken = word;
    println!("{} letters in {taken}", word.len());
}
