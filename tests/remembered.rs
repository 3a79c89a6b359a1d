//! What has been proved of a listing is proved again as soon as anything changes that it depends on.
//!
//! The tool is the one that authors call, in a folder of its own, so that it remembers nothing at first; the book is a copy
//! of a small one, of which three listings are refused and one is explored.

use proof::small_book::SmallBook;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn main() {
    let tool = fs::read(proof::executable()).expect("cargo has built it");
    remembered::run(move |parts| parts.with("the tool", &tool));
}

const LOST: &str = "listings/talk/broken/lost.rs";
const REPLY: &str = "listings/talk/src/bin/reply.rs";

/// The book, and a tool that has proved it.
struct Ground {
    book: SmallBook,
    folder: TempDir,
}

/// What the tool says of the whole book: whether all holds, and how many of how many proofs it remembered.
#[derive(Debug, PartialEq)]
struct Said {
    holds: bool,
    remembered: usize,
    of: usize,
}

fn holds(remembered: usize, of: usize) -> Said {
    Said {
        holds: true,
        remembered,
        of,
    }
}

impl Ground {
    /// The book is kept between runs, so that its listings are compiled only once.
    fn new() -> Ground {
        let kept = proof::target().join("tmp/small-book-to-remember");
        let ground = Ground {
            book: SmallBook::kept(&kept, &[]),
            folder: tempfile::tempdir_in(proof::target()).expect("cargo's folder can be written"),
        };
        // By this sign the tool knows where to remember.
        fs::write(ground.folder.path().join("CACHEDIR.TAG"), "").expect("it can be written");
        // What explored programs are linked to takes a while to compile, and is none of what is proved.
        let crates = proof::target().join("playground/crates");
        fs::create_dir_all(&crates).expect("cargo's folder can be written");
        fs::create_dir(ground.folder.path().join("playground")).expect("the folder is new");
        symlink(crates, ground.folder.path().join("playground/crates")).expect("links can be made");
        fs::hard_link(proof::executable(), ground.tool()).expect("it is on the same disk");
        assert_eq!(ground.check(&[]), holds(0, 4));
        assert_eq!(ground.check(&[]), holds(4, 4));
        ground
    }

    fn tool(&self) -> PathBuf {
        self.folder.path().join("book")
    }

    fn check(&self, environment: &[(&str, OsString)]) -> Said {
        let output = Command::new(self.tool())
            .arg("check")
            .current_dir(self.book.root())
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("REMEMBER")
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("the tool can be started");
        let said = String::from_utf8_lossy(&output.stdout);
        let last = said.lines().last().unwrap_or_default();
        let numbers = last.rsplit_once("; ").map_or("", |(_, numbers)| numbers);
        let words: Vec<&str> = numbers.split_whitespace().collect();
        let [remembered, "of", all, "proofs", ..] = words[..] else {
            panic!("{said}{}", String::from_utf8_lossy(&output.stderr));
        };
        Said {
            holds: output.status.success(),
            remembered: remembered.parse().expect("a number"),
            of: all.parse().expect("a number"),
        }
    }

    /// Checks the book while `new` stands in the place of `old` in one of its files.
    fn check_changed(&self, file: &str, old: &str, new: &str) -> Said {
        let path = self.book.root().join(file);
        let before = fs::read_to_string(&path).expect("the book has the file");
        assert!(before.contains(old), "{file} has no `{old}` to replace");
        fs::write(&path, before.replacen(old, new, 1)).expect("the copy can be written");
        let said = self.check(&[]);
        fs::write(&path, before).expect("the copy can be written");
        said
    }
}

/// One test, since all of it is about one book.
#[remembered::test]
fn what_changes_is_proved_again() {
    let ground = Ground::new();
    what_a_listing_is_compared_with(&ground);
    what_it_is_compiled_with(&ground);
    let nothing = ground.check(&[("REMEMBER", "nothing".into())]);
    assert_eq!(nothing, holds(0, 4));
    assert_eq!(ground.check(&[]), holds(4, 4));
    the_code_of_the_tool(&ground);
}

fn what_a_listing_is_compared_with(ground: &Ground) {
    let faulty = |remembered, of| Said {
        holds: false,
        remembered,
        of,
    };

    let comment = ground.check_changed(LOST, "}\n", "}\n// A comment changes no words.\n");
    assert_eq!(comment, holds(3, 4));

    let words = ground.check_changed("listings/talk/broken/lost.stderr", "E0382", "E0383");
    assert_eq!(words, faulty(3, 3));

    let explored = ground.check_changed(REPLY, "}\n", "}\n// Another program has another graph.\n");
    assert_eq!(explored, faulty(3, 3));
    let graph = "src/graphs/talk-reply.json";
    let unseen = ground.check_changed(graph, "\"schedules\":", "\"schedules\":1");
    assert_eq!(unseen, faulty(3, 3));
    let claim = ground.check_changed(
        "listings/talk/listings.toml",
        "outcomes = 2",
        "outcomes = 3",
    );
    assert_eq!(claim, faulty(3, 3));
    let recorded = ground.check_changed(
        "listings/talk/src/bin/reply.stdout",
        "well\nand you?\n",
        "and you?\nwell\n",
    );
    assert_eq!(recorded, holds(3, 4));
}

fn what_it_is_compiled_with(ground: &Ground) {
    let crates = ground.check_changed("Cargo.lock", "\n", "\n# Other versions.\n");
    assert_eq!(crates, holds(0, 4));

    let flags = [("RUSTFLAGS", "--cfg changed".into())];
    assert_eq!(ground.check(&flags), holds(0, 4));

    let compiler = [(
        "CARGO",
        another_compiler(ground.folder.path()).into_os_string(),
    )];
    assert_eq!(ground.check(&compiler), holds(0, 4));
    assert_eq!(ground.check(&compiler), holds(4, 4));
}

/// A cargo beside which a compiler stands that says another version.
fn another_compiler(folder: &Path) -> PathBuf {
    let cargo = folder.join("cargo");
    let real = std::env::var_os("CARGO").expect("cargo runs this");
    symlink(&real, &cargo).expect("links can be made");
    let rustc = Path::new(&real).with_file_name("rustc");
    let script = format!(
        "#!/bin/sh\n{rustc:?} \"$@\"\nstatus=$?\n[ \"$1\" != -vV ] || echo 'commit-hash: of another'\nexit $status\n"
    );
    let file = folder.join("rustc");
    fs::write(&file, script).expect("it can be written");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&file, mode).expect("it is ours");
    cargo
}

fn the_code_of_the_tool(ground: &Ground) {
    let mut code = fs::read(ground.tool()).expect("it can be read");
    code.push(0);
    fs::remove_file(ground.tool()).expect("it is a link of ours");
    fs::write(ground.tool(), code).expect("it can be written");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(ground.tool(), mode).expect("it is ours");
    assert_eq!(ground.check(&[]), holds(0, 4));
}
