//! What a tool makes of a listing is what its table claims.

use super::MANIFEST;
use book::listings::library::Library;
use book::listings::listing::Listing;
use book::listings::manifest::Tool;
use book::proof::{Prover, tools};
use proof::small_book::SmallBook;
use remembered::Memory;
use std::fs;
use std::path::Path;

const RACED: &str = "use std::cell::UnsafeCell;
use std::thread;

struct Count(UnsafeCell<u32>);
unsafe impl Sync for Count {}
static COUNT: Count = Count(UnsafeCell::new(0));

fn add() {
    for _ in 0..1000 {
        unsafe { *COUNT.0.get() += 1 }
    }
}

fn main() {
    let other = thread::spawn(add);
    add();
    other.join().unwrap();
}
";

const COUNTED_TEST: &str = "#[test]
fn counts_two() {
    let count = std::thread::spawn(|| 1).join().unwrap();
    assert_eq!(count, 2, \"one is missing\");
}
";

const EXPECTED: &str = "#![expect(clippy::mut_mutex_lock)]
use std::sync::Mutex;

fn empty(count: &mut Mutex<u32>) {
    *count.lock().unwrap() = 0;
}

fn main() {
    empty(&mut Mutex::new(1));
}
";

const HUNG_TEST: &str = "#[test]
fn locks_twice() {
    let count = std::sync::Mutex::new(0);
    let _held = count.lock().unwrap();
    *count.lock().unwrap() += 1;
}
";

const CLAIMS: &str = "
[hung_test]
caption = \"A lock, and the same once more\"
of = \"raced\"
tools.stress.finds = true

[expected]
caption = \"A lock of one's own\"
tools.clippy.finds = true

[raced]
caption = \"Two threads count\"

[raced.tools.thread-sanitizer]
finds = true
says = \"data race\"

[raced.tools.explorer]
cannot = \"it *could*, but is not asked\"

[counted_test]
caption = \"One thread counts\"
of = \"raced\"

[counted_test.tools.unit-test]
finds = true
says = \"one is missing\"
";

/// A copy with a listing for cargo's test runner, and one for the sanitizer.
fn book() -> SmallBook {
    let book = SmallBook::kept(&proof::kept("small-book-for-tools"), &[]);
    let talk = book.root().join("listings/talk");
    fs::create_dir_all(talk.join("tests")).unwrap();
    fs::remove_file(talk.join("tried.toml")).unwrap_or_default();
    book.write("listings/talk/src/bin/raced.rs", RACED)
        .write("listings/talk/src/bin/expected.rs", EXPECTED)
        .write("listings/talk/tests/hung_test.rs", HUNG_TEST)
        .write("listings/talk/tests/counted_test.rs", COUNTED_TEST)
        .append(MANIFEST, CLAIMS)
}

fn listing(book: &SmallBook, name: &str) -> Listing {
    let (library, problems) = Library::load(book.root());
    assert_eq!(problems, []);
    library.get(name).unwrap().clone()
}

/// What is said of a listing and a tool, in one line; nothing if all holds.
fn said(book: &SmallBook, name: &str, tool: Tool, ask: Ask) -> String {
    let memory = tempfile::tempdir().unwrap();
    let prover = Prover::new(
        book.root(),
        Path::new("src"),
        memory.path(),
        Memory::new(None),
    )
    .with_target(book.target());
    match ask(&prover, &listing(book, name), tool) {
        Ok(()) => String::new(),
        Err(fault) => fault.headline().to_owned(),
    }
}

type Ask = fn(&Prover, &Listing, Tool) -> Result<(), book::proof::Fault>;

/// One book for all, as cargo compiles it once.
#[test]
fn a_tool_that_does_not_say_what_is_claimed() {
    let book = book();
    let cases = [
        ("talk/raced", Tool::ThreadSanitizer),
        ("talk/counted_test", Tool::UnitTest),
    ];
    let cases = cases
        .into_iter()
        .filter(|(_, tool)| tools::missing(*tool).is_none());
    let cases: Vec<_> = cases.collect();
    for (name, tool) in &cases {
        let not_recorded =
            format!("what {tool} says is not recorded; `cargo run -- bless` records it");
        assert_eq!(said(&book, name, *tool, tools::check), not_recorded);
        assert_eq!(said(&book, name, *tool, tools::record), "");
        assert_eq!(said(&book, name, *tool, tools::check), "");
    }
    let words = fs::read_to_string(
        book.root()
            .join("listings/talk/tests/counted_test.unit-test.txt"),
    );
    assert!(words.unwrap().contains("one is missing"));

    let hung = said(&book, "talk/hung_test", Tool::Stress, tools::record);
    assert_eq!(hung, "");
    let hung = listing(&book, "talk/hung_test").tools[&Tool::Stress].clone();
    assert!(hung.words.contains("It hung"));
    // The runner waits so long with a limit, unless it has one test at a time.
    assert!(hung.record.unwrap().ms < 60_000);

    let expected = said(&book, "talk/expected", Tool::Clippy, tools::record);
    assert_eq!(expected, "");

    let book = book.replace(MANIFEST, "finds = true\nsays", "finds = false\nsays");
    for (name, tool) in &cases {
        let claimed = format!(
            "what is recorded of {tool} is not what its table claims; `cargo run -- bless` records it anew"
        );
        assert_eq!(said(&book, name, *tool, tools::check), claimed);
        let found = format!("{tool} is said to miss the fault, and finds one");
        assert_eq!(said(&book, name, *tool, tools::record), found);
    }

    let book = book.replace(MANIFEST, "finds = false\nsays", "finds = true\nsays");
    let book = book.replace(MANIFEST, "one is missing", "none is missing");
    let tool = Tool::UnitTest;
    let other_words = said(&book, "talk/counted_test", tool, tools::check);
    assert_eq!(
        other_words,
        format!("{tool} does not say \"none is missing\", but")
    );

    let book = book.append("listings/talk/tests/counted_test.rs", "// Again.\n");
    let another = format!(
        "what {tool} says is recorded of another version of the program; `cargo run -- bless` records it anew"
    );
    assert_eq!(
        said(&book, "talk/counted_test", tool, tools::check),
        another
    );

    // An error of the compiler is no find.
    let book = book.replace("listings/talk/src/bin/expected.rs", "new(1)", "new()");
    let refused = said(&book, "talk/expected", Tool::Clippy, tools::record);
    assert_eq!(refused, "Clippy can't tell");
}
