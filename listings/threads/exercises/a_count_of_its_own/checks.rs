#[test]
fn words_of_all_pages() {
    let pages = |pages: &[&str]| pages.iter().map(|page| page.to_string()).collect();
    assert_eq!(count_words(pages(&["one two three", "four five"])), 5);
    assert_eq!(
        count_words(pages(&["one", "two three", "four five six", ""])),
        6
    );
    assert_eq!(count_words(pages(&[])), 0);
}
