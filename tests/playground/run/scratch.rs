//! A program's own folder: what it can do there, how much, and what becomes of it.

use super::{all_refused, main};
use crate::client::Outcome;
use crate::ground::{Ground, Grounds};
use crate::processes::wait_until;
use crate::{Attack, Test, attacks, tests};
use std::path::Path;

pub const ATTACKS: &[Attack] = attacks![
    files_can_be_made_changed_and_removed,
    the_folder_is_empty_and_is_that_of_temporary_files,
    links_pipes_modes_and_times_are_refused,
    one_large_file_is_too_much,
    many_small_files_are_too_much,
    files_that_nobody_sees_are_too_much,
    a_folder_that_can_not_be_listed_is_too_much,
];

pub const TESTS: &[Test] = tests![
    the_folder_is_thrown_away,
    an_awkward_folder_is_thrown_away,
    a_refusal_is_explained,
    what_a_program_says_itself_is_no_refusal,
];

fn files_can_be_made_changed_and_removed(on: &Ground) {
    let body = r#"
        use std::{fs, io::Read};
        fs::write("a", "one\n").unwrap();
        fs::OpenOptions::new().append(true).open("a").unwrap().write_all(b"two\n").unwrap();
        fs::create_dir_all("in/deep").unwrap();
        println!("{} bytes copied", fs::copy("a", "in/deep/b").unwrap());
        fs::rename("in/deep/b", "c").unwrap();
        let c = fs::File::options().read(true).write(true).open("c").unwrap();
        c.set_len(4).unwrap();
        c.sync_all().unwrap();
        println!("{:?} {:?}", fs::read_to_string("a").unwrap(), fs::read_to_string("c").unwrap());
        fs::remove_file("c").unwrap();
        fs::remove_dir_all("in").unwrap();
        fs::write(std::env::temp_dir().join("d"), "").unwrap();
        let mut names: Vec<_> = fs::read_dir(".").unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        println!("{names:?}");
    "#;
    let outcome = on.client.run(main(body));
    outcome.prints("8 bytes copied\n\"one\\ntwo\\n\" \"one\\n\"\n[\"a\", \"d\"]\n");
    assert!(outcome.end().get("sandbox").is_none(), "{}", outcome.end());
}

fn the_folder_is_empty_and_is_that_of_temporary_files(on: &Ground) {
    let body = "println!(\"{} {}\", std::fs::read_dir(\".\").unwrap().count(), std::env::temp_dir() == std::env::current_dir().unwrap()); std::fs::write(\"left\", \"x\").unwrap();";
    on.client.run(main(body)).prints("0 true\n");
    on.client.run(main(body)).prints("0 true\n");
}

fn links_pipes_modes_and_times_are_refused(on: &Ground) {
    all_refused(
        on,
        &[
            "std::os::unix::fs::symlink(\"/etc\", \"made\")",
            "std::fs::write(\"file\", \"\").and_then(|()| std::fs::hard_link(\"file\", \"made\"))",
            "std::fs::hard_link(\"{home}/secret.rs\", \"made\")",
            "std::fs::rename(\"{home}/secret.rs\", \"made\")",
            "mkfifo(c\"made\".as_ptr(), 0o600)",
            "std::fs::set_permissions(\"file\", std::os::unix::fs::PermissionsExt::from_mode(0o777))",
            "std::fs::File::open(\"file\").and_then(|file| file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777)))",
            "std::fs::File::open(\"file\").and_then(|file| file.set_modified(std::time::SystemTime::UNIX_EPOCH))",
            "chown(c\"file\".as_ptr(), 1, 1)",
            "truncate(c\"file\".as_ptr(), 0)",
        ],
    );
}

#[track_caller]
fn is_too_much(on: &Ground, body: &str) {
    let outcome = on.client.run(main(body));
    outcome.ends("run", "files");
    assert!(
        outcome
            .end()
            .get("signal")
            .is_none_or(|signal| signal == 25),
        "{}",
        outcome.end()
    );
}

const WAIT: &str = "std::thread::sleep(std::time::Duration::from_millis(1));";

fn one_large_file_is_too_much(on: &Ground) {
    is_too_much(on, "std::fs::write(\"large\", vec![1; 17 << 20]).unwrap();");
}

