fn main() {
    let seen = std::process::id();
    assert!(seen > 0);
    assert!(!cfg!(debug_assertions), "compiled for debugging");
    println!("{seen}");
}
