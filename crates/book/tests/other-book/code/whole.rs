fn main() {
    println!("the whole file");
}
