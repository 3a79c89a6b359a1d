//! What an author is told who serves their own book: what came of the listings that they change.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::executable::executable;
use super::support::{Answer, Book, PATIENCE, Page, Visitor};

/// The small book of the tests, copied, and served by the program as `cargo run` starts it there.
struct Own {
    root: TempDir,
    process: Child,
    visitor: Visitor,
    /// The lines of the terminal.
    terminal: Receiver<String>,
}

impl Own {
    fn serve() -> Self {
        let root = tempfile::tempdir().unwrap();
        let package = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
        copy(&package.join("../../tests/small-book"), root.path());
        let mut process = Command::new(executable())
            .args(["serve", "--port", "0"])
            .current_dir(root.path())
            .env("CARGO_MANIFEST_DIR", root.path())
            .env_remove("CARGO_TARGET_DIR")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(process.stdout.take().unwrap());
        let address = stdout.lines().find_map(|line| {
            let line = line.unwrap();
            let address = line.strip_prefix("The book is at http://")?;
            Some(address.split(' ').next()?.parse().unwrap())
        });
        let (sender, terminal) = mpsc::channel();
        let stderr = BufReader::new(process.stderr.take().unwrap());
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                // Nobody reads on when the test is over.
                let _ = sender.send(line);
            }
        });
        Self {
            root,
            process,
            visitor: Visitor::at(address.expect("the server tells its address")),
            terminal,
        }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.root.path().join("listings/talk").join(file)
    }

    /// Replaces `old`, which must stand in a file of the listings.
    fn edit(&self, file: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(self.path(file), text.replacen(old, new, 1)).unwrap();
    }

    fn record(&self, listing: &str) -> Answer {
        let hello: Value = serde_json::from_str(&self.visitor.get("/author/hello").body).unwrap();
        let token = hello["token"].as_str().unwrap();
        let body = json!({ "listing": listing }).to_string();
        self.visitor
            .with("X-Playground-Token", token)
            .post("/author/record", &body)
    }

    /// The first line of the terminal that begins so.
    #[track_caller]
    fn says(&self, beginning: &str) -> String {
        loop {
            let line = self
                .terminal
                .recv_timeout(PATIENCE)
                .expect("a line in time");
            if line.starts_with(beginning) {
                return line;
            }
        }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has noticed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The lines of a difference that are in one text only, each after its sign.
fn differing(finding: &Value) -> Vec<String> {
    let lines = finding["lines"].as_array().unwrap();
    let texts = lines
        .iter()
        .map(|line| format!("{}{}", line[0].as_str().unwrap(), line[1].as_str().unwrap()));
    texts.filter(|line| line.starts_with(['-', '+'])).collect()
}

#[test]
fn an_author_is_told_what_came_of_a_saved_listing_and_can_record_it() {
    let book = Own::serve();
    let mut page = book.visitor.listen();
    page.next_build();
    rests_while_nobody_edits(&book);
    an_output_differs_and_is_recorded(&book, &mut page);
    a_listing_panics(&book, &mut page);
    a_refusal_differs(&book, &mut page);
    schedules_differ_and_are_recorded(&book, &mut page);
}

/// Nobody who follows the author wakes up to look whether there is something to do.
#[cfg(target_os = "linux")]
fn rests_while_nobody_edits(book: &Own) {
    const A_WHILE: Duration = Duration::from_millis(400);
    const WINDOWS: usize = 5;
    let woken = || -> Vec<String> {
        let tasks = fs::read_dir(format!("/proc/{}/task", book.process.id())).unwrap();
        let tasks = tasks.flatten().map(|task| task.path());
        let of_ours = tasks.filter(|task| {
            let name = fs::read_to_string(task.join("comm")).unwrap_or_default();
            ["watcher", "prover"].contains(&name.trim())
        });
        of_ours
            .map(|task| {
                let status = fs::read_to_string(task.join("status")).unwrap();
                let mut lines = status.lines();
                let line = lines.find(|line| line.starts_with("voluntary_ctxt_switches"));
                line.unwrap().to_owned()
            })
            .collect()
    };
    // They may just have begun, and so not be at rest yet.
    let rest = (0..WINDOWS).any(|_| {
        let before = woken();
        let start = Instant::now();
        while start.elapsed() < A_WHILE {
            assert_eq!(book.visitor.get("/part/talk.html").status, 200);
            fs::read_to_string(book.path("listings.toml")).unwrap();
        }
        before.len() == 2 && woken() == before
    });
    assert!(rest, "they are woken all the time: {:?}", woken());
}

#[cfg(not(target_os = "linux"))]
fn rests_while_nobody_edits(_book: &Own) {}

fn an_output_differs_and_is_recorded(book: &Own, page: &mut Page) {
    book.edit("src/bin/say.rs", "hello", "good bye");
    let verdict = page.verdict("talk/say");
    assert_eq!(verdict["state"], "differs", "{verdict}");
    let finding = &verdict["findings"][0];
    assert_eq!(
        finding["sentence"],
        "standard output is not what the page shows"
    );
    assert_eq!(differing(finding), ["-hello", "+good bye"]);
    let line = book.says("talk/say: ");
    assert!(line.contains("does not hold: standard output"), "{line}");

    let unasked = book
        .visitor
        .post("/author/record", "{\"listing\": \"talk/say\"}");
    assert_eq!(unasked.status, 403);
    let foreign = book.visitor.with("Origin", "http://evil.example");
    assert_eq!(foreign.get("/author/hello").status, 403);
    let unknown = book.record("talk/nothing");
    assert_eq!(unknown.status, 409);
    assert!(
        unknown
            .error()
            .contains("there is no listing `talk/nothing`")
    );
    assert_eq!(book.record("talk").status, 400);
    let recorded = fs::read_to_string(book.path("src/bin/say.stdout")).unwrap();
    assert_eq!(recorded, "hello\n", "nobody was allowed to record");

    let answer = book.record("talk/say");
    assert_eq!(answer.status, 200, "{}", answer.body);
    let recorded = fs::read_to_string(book.path("src/bin/say.stdout")).unwrap();
    assert_eq!(recorded, "good bye\n");
    let verdict = page.verdict("talk/say");
    assert_eq!(verdict["state"], "recorded", "{verdict}");
    let finding = &verdict["findings"][0];
    assert_eq!(
        finding["sentence"],
        "listings/talk/src/bin/say.stdout has changed"
    );
    assert_eq!(differing(finding), ["-hello", "+good bye"]);
    assert!(
        book.says("talk/say: ")
            .starts_with("talk/say: recorded anew: ")
    );
    while !book
        .visitor
        .get("/part/talk.html")
        .body
        .contains(">good bye</code>")
    {
        page.build_after(0);
    }
    assert_eq!(
        page_of_another(book).verdict("talk/say"),
        verdict,
        "whoever comes later is told"
    );
}

fn page_of_another(book: &Own) -> Page {
    book.visitor.listen()
}

fn a_listing_panics(book: &Own, page: &mut Page) {
    book.edit(
        "src/bin/kept.rs",
        "fn main() {",
        "fn main() {\n    assert!(false);",
    );
    let verdict = page.verdict("talk/kept");
    let finding = &verdict["findings"][0];
    let sentence = finding["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("it ended with exit code 101"),
        "{verdict}"
    );
    assert!(
        finding["words"]
            .as_str()
            .unwrap()
            .contains("assertion failed"),
        "{verdict}"
    );
    let refused = book.record("talk/kept");
    assert!(refused.status == 409 && refused.error().contains("exit code 101"));
    page.verdict("talk/kept");

    book.edit("src/bin/kept.rs", "assert!(false)", "nonsense()");
    let verdict = page.verdict("talk/kept");
    assert_eq!(verdict["findings"][0]["sentence"], "does not compile");
    assert!(
        verdict["findings"][0]["words"]
            .as_str()
            .unwrap()
            .contains("E0425"),
        "{verdict}"
    );

    book.edit("src/bin/kept.rs", "\n    nonsense();", "");
    assert_eq!(page.verdict("talk/kept")["state"], "holds");
}

fn a_refusal_differs(book: &Own, page: &mut Page) {
    book.edit("broken/lost.rs", "let word", "let the_word");
    let verdict = page.verdict("talk/lost");
    let differs = differing(&verdict["findings"][0]);
    assert!(
        differs.contains(&"+error[E0425]: cannot find value `word` in this scope".to_owned()),
        "{verdict}"
    );

    book.edit("broken/lost.rs", "let the_word", "let word");
    assert_eq!(page.verdict("talk/lost")["state"], "holds");
    book.edit("broken/lost.rs", "drop(word)", "drop(&word)");
    let verdict = page.verdict("talk/lost");
    let sentence = verdict["findings"][0]["sentence"].as_str().unwrap();
    assert!(sentence.contains("but it compiles"), "{verdict}");
}

fn schedules_differ_and_are_recorded(book: &Own, page: &mut Page) {
    book.edit("src/bin/reply.rs", "println!(\"and you?\");", "");
    let verdict = page.verdict("talk/reply");
    let [output, graph] = verdict["findings"].as_array().unwrap().as_slice() else {
        panic!("{verdict}");
    };
    assert_eq!(differing(output), ["-and you?"]);
    assert!(
        graph["sentence"]
            .as_str()
            .unwrap()
            .contains("another version of the program")
    );
    let words = graph["words"].as_str().unwrap();
    assert!(
        words.contains("claims 2 outcomes, and its graph has 1"),
        "{verdict}"
    );
    let marked = "id=\"mistake-part-talk-1\"";
    while !book.visitor.get("/part/talk.html").body.contains(marked) {
        page.build_after(0);
    }

    book.edit("listings.toml", "outcomes = 2", "outcomes = 1");
    book.edit("listings.toml", "output:and you?\\nwell", "output:well");
    page.verdict("talk/reply");
    let answer = book.record("talk/reply");
    assert_eq!(answer.status, 200, "{}", answer.body);
    let mut verdict = page.verdict("talk/reply");
    while verdict["state"] == "differs" {
        verdict = page.verdict("talk/reply");
    }
    assert_eq!(verdict["state"], "recorded", "{verdict}");
    let graph = &verdict["findings"][1]["sentence"];
    assert!(
        graph
            .as_str()
            .unwrap()
            .starts_with("src/graphs/talk-reply.json: "),
        "{verdict}"
    );
    while book.visitor.get("/part/talk.html").body.contains(marked) {
        page.build_after(0);
    }
}

#[test]
fn nothing_of_another_book_is_run_or_recorded() {
    let book = Book::new();
    let server = book.serve();
    let visitor = Visitor::of(&server);
    assert_eq!(visitor.get("/author/hello").status, 404);
    assert_eq!(visitor.post("/author/record", "{}").status, 405);
}
