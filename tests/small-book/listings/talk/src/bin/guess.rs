fn main() {
    let seen = std::process::id();
    assert!(seen > 0);
    println!("{seen}");
}
