//! A book with two exercises, and somebody who does them.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::executable::executable;

pub const SOLUTION: &str = "fn main() {\n    println!(\"hello\");\n}\n";

/// In their order.
const EXERCISES: [(&str, &str, &str, &str); 2] = [
    (
        "greet",
        r#"title = "Say `hello`"
task = "Print `hello`, *politely*."
hints = ["Which macro prints?", "`println!` does."]
[[checks]]
name = "It says hello"
prints = "hello\n"
fails = "It is not `hello` that is printed."
[wrong.shouted]
fails = ["It says hello"]
told = "Do not shout."
[wrong.silent]
fails = ["It says hello"]
told = "Say something."
"#,
        "fn main() {}\n",
        SOLUTION,
    ),
    (
        "two_locks",
        r#"title = "Two locks"
task = "Take both."
hints = ["Think."]
[[checks]]
name = "No schedule deadlocks"
fails = "Some schedule does."
[checks.explored]
[wrong.a]
fails = ["No schedule deadlocks"]
told = "No."
[wrong.b]
fails = ["No schedule deadlocks"]
told = "No."
"#,
        CROSSES,
        "fn main() {}\n",
    ),
];

const CROSSES: &str = "\
use std::sync::Mutex;
use std::thread;

fn main() {
    let bar = Mutex::new(80);
    let door = Mutex::new(20);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut from = bar.lock().unwrap();
            *door.lock().unwrap() += 10;
            *from -= 10;
        });
        let mut from = door.lock().unwrap();
        *bar.lock().unwrap() += 5;
        *from -= 5;
    });
}
";

/// A book in a folder of its own.
pub struct Book {
    root: TempDir,
}

impl Book {
    pub fn new() -> Book {
        let book = Book {
            root: tempfile::tempdir().unwrap(),
        };
        book.write(
            "book.toml",
            "[book]\ntitle = \"Small\"\n[preprocessor.listings]\ncommand = \"book preprocess\"\n[output.html]\n",
        );
        book.write(
            "src/SUMMARY.md",
            "- [Of *words*](words.md)\n- [Of locks](locks.md)\n",
        );
        book.write("src/words.md", "# Words\n\n{{#exercise talk/greet}}\n");
        book.write("src/locks.md", "# Locks\n");
        for (name, manifest, starter, solution) in EXERCISES {
            let folder = format!("listings/talk/exercises/{name}");
            book.write(&format!("{folder}/exercise.toml"), manifest);
            book.write(&format!("{folder}/starter.rs"), starter);
            book.write(&format!("{folder}/solution.rs"), solution);
        }
        let folder = "listings/talk/exercises/greet";
        book.write(
            &format!("{folder}/wrong-shouted.rs"),
            "fn main() { println!(\"HELLO\"); }\n",
        );
        book.write(
            &format!("{folder}/wrong-silent.rs"),
            "fn main() { let _ = 1; }\n",
        );
        book
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes a file as careful editors do, under another name first.
    pub fn replace(&self, file: &str, text: &str) {
        self.write(".saving", text);
        fs::rename(self.path(".saving"), self.path(file)).unwrap();
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn progress(&self) -> Value {
        serde_json::from_str(&self.read("progress.json")).unwrap()
    }

    /// `book exercise`, in the folder of the book.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(executable());
        command
            .arg("exercise")
            .args(arguments)
            .current_dir(self.root())
            .env_remove("CARGO_PKG_NAME")
            .stdin(Stdio::null());
        command
    }

    /// Runs it: its exit status, and what it says on standard output and standard error.
    pub fn exercise(&self, arguments: &[&str]) -> (i32, String, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (status.code().unwrap(), text(stdout), text(stderr))
    }

    /// Begins with an exercise, and stays at it.
    pub fn stay(&self, arguments: &[&str]) -> Staying {
        let mut command = self.command(arguments);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        Staying {
            keys: process.stdin.take(),
            said: process.stdout.take().map(BufReader::new),
            process,
        }
    }
}

/// Somebody at an exercise. Dropping it ends that.
pub struct Staying {
    process: Child,
    keys: Option<ChildStdin>,
    said: Option<BufReader<ChildStdout>>,
}

impl Staying {
    /// What it says, up to a line with these words.
    #[track_caller]
    pub fn says(&mut self, words: &str) -> String {
        let mut all = String::new();
        while !all.lines().last().is_some_and(|line| line.contains(words)) {
            let said = self.said.as_mut().unwrap();
            let read = said.read_line(&mut all).unwrap();
            assert_ne!(read, 0, "it never says `{words}`, but:\n{all}");
        }
        all
    }

    pub fn types(&mut self, keys: &str) {
        let stdin = self.keys.as_mut().unwrap();
        stdin.write_all(format!("{keys}\n").as_bytes()).unwrap();
    }

    /// Reads no more of what it says.
    pub fn leaves(&mut self) {
        self.said = None;
    }

    /// Its exit status, once it has ended.
    pub fn ended(mut self) -> i32 {
        self.process.wait().unwrap().code().unwrap()
    }
}

impl Drop for Staying {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
