//! Crates that a book's own package depends on.

use crate::client::Client;
use crate::ground::{Grounds, kept, serve_with, shared_store, toolchain};
use crate::{Test, tests};
use book::serve::Server;
use playground::Limits;
use playground::crates::Source;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TESTS: &[Test] = tests![
    the_versions_are_those_that_cargo_resolves_for_the_package,
    a_crate_is_compiled_when_a_program_first_names_it,
    whoever_does_not_name_a_crate_does_not_wait_for_it,
    without_a_lock_file_there_are_none_and_none_is_written,
];

/// A package that depends on `tool` 0.8, on another that depends on `tool` 0.9, under another name, and on macros.
const PACKAGES: &[(&str, &str, &str)] = &[
    (
        "programs",
        "[package]\nname = \"programs\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n
        [dependencies]\ntool = { path = \"../tool-0.8\" }\nrenamed = { package = \"other-name\", path = \"../other\" }
        derived = { path = \"../derived\" }\n[dev-dependencies]\nonly-tests = { path = \"../only-tests\" }\n
        [target.'cfg(windows)'.dependencies]\nelsewhere = { path = \"../elsewhere\" }\n",
        "compile_error!(\"nobody needs the package itself\");",
    ),
    ("tool-0.8", "[package]\nname = \"tool\"\nversion = \"0.8.5\"\n", "pub const VERSION: &str = \"0.8.5\";"),
    ("tool-0.9", "[package]\nname = \"tool\"\nversion = \"0.9.1\"\n", "pub const VERSION: &str = \"0.9.1\";"),
    (
        "other",
        "[package]\nname = \"other-name\"\nversion = \"2.0.0\"\nedition = \"2021\"\n[dependencies]\ntool = { path = \"../tool-0.9\" }\n",
        "pub fn version() -> &'static str { tool::VERSION }",
    ),
    (
        "derived",
        "[package]\nname = \"derived\"\nversion = \"0.3.0\"\nedition = \"2021\"\n[lib]\nproc-macro = true\n",
        "#[proc_macro] pub fn answer(_: proc_macro::TokenStream) -> proc_macro::TokenStream { \"42\".parse().unwrap() }",
    ),
    ("only-tests", "[package]\nname = \"only-tests\"\nversion = \"0.1.0\"\n", ""),
    ("elsewhere", "[package]\nname = \"elsewhere\"\nversion = \"0.1.0\"\n", "compile_error!(\"not here\");"),
];

/// The package in `folder`, written once: whoever writes it anew has cargo compile it anew.
fn package(folder: &str) -> PathBuf {
    let folder = kept(folder);
    for (name, manifest, library) in PACKAGES {
        let file = |name: &str, text: &str| {
            let path = folder.join(name);
            if fs::read_to_string(&path).is_ok_and(|there| there == *text) {
                return;
            }
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        file(&format!("{name}/Cargo.toml"), manifest);
        file(&format!("{name}/src/lib.rs"), library);
    }
    folder.join("programs")
}

fn cargo(package: &Path, arguments: &[&str]) {
    let called = Command::new(toolchain().sysroot.join("bin/cargo"))
        .args(arguments)
        .current_dir(package)
        .output();
    let output = called.expect("cargo starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn served(package: PathBuf, work: &Path) -> (Server, Client) {
    let source = Source {
        package: Some(package),
        more: "name it in Cargo.toml".into(),
        ..Source::default()
    };
    let server = serve_with(Limits::default(), work, Some(source));
    let client = Client::of(server.address());
    (server, client)
}

const PROGRAM: &str =
    "fn main() { println!(\"{} {} {}\", tool::VERSION, renamed::version(), derived::answer!()); }";

fn the_versions_are_those_that_cargo_resolves_for_the_package(_: &Grounds) {
    shared_store();
    let package = package("crates/locked");
    cargo(&package, &["generate-lockfile", "--offline"]);
    let (_server, client) = served(package, &kept("crates/lazy"));
    let mut crates = client.hello()["crates"].as_array().unwrap().clone();
    crates.sort_by_key(|one| one["name"].as_str().map(str::to_owned));
    let one = |name: &str, version: &str, identifier: &str| json!({ "name": name, "version": version, "identifier": identifier });
    assert_eq!(
        crates,
        [
            one("derived", "0.3.0", "derived"),
            one("other-name", "2.0.0", "renamed"),
            one("tool", "0.8.5", "tool")
        ]
    );
    client.run(PROGRAM).prints("0.8.5 0.9.1 42\n");
    client
        .run("use only_tests as _; fn main() {}")
        .is_refused("E0432");
}

/// Whether a library of a crate is among what cargo has compiled in `work`.
fn is_compiled(work: &Path, library: &str) -> bool {
    let files = fs::read_dir(work.join("playground/crates/release/deps"));
    let names = files.into_iter().flatten().flatten();
    let mut names = names.map(|file| file.file_name().to_string_lossy().into_owned());
    names.any(|name| name.starts_with(&format!("lib{library}-")))
}

fn a_crate_is_compiled_when_a_program_first_names_it(_: &Grounds) {
    shared_store();
    let package = package("crates/named");
    cargo(&package, &["generate-lockfile", "--offline"]);
    let work = tempfile::tempdir_in(kept("alone")).unwrap();
    let (_server, client) = served(package, work.path());
    // It has found out which there are.
    assert_eq!(client.hello()["crates"].as_array().unwrap().len(), 3);
    client
        .run("fn main() { let toolbox = 6; println!(\"{toolbox}\"); }")
        .prints("6\n");
    assert!(!work.path().join("playground/crates").exists());

    let of_tool = |more: &str| format!("fn main() {{ println!(\"{{}}{more}\", tool::VERSION); }}");
    let outcome = client.run(of_tool(""));
    assert_eq!(
        outcome.events[0],
        json!({ "event": "building", "crates": ["tool"] })
    );
    outcome.prints("0.8.5\n");
    assert!(is_compiled(work.path(), "tool"));
    assert!(!is_compiled(work.path(), "other_name") && !is_compiled(work.path(), "derived"));

    let outcome = client.run(of_tool("!"));
    assert_eq!(outcome.events[0]["event"], "compiled");
    outcome.prints("0.8.5!\n");
    let outcome = client.check(PROGRAM);
    assert_eq!(
        outcome.events[0],
        json!({ "event": "building", "crates": ["derived", "renamed"] })
    );
}

/// A crate that takes as long to compile as the test likes.
fn whoever_does_not_name_a_crate_does_not_wait_for_it(_: &Grounds) {
    shared_store();
    let folder = tempfile::tempdir_in(kept("alone")).unwrap();
    let gate = folder.path().join("gate");
    for (file, text) in [
        (
            "Cargo.toml",
            "[package]\nname = \"programs\"\nversion = \"0.1.0\"\n[workspace]\n[dependencies]\nquick = { path = \"quick\" }\nslow = { path = \"slow\" }\n".to_owned(),
        ),
        ("src/lib.rs", String::new()),
        ("quick/Cargo.toml", "[package]\nname = \"quick\"\nversion = \"1.0.0\"\n".to_owned()),
        ("quick/src/lib.rs", "pub const N: u8 = 1;".to_owned()),
        ("slow/Cargo.toml", "[package]\nname = \"slow\"\nversion = \"1.0.0\"\n".to_owned()),
        (
            "slow/build.rs",
            format!("fn main() {{ while !std::path::Path::new({gate:?}).exists() {{ std::thread::sleep(std::time::Duration::from_millis(5)); }} }}"),
        ),
        ("slow/src/lib.rs", "pub const N: u8 = 2;".to_owned()),
    ] {
        let path = folder.path().join("package").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let package = folder.path().join("package");
    cargo(&package, &["generate-lockfile", "--offline"]);
    let (_server, client) = served(package, folder.path());
    let of =
        |name: &str, mark: u8| format!("fn main() {{ println!(\"{{}} {mark}\", {name}::N); }}");
    client.run(of("quick", 0)).prints("1 0\n");
    let mut waiting = client.start(of("slow", 0));
    let told = waiting.next().expect("it is told what it waits for");
    assert_eq!(told, json!({ "event": "building", "crates": ["slow"] }));
    client
        .run("fn main() { println!(\"slowly\"); }")
        .prints("slowly\n");
    client.run(of("quick", 1)).prints("1 1\n");
    assert!(!is_compiled(folder.path(), "slow"));
    // Whoever comes later waits as well, and is told.
    let mut other = client.start(of("slow", 1));
    assert_eq!(other.next(), Some(told));
    fs::write(&gate, "").unwrap();
    waiting.finish().prints("2 0\n");
    other.finish().prints("2 1\n");
}

fn without_a_lock_file_there_are_none_and_none_is_written(_: &Grounds) {
    let package = package("crates/unlocked");
    let (_server, client) = served(package.clone(), &kept("crates/none"));
    assert_eq!(client.hello()["crates"], Value::Array(Vec::new()));
    let outcome = client.run(PROGRAM);
    let help = outcome
        .diagnostics()
        .into_iter()
        .find(|told| told["level"] == "help");
    let help = help
        .and_then(|help| help["message"].as_str())
        .expect("a help");
    assert_eq!(
        help,
        "`derived`, `renamed` and `tool` are none of the crates that programs may use here: none besides the standard library; name it in Cargo.toml"
    );
    assert!(!package.join("Cargo.lock").exists());
}
