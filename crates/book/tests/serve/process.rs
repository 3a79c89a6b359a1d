//! The command itself: what it reads of its environment, and what it says on the terminal.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStderr, Command, Stdio};

use super::executable::executable;
use super::foreign::foreign;
use super::support::{Book, Visitor};

/// `book serve`. Dropping it ends it.
struct Served {
    process: Child,
    stderr: Option<BufReader<ChildStderr>>,
}

impl Served {
    fn start(book: &Book, environment: &[(&str, &str)]) -> Self {
        let mut process = Command::new(executable())
            .arg("serve")
            .arg(book.root())
            .args(["--port", "0"])
            .env_remove("CARGO_PKG_NAME")
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = process.stderr.take().map(BufReader::new);
        Self { process, stderr }
    }

    /// Waits until the book is served.
    fn visitor(&mut self) -> Visitor {
        let lines = BufReader::new(self.process.stdout.as_mut().unwrap()).lines();
        let mut addresses = lines.filter_map(|line| {
            let line = line.unwrap();
            let address = line.strip_prefix("The book is at http://")?;
            Some(address.split(' ').next()?.parse().unwrap())
        });
        Visitor::at(addresses.next().expect("an address"))
    }

    /// The next line of what it announces with these words in it.
    fn announces(&mut self, words: &str) -> String {
        let lines = BufReader::new(self.process.stdout.as_mut().unwrap()).lines();
        let mut lines = lines.map(Result::unwrap);
        lines.find(|line| line.contains(words)).expect(words)
    }

    /// The next line for the terminal with this word in it.
    fn says(&mut self, word: &str) -> String {
        let lines = self.stderr.as_mut().unwrap().lines();
        let mut lines = lines.map(Result::unwrap);
        lines.find(|line| line.contains(word)).expect(word)
    }

    /// Ends it, and gives all that it said on the terminal since.
    fn end(mut self) -> String {
        self.process.kill().unwrap();
        let mut said = String::new();
        let mut stderr = self.stderr.take().unwrap();
        stderr.read_to_string(&mut said).unwrap();
        said
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn variables_override_settings_as_they_do_for_mdbook() {
    let book = foreign();
    let mut server = Served::start(
        &book,
        &[
            ("MDBOOK_BOOK__LANGUAGE", "es"),
            ("MDBOOK_BOOK__TITLE", "Words, not JSON"),
            ("MDBOOK_output__html__default_theme", "ayu"),
            ("MDBOOK_OUTPUT__HTML__FOLD", r#"{"enable": false}"#),
            ("MDBOOK_RUST", r#"{"edition": "2018"}"#),
            ("MDBOOK_OUTPUT__EPUB", "{}"),
            ("MDBOOK_OUTPUT__HTML__PLAYPEN", r#"{"copyable": false}"#),
            ("MDBOOK_VERSION", "0.1"),
        ],
    );
    let page = server.visitor().get("/").body;
    for sign in [
        " lang=\"es\"",
        "<h1 class=\"menu-title\">Words, not JSON</h1>",
        "class=\"ayu ",
        " data-edition=\"2018\"",
    ] {
        assert!(page.contains(sign), "{sign} in {page}");
    }
    // The command that was used: this one.
    let command = format!(" serve {} --port 0\"", book.root().display());
    assert!(page.contains(&command), "{command} in {page}");
}

#[test]
fn a_variable_that_sets_what_there_is_not_is_told() {
    let book = foreign();
    let mut server = Served::start(&book, &[("MDBOOK_BOOK__MULTILINGUAL", "true")]);
    let answer = server.visitor().get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("variable MDBOOK_"), "{}", answer.body);
    assert!(answer.body.contains("multilingual"), "{}", answer.body);
}

#[test]
fn what_scripts_of_another_book_can_do_is_told() {
    let book = foreign();
    let mut server = Served::start(&book, &[]);
    let said = server.announces("Scripts that this book brings");
    assert!(
        said.contains("without a click") && said.contains("elsewhere"),
        "{said}"
    );
}

#[test]
fn each_fault_is_told_once() {
    let book = foreign();
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n\n[output.html]\ncurly-quotes = true\n",
    );
    book.write(
        "chapters/code/code.md",
        "# Code\n\n```rust\n{{#include gone.rs}}\n```\n",
    );
    let mut server = Served::start(&book, &[]);
    server.visitor();
    let said = server.end();
    for (fault, times) in [
        (
            "error: book.toml:5: mdBook ignores all of [output.html]: unknown field `curly-quotes`",
            1,
        ),
        ("curly-quotes", 1),
        (
            "error: chapters/code/code.md:4: {{#include gone.rs}}: there is no file chapters/code/gone.rs",
            1,
        ),
        ("gone.rs", 2),
    ] {
        assert_eq!(said.matches(fault).count(), times, "{fault} in {said}");
    }
}

#[test]
fn so_is_a_preprocessor_that_is_not_installed() {
    let book = foreign();
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n[preprocessor.not-to-be-found]\n",
    );
    let mut server = Served::start(&book, &[]);
    assert_eq!(server.visitor().get("/").status, 503);
    let said = server.end();
    assert_eq!(
        said.matches("not-to-be-found").count(),
        2,
        "in one sentence: {said}"
    );
    assert_eq!(said.matches("is not installed").count(), 1, "{said}");
}

#[cfg(unix)]
#[test]
fn who_waits_for_a_slow_first_build_is_told_what_for() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let book = foreign();
    book.write(
        "book.toml",
        "[book]\nsrc = \"chapters\"\n[preprocessor.slow]\ncommand = \"./slow\"\n",
    );
    // It takes as long as it takes somebody to write into the pipe.
    let script = "#!/bin/sh\n[ \"$1\" = supports ] && exit 0\nread go < pipe\n\
        sed -e 's/.*\\(,{\"items\\)/\\1/' -e 's/^,//' -e 's/]$//'\n";
    book.write("slow", script);
    fs::set_permissions(book.root().join("slow"), fs::Permissions::from_mode(0o755)).unwrap();
    let pipe = book.root().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );

    let mut server = Served::start(&book, &[]);
    let said = server.says("Still building");
    assert!(said.contains("(slow)"), "{said}");
    let mut pipe = fs::OpenOptions::new().write(true).open(pipe).unwrap();
    pipe.write_all(b"go\n").unwrap();
    drop(pipe);
    assert_eq!(server.visitor().get("/").status, 200);
    assert!(!server.end().contains("Still building"), "it is told once");
}

/// As in `serve … | head -2`: whoever has read two lines is gone.
#[test(daily)]
fn a_server_whose_terminal_is_gone_serves_and_builds_on() {
    let book = foreign();
    let mut server = Served::start(&book, &[]);
    let visitor = server.visitor();
    server.process.stdout = None;
    server.stderr = None;
    for number in 1..=3 {
        let mut page = visitor.listen();
        let build = page.next_build();
        // Each is told on the terminal: what is wrong, and that it was built again.
        let sentence = format!("Edit {number}.");
        let text = format!("# Vorwort\n\n{sentence}\n\n{{{{#include gone-{number}.rs}}}}\n");
        book.write("chapters/README.md", &text);
        let mut last = build;
        while !visitor.get("/").body.contains(&sentence) {
            last = page.build_after(last);
        }
    }
}
