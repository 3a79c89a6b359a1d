//! Each fault that this proof must not miss, planted in a copy of a small book: it is found, and its place is named.

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

use book::listings::library::Library;
use book::listings::listing::{Kind, Name, Run};
use book::listings::manifest::{Ends, Output};
use book::proof::outputs;
use book::proof::run::{End, Outcome};
use book::proof::schedules;
use proof::links;
use proof::small_book::SmallBook;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::SystemTime;

fn main() {
    remembered::run(|parts| parts.with_folder(&proof::root().join("tests/small-book")));
}

const CHAPTER: &str = "src/part/talk.md";
const MANIFEST: &str = "listings/talk/listings.toml";

/// The build of `book` fails, and says `expected` in a line.
#[track_caller]
fn build_says(book: SmallBook, expected: &str) {
    let error = book.build().expect_err("the build must fail");
    assert!(
        error.lines().any(|line| line == expected),
        "expected: {expected}\nsaid:\n{error}"
    );
    assert!(
        !book.root().join("pages").exists(),
        "a failed build leaves no pages"
    );
}

/// The book can be built, and `expected` is what is found in it without having a place there.
#[track_caller]
fn unused(book: SmallBook, expected: &str) {
    book::expanded(book.root()).expect("the chapters can be expanded");
    let found: Vec<String> = book::problems(book.root())
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(found, [expected]);
}

#[track_caller]
fn build_says_only(book: SmallBook, expected: &str) {
    assert_eq!(book.build().expect_err("the build must fail"), expected);
}

#[track_caller]
fn dead_link(book: SmallBook, expected: &str) {
    let site = book.build().expect("the book can be built");
    let found: Vec<String> = links::problems(&site)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("part/talk.html:") && line.ends_with(expected)),
        "{found:?}"
    );
}

/// A copy in which nothing is wrong, for what leaves it so.
static SOUND: LazyLock<SmallBook> =
    LazyLock::new(|| SmallBook::kept(&proof::kept("small-book"), &[]));

#[test]
fn nothing_is_wrong_with_the_small_book() {
    let book = &*SOUND;
    let site = book.build().unwrap();
    assert_eq!(links::problems(&site), []);
    assert_eq!(book::problems(book.root()).unwrap(), []);
    assert_eq!(
        outputs::problems(book.root(), Some(&book.target())).unwrap(),
        []
    );
}

/// A run of `guess` may differ from the recorded one, so it is the program that tells whether the record is its own.
#[test]
fn a_record_of_another_version_of_a_listing_that_varies() {
    let book = SmallBook::kept(
        &proof::kept("small-book-of-another-version"),
        &[(
            "listings/talk/src/bin/guess.rs",
            "fn main() {",
            "fn main() { /* as before */",
        )],
    );
    let told = || outputs::problems(book.root(), Some(&book.target())).unwrap();
    let [problem] = &told()[..] else {
        panic!("{:?}", told())
    };
    assert_eq!(
        problem.to_string(),
        "listings/talk/src/bin/guess.rs: its recorded run is one of another version of the program; \
         `cargo run -- bless` records it anew"
    );
    let (library, _) = Library::load(book.root());
    let listing = library.get("talk/guess").unwrap();
    let built = outputs::build(book.root(), Some(&book.target()), [listing]).unwrap();
    outputs::record(book.root(), listing, &built).unwrap();
    assert_eq!(told(), []);
}

/// `guess` asserts that it is not compiled for debugging.
#[test]
fn a_listing_is_optimised_if_its_table_says_so() {
    let (mut library, _) = Library::load(SOUND.root());
    let name = Name::parse("talk/guess").unwrap();
    let check = |library: &Library| {
        let built = outputs::build(
            SOUND.root(),
            Some(&SOUND.target()),
            library.listings.values(),
        )
        .unwrap();
        outputs::check(&library.listings[&name], &built)
    };
    assert_eq!(check(&library), Ok(()));
    match &mut library.listings.get_mut(&name).unwrap().kind {
        Kind::Runs(run) => run.optimised = false,
        Kind::Refused(_) => panic!("`guess` runs"),
    }
    let said = check(&library).expect_err("it must be told");
    assert!(said.sentence.contains("compiled for debugging"), "{said}");
}