fn many_small_files_are_too_much(on: &Ground) {
    is_too_much(
        on,
        &format!(
            "for number in 0.. {{ std::fs::write(format!(\"{{number}}\"), \"\").unwrap(); if number % 8 == 0 {{ {WAIT} }} }}"
        ),
    );
}

fn files_that_nobody_sees_are_too_much(on: &Ground) {
    is_too_much(
        on,
        &format!(
            "let mut open = Vec::new(); let block = vec![1; 4 << 20]; loop {{
                let mut file = std::fs::File::create(\"seen\").unwrap(); std::fs::remove_file(\"seen\").unwrap();
                file.write_all(&block).unwrap(); open.push(file); {WAIT} }}"
        ),
    );
}

fn a_folder_that_can_not_be_listed_is_too_much(on: &Ground) {
    if on.pid() == std::process::id() && crate::server_process::is_root() {
        // Root lists every folder, and counts what is in it.
        return;
    }
    is_too_much(
        on,
        "use std::os::unix::fs::DirBuilderExt; std::fs::DirBuilder::new().mode(0o300).create(\"hidden\").unwrap(); thread::park();",
    );
}

/// The folder in which a program says that it is.
fn folder(outcome: &Outcome) -> String {
    outcome.output().lines().next().unwrap().to_owned()
}

#[track_caller]
fn is_removed(folder: &str) {
    wait_until("it is removed", || !Path::new(folder).exists());
}

const TELL: &str = "println!(\"{}\", std::env::current_dir().unwrap().display());";

fn the_folder_is_thrown_away(on: &Grounds) {
    let mut running = on.usual().client.start(main(&format!(
        "std::fs::write(\"a\", \"\").unwrap(); {TELL} thread::park();"
    )));
    let folder = running.line();
    assert!(Path::new(&folder).join("a").exists());
    drop(running);
    is_removed(&folder);
}

fn an_awkward_folder_is_thrown_away(on: &Grounds) {
    let body = format!(
        "{TELL} use std::os::unix::fs::DirBuilderExt;
        for _ in 0..30 {{ std::fs::create_dir(\"{{name}}\").unwrap(); std::env::set_current_dir(\"{{name}}\").unwrap(); }}
        std::fs::write(\"file\", \"\").unwrap(); std::fs::DirBuilder::new().mode(0).create(\"closed\").unwrap();"
    );
    let outcome = on
        .usual()
        .client
        .run(main(&body.replace("{name}", &"long".repeat(50))));
    outcome.exits(0);
    is_removed(&folder(&outcome));
}

fn a_refusal_is_explained(on: &Grounds) {
    let client = &on.usual().client;
    for (body, words) in [
        (
            "std::fs::write(\"/tmp/made-by-a-program\", \"\").unwrap()",
            "temporary folder",
        ),
        (
            "if let Err(error) = std::fs::read(\"/etc/passwd\") { println!(\"{error}\") }",
            "temporary folder",
        ),
        (
            "println!(\"{:?}\", std::fs::read(\"/etc/passwd\").map_err(|error| error.kind()))",
            "temporary folder",
        ),
        (
            "println!(\"{:?}\", std::net::TcpListener::bind(\"127.0.0.1:0\"))",
            "connections",
        ),
        (
            "println!(\"{:?}\", std::process::Command::new(\"/bin/true\").status())",
            "processes",
        ),
    ] {
        let outcome = client.run(main(body));
        let sentence = outcome.end()["sandbox"].as_str();
        assert!(
            sentence.is_some_and(|told| told.contains(words)),
            "{body}: {}",
            outcome.everything()
        );
    }
    let refused = client.check("const _: &str = include_str!(\"/etc/passwd\"); fn main() {}");
    let help = refused
        .diagnostics()
        .into_iter()
        .find(|told| told["level"] == "help");
    assert!(help.is_some_and(|told| {
        told["message"]
            .as_str()
            .unwrap()
            .starts_with("the sandbox refused this")
    }));
}

fn what_a_program_says_itself_is_no_refusal(on: &Grounds) {
    for body in [
        "println!(\"{:?}\", std::fs::read(\"missing\"))",
        "println!(\"PermissionDenied (os error 13)\")",
    ] {
        let outcome = on.usual().client.run(main(body));
        assert!(outcome.end().get("sandbox").is_none(), "{}", outcome.end());
    }
}
