pub fn two_chapters() {
    println!("{:?}", lengths(&["Rain.", "So"]));
}
