//! Compilers and linkers that are missing, or are others than they seem.

use super::{folder_of, is_one_sentence, new_folder};
use crate::ground::{Grounds, toolchain};
use crate::server_process::{ServerProcess, refuses_to_serve, without_crates};
use crate::{Test, tests};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

pub const TESTS: &[Test] = tests![
    without_a_linker_a_program_is_refused_in_one_sentence,
    without_a_compiler_the_book_is_served,
    a_compiler_that_does_not_answer_is_named,
    the_toolchain_of_a_book_is_asked_for_in_its_folder,
    a_toolchain_that_is_not_installed_is_named,
];

fn without_a_linker_a_program_is_refused_in_one_sentence(_: &Grounds) {
    let installed = folder_of("no-linker");
    let mut command = installed.serve();
    command.env("PATH", "/nowhere");
    let server = ServerProcess::start(without_crates(&mut command));
    let client = server.client();
    let outcome = client.run("fn main() {}");
    outcome.ends("compile", "refused");
    assert_eq!(outcome.events.len(), 2);
    let sentence = outcome.errors()[0]["message"].as_str().unwrap();
    assert!(
        sentence.contains("no C linker") && sentence.contains("apt install gcc"),
        "{sentence}"
    );
    assert!(is_one_sentence(sentence));
    client.check("fn main() { missing }").is_refused("E0425");
}

fn without_rustc(command: &mut Command) -> &mut Command {
    command
        .env("PATH", "/nowhere")
        .env_remove("RUSTC")
        .env("CARGO_HOME", "/nowhere")
}

fn without_a_compiler_the_book_is_served(_: &Grounds) {
    let installed = folder_of("no-compiler");
    let server = ServerProcess::start(without_rustc(&mut installed.serve()));
    let client = server.client();
    assert_eq!(client.get("/page.html").status, 200);
    for sentence in [
        client.get("/playground/hello").refuses_in_one_sentence(),
        client.try_start("fn main() {}").err().unwrap().body,
        server.said(),
    ] {
        assert!(
            sentence.contains("rustc is not found") || sentence.contains("token"),
            "{sentence}"
        );
    }
    let words = refuses_to_serve(without_rustc(&mut installed.serve()).arg("--require-sandbox"));
    assert!(
        is_one_sentence(&words) && words.contains("rustc is not found"),
        "{words}"
    );
}

fn a_compiler_that_does_not_answer_is_named(_: &Grounds) {
    let (folder, installed) = new_folder();
    let broken = folder.path().join("rustc");
    fs::write(&broken, "no program").unwrap();
    let server = ServerProcess::start(installed.serve().env("RUSTC", &broken));
    let sentence = server
        .client()
        .get("/playground/hello")
        .refuses_in_one_sentence();
    assert!(
        sentence.contains("does not answer") && sentence.contains(broken.to_str().unwrap()),
        "{sentence}"
    );
}

/// A server of a book with a `rust-toolchain.toml`, and of a `rustc` that is found on the search path and, like rustup's,
/// does `there` in a folder with such a file, unless another toolchain was chosen already.
fn with_toolchain_file(there: &str) -> (tempfile::TempDir, ServerProcess) {
    let (folder, installed) = new_folder();
    let real = &toolchain().rustc;
    let script = format!(
        "#!/bin/sh\nif test -f rust-toolchain.toml && test -z \"$RUSTUP_TOOLCHAIN\"; then {there}; fi\nexec {} \"$@\"\n",
        real.display()
    );
    let programs = folder.path().join("programs");
    fs::create_dir(&programs).unwrap();
    let rustc = programs.join("rustc");
    fs::write(&rustc, script).unwrap();
    fs::set_permissions(&rustc, PermissionsExt::from_mode(0o755)).unwrap();
    fs::write(
        folder.path().join("book/rust-toolchain.toml"),
        "[toolchain]\nchannel = \"made-up\"\n",
    )
    .unwrap();
    let mut command = installed.serve();
    command
        .env_remove("RUSTC")
        .env("RUSTUP_TOOLCHAIN", "of-this-test")
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()));
    let server = ServerProcess::start(without_crates(&mut command));
    (folder, server)
}

fn the_toolchain_of_a_book_is_asked_for_in_its_folder(_: &Grounds) {
    let (folder, server) = with_toolchain_file("touch \"$0.asked\"");
    server
        .client()
        .run("fn main() { println!(\"ran\") }")
        .prints("ran\n");
    assert!(folder.path().join("programs/rustc.asked").exists());
}

fn a_toolchain_that_is_not_installed_is_named(_: &Grounds) {
    let (_folder, server) = with_toolchain_file(
        "echo \"error: toolchain 'made-up' is not installed\" >&2; echo help >&2; exit 1",
    );
    server
        .client()
        .run("fn main() { println!(\"ran\") }")
        .prints("ran\n");
    let said = server.said();
    let sentence = said.lines().find(|line| line.contains("made-up"));
    let sentence = sentence.unwrap_or_else(|| panic!("{said}"));
    assert!(
        sentence.starts_with("toolchain 'made-up' is not installed, which ")
            && sentence
                .contains("rust-toolchain.toml names: install it with `rustup toolchain install`")
            && sentence.contains("programs are compiled by rustc 1."),
        "{sentence}"
    );
}