/// One copy with four faults, because cargo compiles them in one go.
#[test]
fn a_listing_that_prints_something_else_does_not_compile_deadlocks_or_asserts_what_is_false() {
    let book = SmallBook::kept(
        &proof::kept("small-book-with-faults"),
        &[
            ("listings/talk/src/bin/say.rs", "hello", "good evening"),
            (
                "listings/talk/src/bin/reply.rs",
                "let answer",
                "let answer: u32",
            ),
            ("listings/talk/src/bin/listen.rs", "drop(sender);", ""),
            (
                "listings/talk/src/bin/guess.rs",
                "seen > 0",
                "seen > 1_000_000_000",
            ),
        ],
    );
    let problems = outputs::problems(book.root(), Some(&book.target())).unwrap();
    let [guess, listen, reply, say] = &problems[..] else {
        panic!("{problems:?}")
    };
    let all = [
        (
            guess,
            "guess",
            "the page says it ends normally, but it ended with exit code 101",
        ),
        (
            listen,
            "listen",
            "but it hung, every thread waiting for ever (a deadlock?), and was killed",
        ),
        (reply, "reply", "does not compile:\nerror[E0308]"),
        (say, "say", "standard output is not what the page shows"),
    ];
    for (problem, name, message) in all {
        assert!(
            problem.place.file.ends_with(format!("{name}.rs")),
            "{problem}"
        );
        assert!(problem.message.contains(message), "{problem}");
    }
}

/// What `outputs` proves, of the checkout in which this is called.
#[test(always)]
#[ignore = "called by other tests, in small checkouts"]
fn what_the_listings_of_this_checkout_print() {
    let problems = outputs::problems(proof::root(), None).unwrap();
    assert_eq!(problems, []);
}

/// A small checkout below `folder`, with this test among what cargo has built in `target`.
fn checkout(folder: &Path, target: &Path) -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let test = target.join("debug/deps").join(own.file_name().unwrap());
    fs::create_dir_all(test.parent().unwrap()).unwrap();
    fs::write(target.join("CACHEDIR.TAG"), "").unwrap();
    let _ = fs::remove_file(&test);
    fs::hard_link(&own, &test).unwrap();
    SmallBook::kept(folder, &[]);
    test
}

/// Calls the test above, that lies at `test`, as cargo does in the checkout `root`; returns whether it passes, and its words.
fn called_in(root: &Path, test: &Path) -> (bool, String) {
    let output = Command::new(test)
        .args([
            "--ignored",
            "--exact",
            "what_the_listings_of_this_checkout_print",
        ])
        .env("CARGO_MANIFEST_DIR", root)
        .env_remove("CARGO_TARGET_DIR")
        .current_dir(root)
        .output()
        .unwrap();
    let words = [output.stdout, output.stderr].concat();
    let words = String::from_utf8_lossy(&words).into_owned();
    (output.status.success(), words)
}

#[test]
fn a_copied_checkout_is_proved_where_it_is() {
    let (original, copy) = (proof::kept("checkout"), proof::kept("copied-checkout"));
    let test = checkout(&original, &original.join("target"));
    let (passes, words) = called_in(&original, &test);
    assert!(passes, "{words}");

    let _ = fs::remove_dir_all(&copy);
    let copied = Command::new("cp")
        .arg("-a")
        .arg(&original)
        .arg(&copy)
        .status();
    assert!(copied.unwrap().success());
    let say = copy.join("listings/talk/src/bin/say.rs");
    let text = fs::read_to_string(&say).unwrap();
    fs::write(&say, text.replace("hello", "good evening")).unwrap();
    let test = copy.join(test.strip_prefix(&original).unwrap());
    let (passes, words) = called_in(&copy, &test);
    assert!(!passes && words.contains("good evening"), "{words}");
}

