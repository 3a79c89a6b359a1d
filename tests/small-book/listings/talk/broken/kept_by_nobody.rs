fn longest() -> &str {
    "hello"
}

fn main() {
    println!("{}", longest());
}
