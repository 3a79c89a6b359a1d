fn main() {
    let word = "hello";
    // ANCHOR: greeting
    println!("{word}");
    // ANCHOR_END: greeting
}