#[test]
fn checkouts_that_share_a_folder_of_builds_are_not_mistaken_for_each_other() {
    let shared = proof::kept("shared-builds");
    let test = checkout(&proof::kept("checkout-elsewhere"), &shared);
    let (passes, words) = called_in(&proof::kept("checkout-elsewhere"), &test);
    assert!(
        !passes && words.contains("has the same CARGO_TARGET_DIR"),
        "{words}"
    );

    // Neither of these lies around the folder that this test was built in.
    let one = SmallBook::kept(&proof::kept("one-checkout"), &[]);
    let change = ("listings/talk/src/bin/say.rs", "hello", "good evening");
    let other = SmallBook::kept(&proof::kept("other-checkout"), &[change]);
    let say = fs::File::options()
        .append(true)
        .open(other.root().join(change.0))
        .unwrap();
    say.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(outputs::problems(one.root(), None).unwrap(), []);
    let problems = outputs::problems(other.root(), None).unwrap();
    assert!(
        matches!(&problems[..], [say] if say.message.contains("good evening")),
        "{problems:?}"
    );
}

#[test]
fn a_listing_that_may_hang_does_nothing_else() {
    let expected = Run {
        output: Output::Exact,
        ends: Ends::MayHang,
        optimised: false,
        stdout: "open\nclosed\n".to_owned(),
        stderr: String::new(),
        recorded_of: None,
        explore: None,
    };
    let compare = |end, stdout: &str| {
        let outcome = Outcome {
            stdout: stdout.to_owned(),
            stderr: String::new(),
            end,
        };
        outputs::compare(&expected, &outcome)
    };
    assert_eq!(compare(End::Exit(Some(0)), "open\nclosed\n"), Ok(()));
    assert_eq!(compare(End::Deadlock, "open\n"), Ok(()));
    assert_eq!(compare(End::Deadlock, ""), Ok(()));
    let said = |end, stdout| {
        let fault = compare(end, stdout).expect_err("it must be told");
        fault.sentence
    };
    assert!(said(End::Exit(Some(101)), "open\n").contains("ended with exit code 101"));
    assert!(said(End::Exit(Some(0)), "open\n").contains("is not what the page shows"));
    assert!(said(End::Deadlock, "shut\n").contains("is not what the page shows"));
}

#[test]
fn recording_mends_what_differs_and_leaves_the_rest() {
    let folder = proof::kept("small-book-to-record");
    let book = SmallBook::kept(
        &folder,
        &[("listings/talk/src/bin/say.rs", "hello", "good evening")],
    );
    let (library, _) = Library::load(book.root());
    let built =
        outputs::build(book.root(), Some(&book.target()), library.listings.values()).unwrap();
    for listing in library.listings.values() {
        outputs::record(book.root(), listing, &built).unwrap();
    }
    let recorded = |name: &str| {
        fs::read_to_string(
            book.root()
                .join(format!("listings/talk/src/bin/{name}.stdout")),
        )
        .unwrap()
    };
    assert_eq!(recorded("say"), "good evening\n");
    assert_eq!(recorded("kept"), "hello\n");
    assert_eq!(recorded("reply"), "well\nand you?\n");
    assert_eq!(
        outputs::problems(book.root(), Some(&book.target())).unwrap(),
        []
    );
}

#[test]
fn a_run_that_no_schedule_explains() {
    let book = SmallBook::copy();
    let (library, _) = Library::load(book.root());
    let (listing, claims) = library.explored().next().unwrap();
    let graph = book::listings::graphs::read(&book.root().join("src"), listing, claims).unwrap();
    let check = |end, stdout: &str| {
        let outcome = Outcome {
            stdout: stdout.to_owned(),
            stderr: String::new(),
            end,
        };
        schedules::check_run(&graph, &outcome)
    };
    assert_eq!(check(End::Exit(Some(0)), "well\nand you?\n"), Ok(()));
    assert_eq!(check(End::Exit(Some(0)), "and you?\nwell\n"), Ok(()));
    assert!(check(End::Exit(Some(0)), "well\n").is_err());
    assert!(check(End::Exit(Some(101)), "well\nand you?\n").is_err());
    assert!(check(End::Deadlock, "well\nand you?\n").is_err());
}

