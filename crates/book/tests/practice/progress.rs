//! The file that a reader's progress is kept in.

use super::support::{Book, SOLUTION};

const FILE: &str = "exercises/talk/greet.rs";

#[test]
fn terminals_at_one_time_lose_nothing() {
    let book = Book::new();
    book.write(FILE, SOLUTION);
    let mut both = [(); 3].map(|()| book.command(&["greet", "--once"]).spawn().unwrap());
    for one in &mut both {
        assert!(one.wait().unwrap().success());
    }
    assert_eq!(book.progress()["exercises"]["talk/greet"]["tried"], 3);
}

#[test]
fn what_holds_no_progress_is_kept_aside() {
    let book = Book::new();
    book.write(FILE, SOLUTION);
    book.write("progress.json", "{\"version\": 1, \"exerc");
    let (status, _, why) = book.exercise(&["greet", "--once"]);
    assert_eq!(status, 0);
    assert!(
        why.contains("progress.json holds no progress (EOF "),
        "{why}"
    );
    assert!(
        why.contains("it is now called progress.json.aside-1"),
        "{why}"
    );
    assert_eq!(why.lines().count(), 1, "{why}");
    assert_eq!(
        book.read("progress.json.aside-1"),
        "{\"version\": 1, \"exerc"
    );
    assert_eq!(book.progress()["exercises"]["talk/greet"]["tried"], 1);
}

#[test]
fn what_a_later_version_knows_stays() {
    let book = Book::new();
    book.write(FILE, SOLUTION);
    book.write(
        "progress.json",
        "{\"version\": 2, \"streak\": 3, \"chapters\": {\"words\": \"2026-11-30\"}}",
    );
    assert_eq!(book.exercise(&["greet", "--once"]).0, 0);
    let progress = book.progress();
    assert_eq!(progress["version"], 2);
    assert_eq!(progress["streak"], 3);
    assert_eq!(progress["chapters"]["words"], "2026-11-30");
    assert!(progress["exercises"]["talk/greet"]["solved"].is_string());
}
