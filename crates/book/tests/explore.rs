//! `book explore`: what it tells of a program, where, and with which exit status.

use book::explore::{Exploration, Told, Verdict};
use explorer::{Graph, Model, Options};
use playground::crates::Source;
use playground::{Edition, Limits, Playground, Setup};
use snapbox::{assert_data_eq, str};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;

const BOOK: &str = env!("CARGO_BIN_EXE_book");

const COUNTS: &str = "\
use std::sync::Mutex;
use std::thread;

fn main() {
    let sold = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *sold.lock().unwrap() += 1);
        scope.spawn(|| *sold.lock().unwrap() += 1);
    });
    println!(\"sold: {}\", sold.lock().unwrap());
}
";

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
        scope.spawn(|| {
            let mut from = door.lock().unwrap();
            *bar.lock().unwrap() += 5;
            *from -= 5;
        });
    });
    println!(\"both transfers done\");
}
";

const PANICS: &str = "\
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

fn main() {
    let closed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| closed.store(true, SeqCst));
        assert!(!closed.load(SeqCst), \"too late\");
    });
}
";

/// Each thread stores, and reads what the other stores.
const STORE_BUFFERING: &str = "\
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
static A: AtomicBool = AtomicBool::new(false);
static B: AtomicBool = AtomicBool::new(false);