#[test]
fn a_listing_that_no_chapter_uses() {
    unused(
        SmallBook::copy()
            .write("listings/talk/src/bin/alone.rs", "fn main() {}\n")
            .append(MANIFEST, "[alone]\ncaption = \"Alone\"\n"),
        "listings/talk/src/bin/alone.rs: no chapter shows this listing; {{#listing talk/alone}} does",
    );
}

#[test]
fn an_anchor_that_no_chapter_uses() {
    unused(
        SmallBook::copy().replace(
            "listings/talk/src/bin/say.rs",
            "fn main() {",
            "// ANCHOR: unseen\n// ANCHOR_END: unseen\nfn main() {",
        ),
        "listings/talk/src/bin/say.rs: no chapter shows the anchor `unseen`; {{#listing talk/say:unseen}} does",
    );
}

#[test]
fn an_output_without_its_listing() {
    unused(
        SmallBook::copy().write("listings/talk/src/bin/gone.stdout", "hello\n"),
        "listings/talk/src/bin/gone.stdout: is recorded of a listing that does not exist",
    );
}

#[test]
fn a_rust_block_that_bypasses_the_listings() {
    unused(
        SmallBook::copy().append(CHAPTER, "\n```rust\nfn main() {}\n```\n"),
        "src/part/talk.md:33: a Rust code block that is no listing; make it one, name its language, \
         or write `<!-- not a listing: why -->` above it",
    );
}

#[test]
fn a_rust_block_that_says_why_it_bypasses_the_listings_may() {
    let book = SmallBook::copy().append(
        CHAPTER,
        "\n<!-- not a listing: it shows a fence -->\n```rust\nfn main() {}\n```\n",
    );
    assert_eq!(book::problems(book.root()).unwrap(), []);
}

#[test]
fn an_error_code_of_no_listing() {
    unused(
        SmallBook::copy().append(CHAPTER, "\nThis is E0383.\n"),
        "src/part/talk.md:33: E0383 is the error of no listing on this page; did you mean `E0382`?",
    );
}

#[test]
fn a_missing_listing() {
    build_says(
        SmallBook::copy().replace(
            CHAPTER,
            "{{#listing talk/reply}}",
            "{{#listing talk/repyl}}",
        ),
        "src/part/talk.md:9: {{#listing talk/repyl}}: no listing `talk/repyl`; did you mean `talk/reply`?",
    );
}

#[test]
fn an_explorer_of_a_missing_listing() {
    build_says_only(
        SmallBook::copy().replace(
            CHAPTER,
            "{{#explore talk/reply}}",
            "{{#explore talk/repyl}}",
        ),
        "src/part/talk.md:11: {{#explore talk/repyl}}: no listing `talk/repyl`; did you mean `talk/reply`?",
    );
}

#[test]
fn a_claim_about_schedules_that_is_wrong() {
    build_says_only(
        SmallBook::copy().replace(MANIFEST, "outcomes = 2", "outcomes = 3"),
        "src/part/talk.md:11: {{#explore talk/reply}}: its table claims 3 outcomes, and its graph has 2",
    );
}

#[test]
fn a_graph_of_an_older_program() {
    build_says_only(
        SmallBook::copy().replace("listings/talk/src/bin/reply.rs", "\"well\"", "\"yes\""),
        "src/part/talk.md:11: {{#explore talk/reply}}: its graph is that of another version of the program; \
         run `cargo run -- bless`",
    );
}

