//! What is proved is this checkout, and not another that cargo takes for it.

use book::proof::outputs;
use proof::small_book::SmallBook;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

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
            "checkouts::what_the_listings_of_this_checkout_print",
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
