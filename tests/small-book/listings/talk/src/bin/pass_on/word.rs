pub struct Word(String);

impl Word {
    pub fn new(text: &str) -> Word {
        Word(text.to_owned())
    }

    // ANCHOR: louder
    pub fn louder(self) -> String {
        self.0 + "!"
    }
    // ANCHOR_END: louder
}

#[test]
fn a_word_gets_louder() {
    assert_eq!(Word::new("no").louder(), "no!");
}