#[test]
fn schedules_that_no_chapter_explores() {
    unused(
        SmallBook::copy().replace(CHAPTER, "{{#explore talk/reply}}\n", ""),
        "listings/talk/src/bin/reply.rs: has a table for its schedules, and no chapter explores them; \
         {{#explore talk/reply}} does",
    );
}

#[test]
fn a_graph_without_its_listing() {
    unused(
        SmallBook::copy().write("src/graphs/talk-gone.json", "{}"),
        "src/graphs/talk-gone.json: is the graph of no listing that is explored",
    );
}

#[test]
fn a_missing_anchor() {
    build_says(
        SmallBook::copy().replace(CHAPTER, "say:greeting", "say:greetings"),
        "src/part/talk.md:5: {{#listing talk/say:greetings}}: no anchor `greetings` in listings/talk/src/bin/say.rs; \
         did you mean `greeting`?",
    );
}

#[test]
fn two_listings_of_one_name() {
    build_says(
        SmallBook::copy().write("listings/talk/broken/say.rs", "fn main() {\n"),
        "listings/talk/listings.toml:1: `say`: two listings of one name: listings/talk/src/bin/say.rs and \
         listings/talk/broken/say.rs",
    );
}

#[test]
fn two_listings_of_one_name_in_two_crates() {
    let book = SmallBook::copy();
    fs::create_dir_all(book.root().join("listings/walk/src/bin")).unwrap();
    build_says(
        book.write(
            "listings/walk/listings.toml",
            "[say]\ncaption = \"Again\"\n",
        )
        .write("listings/walk/src/bin/say.rs", "fn main() {}\n"),
        "listings/walk/src/bin/say.rs: two listings of one name: listings/talk/src/bin/say.rs and \
         listings/walk/src/bin/say.rs; a name is unique in the whole book",
    );
}

#[test]
fn an_unknown_manifest_key() {
    build_says_only(
        SmallBook::copy().replace(MANIFEST, "caption = \"A word", "captoin = \"A word"),
        "listings/talk/listings.toml:29: unknown field `captoin`, expected one of `caption`, `output`, `ends`, \
         `optimised`, `saves_from`, `repaired_by`, `explore`",
    );
}

#[test]
fn a_quote_that_the_compiler_does_not_say() {
    build_says(
        SmallBook::copy().replace(CHAPTER, "borrow of moved value", "use of moved value"),
        "src/part/talk.md:17: {{#quote talk/lost use of moved value: `word`}}: these words are in no line of what the \
         compiler says of it",
    );
}

#[test]
fn all_errors_of_a_build_are_told_together() {
    let book = SmallBook::copy()
        .replace(CHAPTER, "say:greeting", "say:greetings")
        .replace(
            CHAPTER,
            "{{#listing talk/listen}}",
            "{{#listing talk/lisetn}}",
        );
    assert_eq!(book.build().unwrap_err().lines().count(), 2);
}

#[test]
fn a_failed_build_leaves_the_good_one() {
    let book = SmallBook::copy();
    let page = book.build().unwrap().join("part/talk.html");
    let good = fs::read(&page).unwrap();
    let book = book.replace(CHAPTER, "say:greeting", "say:greetings");
    book.build().unwrap_err();
    assert_eq!(fs::read(&page).unwrap(), good);
}

#[test]
fn a_dead_link() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n[there](nowhere.md)\n"),
        "the link `nowhere.html` leads nowhere: there is no such file",
    );
}

#[test]
fn a_dead_fragment() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n[there](../preface.md#nowhere)\n"),
        "the link `../preface.html#nowhere` leads nowhere: the page has no such id",
    );
}

#[test]
fn a_link_from_the_root_of_the_server() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n[there](/preface.md)\n"),
        "the link `/preface.html` leads nowhere: it starts at the root of the server, which need not be the book's",
    );
}

#[test]
fn a_missing_image() {
    dead_link(
        SmallBook::copy().append(CHAPTER, "\n![a horse](horse.png)\n"),
        "the link `horse.png` leads nowhere: there is no such file",
    );
}