fn main() {
    let other = std::thread::spawn(|| { A.store(true, Relaxed); B.load(Relaxed) });
    B.store(true, Relaxed);
    let a = A.load(Relaxed);
    println!(\"{a} {}\", other.join().unwrap());
}
";

const WAITS_ONCE: &str = "\
use std::sync::{Condvar, Mutex};

fn main() {
    let (open, bell) = (Mutex::new(false), Condvar::new());
    std::thread::scope(|scope| {
        scope.spawn(|| { *open.lock().unwrap() = true; bell.notify_one(); });
        let mut seen = open.lock().unwrap();
        if !*seen { seen = bell.wait(seen).unwrap(); }
        println!(\"{seen}\");
    });
}
";

const TRIES: &str = "\
use std::sync::Mutex;

fn main() {
    let till = Mutex::new(0);
    std::thread::scope(|scope| {
        scope.spawn(|| *till.lock().unwrap() += 1);
        println!(\"{}\", till.try_lock().is_ok());
    });
}
";

/// A program in a file, and how it is explored.
struct Program {
    code: Vec<u8>,
    arguments: Vec<String>,
    edition: Edition,
}

fn program(code: impl Into<Vec<u8>>) -> Program {
    Program {
        code: code.into(),
        arguments: Vec::new(),
        edition: Edition::default(),
    }
}

impl Program {
    /// With options of the command.
    fn with(mut self, arguments: &str) -> Self {
        self.arguments = arguments.split(' ').map(str::to_owned).collect();
        self
    }

    fn of_edition(mut self, edition: Edition) -> Self {
        self.edition = edition;
        self
    }

    /// What the command would tell, found by this process.
    fn told(self, as_json: bool) -> Told {
        /// The one whose compiled explorer the command uses too.
        static PLAYGROUND: LazyLock<Playground> = LazyLock::new(|| {
            let target = Path::new(BOOK).ancestors().nth(2).unwrap();
            let setup = Setup {
                work: target.join("playground"),
                stub: BOOK.into(),
                limits: Limits::default(),
                crates: Some(Source {
                    workspace: Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."),
                    package: "listings".into(),
                    explorer: true,
                }),
            };
            Playground::start(setup).expect("a playground starts here")
        });
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("try.rs");
        fs::write(&file, self.code).unwrap();
        let exploration = Exploration {
            file: file.clone(),
            edition: self.edition,
            options: Options::from_arguments(self.arguments).unwrap(),
            as_json,
        };
        let told = exploration.on(&PLAYGROUND).unwrap();
        Told {
            missing: told.missing.replace(file.to_str().unwrap(), "try.rs"),
            ..told
        }
    }

    fn graph(self) -> Graph {
        Graph::from_json(&self.told(true).found).unwrap()
    }

    /// The outputs, each with its end.
    fn outcomes(self) -> Vec<String> {
        let outcomes = self.graph().outcomes.into_iter();
        outcomes
            .map(|outcome| format!("{}: {}", outcome.end, outcome.output.trim_end()))
            .collect()
    }

    /// That there is nothing to tell but one sentence.
    #[track_caller]
    fn refuses(self, sentence: &str) {
        let told = self.told(false);
        let expected = format!("try.rs can't be explored: {sentence}\n");
        assert_eq!(
            (told.verdict, told.found.as_str(), told.missing),
            (Verdict::Unexplorable, "", expected)
        );
    }
}

/// Runs the command, and returns its exit status, standard output and standard error.
fn command(arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(BOOK)
        .arg("explore")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn file_of(code: &str) -> tempfile::TempPath {
    let file = tempfile::NamedTempFile::with_suffix(".rs").unwrap();
    fs::write(&file, code).unwrap();
    file.into_temp_path()
}

#[test]
fn a_program_that_ends_well_is_told_in_words() {
    let told = program(COUNTS).told(false);
    assert_eq!(told.verdict, Verdict::Fine);
    assert_eq!(told.missing, "");
    assert_data_eq!(
        told.found,
        str![[r#"
4 schedules, 1 outcome, 16 states

4 of 4: it ends
    sold: 2

"#]]
    );
}

#[test]
fn a_deadlock_is_told_with_a_schedule_that_leads_to_it() {
    let told = program(CROSSES).told(false);
    assert_eq!(told.verdict, Verdict::Faulty);
    assert_eq!(told.missing, "");
    assert_data_eq!(
        told.found,
        str![[r#"
14 schedules, 2 outcomes, 27 states

3 of 14: it stands still for ever

11 of 14: it ends
    both transfers done

A shortest schedule to a deadlock:
   1  main  spawn: t1         L8  scope.spawn(|| {
   2  main  spawn: t2        L13  scope.spawn(|| {
   3  t1    lock bar: 80      L9  let mut from = bar.lock().unwrap();
   4  t2    lock door: 20    L14  let mut from = door.lock().unwrap();
      main waits at line 7: scope end, for t1 and t2
      t1 waits at line 10: lock door, for t2
      t2 waits at line 15: lock bar, for t1

"#]]
    );
}

#[test]
fn a_panic_is_told_with_a_schedule_that_leads_to_it() {
    let told = program(PANICS).told(false);
    assert_eq!(told.verdict, Verdict::Faulty);
    assert_data_eq!(
        told.found,
        str![[r#"
2 schedules, 2 outcomes, 9 states

1 of 2: it ends

1 of 2: main panics
    
    thread 'main' panicked at src/main.rs:7:9:
    too late

A shortest schedule to a panic:
   1  main  spawn: t1              L6  scope.spawn(|| closed.store(true, SeqCst));
   2  t1    store closed: true     L6  scope.spawn(|| closed.store(true, SeqCst));
   3  main  load closed: true      L7  assert!(!closed.load(SeqCst), "too late");
   4  main  panic: too late        L7  assert!(!closed.load(SeqCst), "too late");
   5  main  scope end              L5  std::thread::scope(|scope| {

"#]]
    );
}

#[test]
fn a_panic_that_ends_in_its_thread_is_no_fault() {
    let code = "fn main() { assert!(std::thread::spawn(|| panic!()).join().is_err()); }";
    assert_eq!(program(code).told(false).verdict, Verdict::Fine);
    let code = "fn main() { std::process::abort() }";
    assert_eq!(program(code).told(false).verdict, Verdict::Faulty);
}

#[test]
fn a_main_with_a_result_ends_with_its_exit_code() {
    let told = program("fn main() -> Result<(), String> { Err(\"sold out\".into()) }").told(false);
    assert_eq!(told.verdict, Verdict::Fine);
    assert_data_eq!(
        told.found,
        str![[r#"
1 schedule, 1 outcome, 2 states

1 of 1: exit 1
    Error: "sold out"

"#]]
    );
}

#[test]
fn json_is_the_graph_that_can_be_read_again() {
    let told = program(CROSSES).told(true);
    assert_eq!(told.verdict, Verdict::Faulty);
    assert_eq!(told.found.matches('\n').count(), 1);
    let graph = Graph::from_json(&told.found).unwrap();
    assert_eq!(graph.source, playground::explore::hash(CROSSES));
    assert_eq!(graph.to_json() + "\n", told.found);
}

#[test]
fn the_weak_model_has_an_outcome_more() {
    assert_eq!(
        program(STORE_BUFFERING).outcomes(),
        ["ok: false true", "ok: true false", "ok: true true"]
    );
    let weak = program(STORE_BUFFERING).with("--model weak").graph();
    assert_eq!((weak.model, weak.outcomes.len()), (Model::Weak, 4));
}

#[test]
fn a_spurious_wakeup_has_an_outcome_more() {
    assert_eq!(program(WAITS_ONCE).outcomes(), ["ok: true"]);
    assert_eq!(
        program(WAITS_ONCE).with("--spurious").outcomes(),
        ["ok: false", "ok: true"]
    );
}

#[test]
fn a_fault_that_takes_a_spurious_wakeup_is_one() {
    let told = program(WAITS_ONCE).told(false);
    assert_eq!(told.verdict, Verdict::Fine);
    assert_eq!(
        told.missing,
        "try.rs: if waits return for no reason, as they may, there are more outcomes; see `--spurious`\n"
    );
    let code = WAITS_ONCE.replace("println!(\"{seen}\")", "assert!(*seen)");
    let told = program(code.as_str()).told(false);
    assert_eq!(told.verdict, Verdict::Faulty);
    assert_eq!(
        told.missing,
        "try.rs: if waits return for no reason, as they may, a schedule ends by panic; see `--spurious`\n"
    );
    let told = program(code.replace("if !*seen", "while !*seen")).told(false);
    assert_eq!((told.verdict, told.missing.as_str()), (Verdict::Fine, ""));
    let told = program("fn main() { std::thread::park(); panic!(\"woken\"); }").told(false);
    assert_eq!(told.verdict, Verdict::Faulty);
}

#[test]
fn eager_operations_leave_the_outcomes_and_fewer_schedules() {
    let all = program(CROSSES).graph();
    let fewer = program(CROSSES).with("--eager unlock,spawn,unlock").graph();
    assert_eq!(fewer.eager, ["spawn", "unlock"]);
    assert!(fewer.nodes.len() < all.nodes.len());
    let ends = |graph: &Graph| -> Vec<String> {
        let outcomes = graph.outcomes.iter();
        outcomes.map(|outcome| outcome.end.clone()).collect()
    };
    assert_eq!(ends(&fewer), ends(&all));
}

#[test]
fn eager_unlocks_are_refused_where_they_would_be_seen() {
    program(TRIES).with("--eager unlock").refuses(
        "`try_lock` can see what eager unlocks hide: explore this program without `--eager unlock`",
    );
}

#[test]
fn a_search_that_is_cut_short_is_not_taken_for_proof() {
    let bound = "--max-states 12";
    let told = program(COUNTS).with(bound).told(false);
    assert_eq!(told.verdict, Verdict::Unexplorable);
    let why = "there are more than 12 states";
    assert!(
        told.found
            .contains(&format!("not everything was explored: {why}\n")),
        "{}",
        told.found
    );
    let missing = format!("try.rs was not explored to the end: {why}\n");
    assert_eq!(told.missing, missing);

    let told = program(COUNTS).with(bound).told(true);
    assert_eq!(told.verdict, Verdict::Unexplorable);
    assert_eq!(told.missing, missing);
    let graph = Graph::from_json(&told.found).unwrap();
    assert_eq!(graph.capped.as_deref(), Some(why));
}

#[test]
fn a_deadlock_found_in_a_search_that_is_cut_short_is_one() {
    let graph = program(CROSSES).graph();
    let bound = format!("--max-states {}", graph.nodes.len() - 1);
    let told = program(CROSSES).with(&bound).told(false);
    assert_eq!(told.verdict, Verdict::Faulty);
    assert!(told.missing.contains("not explored to the end"));
}

#[test]
fn no_time_is_not_enough() {
    let told = program(COUNTS).with("--seconds 0").told(false);
    assert_eq!(told.verdict, Verdict::Unexplorable);
    assert!(told.missing.contains("not explored to the end"));
}

#[test]
fn what_is_not_modelled_is_named_with_its_line() {
    program("use std::fs;\n\nfn main() {\n    fs::remove_file(\"till\").unwrap();\n}\n").refuses(
        "line 1: it uses something that the explorer does not model (unresolved import `std::fs`)",
    );
    program("fn main() {\n    let _ = std::net::TcpListener::bind(\"\");\n}\n").refuses(
        "line 2: it uses something that the explorer does not model (cannot find `net` in `std`)",
    );
    program("fn main() {}\n\nstatic mut SOLD: u32 = 0;\n").refuses(
        "line 3 has a `static mut`: what threads do to it is no step that the explorer sees",
    );
}

#[test]
fn a_program_that_differs_from_run_to_run_is_refused() {
    // Later runs leave the memory of those before them behind, so they have other addresses.
    let code = "\
fn main() {
    let place = Box::into_raw(Box::new([0; 8])) as usize;
    let other = std::thread::spawn(|| println!(\"other\"));
    println!(\"{place}\");
    other.join().unwrap();
}
";
    let told = program(code).told(false);
    assert_eq!(told.verdict, Verdict::Unexplorable);
    let sentence = "try.rs can't be explored: two runs under the same schedule differed";
    assert!(told.missing.starts_with(sentence), "{}", told.missing);
    assert_eq!(told.missing.lines().count(), 1);
}

#[test]
fn what_is_no_program_is_refused_in_one_sentence() {
    let no_main = "the program has no `main` to explore";
    program("").refuses(no_main);
    program("\n  \n").refuses(no_main);
    program("fn mein() {}").refuses(no_main);
    program(b"fn main() { println!(\"\xff\"); }").refuses("it is not text in UTF-8");
}

#[test]
fn a_program_that_crashes_is_refused_in_one_sentence() {
    program("fn f(n: u64) -> u64 { 1 + f(n + 1) }\nfn main() { println!(\"{}\", f(0)); }").refuses(
        "it crashed while it was explored, as when its stack overflows or `unsafe` code goes wrong (signal 11)",
    );
}

#[test]
fn a_program_that_does_not_compile_is_told_in_words_of_the_compiler() {
    let code = "fn main() {\n    let unused = 1;\n    let sold: u8 = \"two\";\n}\n";
    let told = program(code).told(false);
    assert_eq!(
        (told.verdict, told.found.as_str()),
        (Verdict::Unexplorable, "")
    );
    assert_data_eq!(
        told.missing,
        str![[r#"
error[E0308]: mismatched types
 --> try.rs:3:20
  |
3 |     let sold: u8 = "two";
  |               --   ^^^^^ expected `u8`, found `&str`
  |               |
  |               expected due to this

try.rs can't be explored: it does not compile

"#]]
    );

    let told = program("fn main(count: u32) {}").told(true);
    assert_eq!(told.found, "");
    assert!(told.missing.starts_with("error[E0580]"), "{}", told.missing);
}

#[test]
fn editors_may_leave_their_marks() {
    for code in [
        "\u{feff}fn main() { println!(\"sold\"); }",
        "#!/usr/bin/env -S cargo run -- explore\nfn main() { println!(\"sold\"); }",
        "fn main() {\r\n    println!(\"sold\"); } // without an end",
    ] {
        assert_eq!(program(code).outcomes(), ["ok: sold"], "{code:?}");
    }
}

#[test]
fn each_edition_but_the_first_is_explored() {
    // From 2024 on, `gen` is a word of the language.
    let code = "fn main() { let gen = 1; println!(\"{gen}\"); }";
    for edition in [Edition::E2018, Edition::E2021] {
        let outcomes = program(code).of_edition(edition).outcomes();
        assert_eq!(outcomes, ["ok: 1"], "{edition:?}");
    }
    let told = program(code).told(false);
    assert!(told.missing.contains("gen"), "{}", told.missing);
    program(code)
        .of_edition(Edition::E2015)
        .refuses("edition 2015 has no way to put another standard library in the place of `std`");
}

#[test]
fn the_exit_status_tells_fine_from_faulty() {
    for (code, status) in [(COUNTS, 0), (CROSSES, 1)] {
        let file = file_of(code);
        let (found, stdout, stderr) = command(&[file.to_str().unwrap(), "--json"]);
        assert_eq!((found, stderr.as_str()), (status, ""));
        assert!(Graph::from_json(&stdout).is_ok(), "{stdout}");
    }
}

#[test]
fn without_a_graph_there_is_nothing_on_standard_output() {
    let file = file_of("static mut SOLD: u32 = 0;\nfn main() {}\n");
    let file = file.to_str().unwrap();
    let (status, stdout, stderr) = command(&[file, "--json"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    let expected = format!("{file} can't be explored: line 1 has a `static mut`");
    assert!(stderr.starts_with(&expected), "{stderr}");
}

#[test]
fn a_wish_that_makes_no_sense_is_refused_in_one_sentence() {
    let file = file_of(COUNTS);
    let file = file.to_str().unwrap();
    for (wish, sentence) in [
        (
            ["--model", "relaxed"],
            "there is no memory model `relaxed`: `sc` or `weak`",
        ),
        (
            ["--eager", "spwan"],
            "nothing called `spwan` can be eager: `spawn`, `unlock` or `drop`",
        ),
        (
            ["--max-states", "-1"],
            "`--max-states` needs a number, not `-1`",
        ),
        (
            ["--max-states", "many"],
            "`--max-states` needs a number, not `many`",
        ),
        (["--seconds", "-1"], "`--seconds` cannot be -1"),
        (["--seconds", "NaN"], "`--seconds` cannot be NaN"),
        (["--seconds", "1s"], "`--seconds` needs a number, not `1s`"),
        (
            ["--edition", "2020"],
            "there is no edition `2020`: `2018`, `2021` or `2024`",
        ),
    ] {
        let told = command(&[file, wish[0], wish[1]]);
        assert_eq!(told, (2, String::new(), format!("{sentence}\n")));
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (file, why) in [
        (folder.path().join("none.rs"), "No such file or directory"),
        (folder.path().to_owned(), "Is a directory"),
    ] {
        let (status, stdout, stderr) = command(&[file.to_str().unwrap()]);
        assert_eq!((status, stdout.as_str()), (2, ""));
        let expected = format!("cannot read {}: {why}", file.display());
        assert!(stderr.starts_with(&expected), "{stderr}");
        assert_eq!(stderr.lines().count(), 1);
    }
}
