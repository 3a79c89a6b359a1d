//! `cargo clean` while a book is served: everything that the playground needs is made anew.

use crate::client::Client;
use crate::ground::{Grounds, kept, serve, serve_with, share_crates};
use crate::processes::{processes_in, wait_until};
use crate::{Test, tests};
use playground::Limits;
use playground::crates::Source;
use std::fs;
use std::path::Path;

pub const TESTS: &[Test] = tests![
    a_program_after_everything_was_removed_is_compiled_and_run,
    a_program_whose_compiler_loses_its_files_is_compiled_again,
    what_the_sandbox_says_is_no_output_of_a_program,
    crates_that_were_removed_are_compiled_again,
    an_exploration_goes_on_after_everything_was_removed,
    what_says_that_a_folder_is_in_use_is_there_again,
];

/// Removes what is in `folder`, as `cargo clean` does: whatever is made there at the same time may stay.
fn remove(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = fs::remove_dir_all(entry.path());
        } else {
            let _ = fs::remove_file(entry.path());
        }
    }
    let _ = fs::remove_dir_all(folder);
}

/// A program that no server has seen, `number` being used once.
fn new(number: u32) -> String {
    format!(
        "fn main() {{ let all: Vec<u32> = (0..3).collect(); println!(\"{{}} {number}\", all.len()); }}"
    )
}

fn a_program_after_everything_was_removed_is_compiled_and_run(_: &Grounds) {
    let work = tempfile::tempdir_in(kept("alone")).unwrap();
    let server = serve(Limits::default(), work.path(), false);
    let client = Client::of(server.address());
    let playground = work.path().join("playground");
    for number in 0..3 {
        // New, then an edit of that, then the same.
        client.run(new(number)).prints(&format!("3 {number}\n"));
        remove(&playground);
        client.run(new(number)).prints(&format!("3 {number}\n"));
        remove(&playground);
        client.check("fn main() { missing }").is_refused("E0425");
        remove(&playground.join("jobs"));
    }
}

fn a_program_whose_compiler_loses_its_files_is_compiled_again(_: &Grounds) {
    let work = tempfile::tempdir_in(kept("alone")).unwrap();
    let limits = Limits {
        compilers: 0,
        ..Limits::default()
    };
    let server = serve(limits, work.path(), false);
    let client = Client::of(server.address());
    let playground = work.path().join("playground");
    let jobs = playground.join("jobs");
    for number in 100..104 {
        std::thread::scope(|scope| {
            let compiled = scope.spawn(|| client.run(new(number)));
            // At another moment of its work each time.
            match number % 2 {
                0 => wait_until("a compiler works", || {
                    compiled.is_finished() || !processes_in(&jobs).is_empty()
                }),
                _ => wait_until("it has written something", || {
                    compiled.is_finished() || has_object(&jobs)
                }),
            }
            remove(&playground);
            compiled.join().unwrap().prints(&format!("3 {number}\n"));
        });
    }
}

/// Whether the compiler has made an object file anywhere in `folder`.
fn what_the_sandbox_says_is_no_output_of_a_program(_: &Grounds) {
    let work = tempfile::tempdir_in(kept("alone")).unwrap();
    let server = serve(Limits::default(), work.path(), false);
    let client = Client::of(server.address());
    // A program may say the same.
    let says =
        |code: u8| format!("fn main() {{ println!(\"sandbox: no\"); std::process::exit({code}) }}");
    let outcome = client.run(says(3));
    outcome.exits(3);
    assert_eq!(outcome.output(), "sandbox: no\n");
    // It is there, and no program: a moment earlier it would not have been begun.
    client.run(new(7)).prints("3 7\n");
    let store = work.path().join("playground/store");
    for file in fs::read_dir(store).unwrap().flatten() {
        if file.path().extension().is_none() {
            fs::write(file.path(), "damaged").unwrap();
        }
    }
    let outcome = client.run(new(7));
    outcome.ends("run", "refused");
    assert_eq!(outcome.output(), "");
    assert!(
        outcome.everything().contains("cannot start"),
        "{}",
        outcome.everything()
    );
}

fn has_object(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        path.extension().is_some_and(|end| end == "o") || (path.is_dir() && has_object(&path))
    })
}

fn crates_that_were_removed_are_compiled_again(_: &Grounds) {
    let package = kept("crates/removed");
    for (file, text) in [
        (
            "Cargo.toml",
            "[package]\nname = \"programs\"\nversion = \"0.1.0\"\n[workspace]\n[dependencies]\ntool = { path = \"tool\" }\n",
        ),
        (
            "Cargo.lock",
            "version = 4\n\n[[package]]\nname = \"programs\"\nversion = \"0.1.0\"\ndependencies = [\n \"tool\",\n]\n\n\
             [[package]]\nname = \"tool\"\nversion = \"0.8.5\"\n",
        ),
        ("src/lib.rs", ""),
        (
            "tool/Cargo.toml",
            "[package]\nname = \"tool\"\nversion = \"0.8.5\"\n",
        ),
        ("tool/src/lib.rs", "pub const VERSION: &str = \"0.8.5\";"),
    ] {
        let path = package.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let work = tempfile::tempdir_in(kept("alone")).unwrap();
    let source = Source {
        package: Some(package),
        ..Source::default()
    };
    let server = serve_with(Limits::default(), work.path(), Some(source));
    let client = Client::of(server.address());
    let program = "fn main() { println!(\"{}\", tool::VERSION); }";
    client.run(program).prints("0.8.5\n");
    remove(&work.path().join("playground"));
    // Both wait for the crates.
    std::thread::scope(|scope| {
        let other = scope.spawn(|| client.run(format!("{program} // another")));
        client.run(program).prints("0.8.5\n");
        other.join().unwrap().prints("0.8.5\n");
    });
}

fn an_exploration_goes_on_after_everything_was_removed(_: &Grounds) {
    let work = tempfile::tempdir_in(kept("alone")).unwrap();
    share_crates(work.path());
    let server = serve(Limits::default(), work.path(), true);
    let client = Client::of(server.address());
    let playground = work.path().join("playground");
    let explore = |number: u32| {
        let code = format!("fn main() {{ std::thread::spawn(|| println!(\"{number}\")); }}");
        let asked = client.ask("/playground/explore", code);
        asked.expect("admitted").finish()
    };
    for number in 0..2 {
        assert_eq!(explore(number).events[0]["event"], "graph");
        // The crates are compiled for longer than a test may take.
        for part in ["jobs", "store"] {
            remove(&playground.join(part));
        }
        assert_eq!(explore(number).events[0]["event"], "graph");
    }
}

fn what_says_that_a_folder_is_in_use_is_there_again(_: &Grounds) {
    let work = tempfile::tempdir_in(kept("alone")).unwrap();
    // A compiler that is still busy to remember a program may write when its server has ended.
    let limits = || Limits {
        compilers: 0,
        ..Limits::default()
    };
    let first = serve(limits(), work.path(), false);
    remove(&work.path().join("playground"));
    let client = Client::of(first.address());
    client.run(new(200)).prints("3 200\n");
    // The next server removes what nobody uses.
    let other = serve(limits(), work.path(), false);
    client.run(new(201)).prints("3 201\n");
    Client::of(other.address()).run(new(202)).prints("3 202\n");
    let jobs = work.path().join("playground/jobs");
    assert_eq!(fs::read_dir(&jobs).unwrap().count(), 2);
    drop((first, other));
    assert_eq!(fs::read_dir(&jobs).unwrap().count(), 0);
}
