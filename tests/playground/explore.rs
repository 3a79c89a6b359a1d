//! Programs that are explored: what is told of them, and that they do no more harm than others.

#[path = "explore/hostile.rs"]
pub mod hostile;

use crate::client::{Outcome, Program, program};
use crate::ground::{Ground, Grounds, SECRET};
use crate::processes::{processes, wait_for_end_of, wait_until};
use crate::{Test, tests};
use explorer::{Graph, Model};
use playground::explore::hash;
use serde_json::json;
use std::time::{Duration, Instant};

pub const TESTS: &[Test] = tests![
    a_program_is_explored,
    a_deadlock_and_a_panic_are_outcomes,
    each_option_is_respected,
    what_is_not_modelled_is_told_in_a_sentence,
    eager_unlocks_beside_try_lock_are_refused_in_a_sentence,
    an_error_is_told_as_it_would_be_without_exploring,
    warnings_are_not_told,
    a_graph_that_grows_too_large_is_marked,
    a_wish_that_makes_no_sense_is_refused,
    a_closed_connection_ends_the_exploration,
    an_explored_program_is_kept_in_the_sandbox,
    what_an_explored_program_writes_by_itself_is_no_graph,
    a_graph_that_a_program_forges_is_only_data,
];

const CROSSES: &str = "
use std::sync::Mutex;
fn main() {
    let (bar, door) = (Mutex::new(80), Mutex::new(20));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut from = bar.lock().unwrap();
            *door.lock().unwrap() += 10;
            *from -= 10;
        });
        let mut from = door.lock().unwrap();
        *bar.lock().unwrap() += 5;
        *from -= 5;
    });
    assert_eq!(*bar.lock().unwrap(), 70);
}
";

const WAITS_ONCE: &str = "
use std::sync::{Condvar, Mutex};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
static RUNG: AtomicBool = AtomicBool::new(false);
fn main() {
    let (open, bell) = (Mutex::new(()), Condvar::new());
    std::thread::scope(|scope| {
        let guard = open.lock().unwrap();
        scope.spawn(|| {
            drop(open.lock().unwrap());
            RUNG.store(true, Relaxed);
            bell.notify_one();
        });
        drop(bell.wait(guard).unwrap());
        println!(\"{}\", RUNG.load(Relaxed));
    });
}
";

/// Each writes, then reads what the other writes.
const LOOKS_ACROSS: &str = "
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
static BAR: AtomicU32 = AtomicU32::new(0);
static DOOR: AtomicU32 = AtomicU32::new(0);
fn main() {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            BAR.store(1, Relaxed);
            DOOR.load(Relaxed)
        });
        DOOR.store(1, Relaxed);
        let bar = BAR.load(Relaxed);
        println!(\"{bar} {}\", other.join().unwrap());
    });
}
";

impl Program {
    fn model(self, model: &str) -> Self {
        self.with("model", model.into())
    }

    fn eager(self, operations: &[&str]) -> Self {
        self.with("eager", json!(operations))
    }

    fn spurious(self) -> Self {
        self.with("spurious", true.into())
    }
}

impl Ground {
    fn explore(&self, program: impl Into<Program>) -> Outcome {
        let asked = self.client.ask("/playground/explore", program);
        asked.expect("admitted").finish()
    }
}

impl Outcome {
    /// The graph, which was told along with nothing but the end.
    #[track_caller]
    fn graph(&self) -> Graph {
        let told = self.told_once("graph");
        Graph::from_json(&told["graph"].to_string()).expect("it can be read again")
    }

    /// The sentence that says why there is no graph, which was told along with nothing but the end.
    #[track_caller]
    fn unexplorable(&self) -> &str {
        let sentence = self.told_once("unexplorable")["sentence"].as_str().unwrap();
        assert!(!sentence.is_empty() && !sentence.contains('\n'));
        sentence
    }

    /// The only event besides the end, and besides that the explorer itself is compiled, which only the first is told.
    #[track_caller]
    fn told_once(&self, kind: &str) -> &serde_json::Value {
        self.exits(0);
        let mut told = self
            .events
            .iter()
            .filter(|event| event["event"] != "building");
        let first = told.next().expect("there is an end at least");
        assert_eq!(first["event"], kind, "{}", self.everything());
        assert_eq!(told.count(), 1, "{}", self.everything());
        first
    }
}

fn outputs(graph: &Graph) -> Vec<&str> {
    let outcomes = graph.outcomes.iter();
    outcomes.map(|outcome| outcome.output.trim_end()).collect()
}

fn a_program_is_explored(on: &Grounds) {
    let code = "fn main() { std::thread::spawn(|| println!(\"other\")); println!(\"main\"); }";
    let graph = on.usual().explore(code).graph();
    assert_eq!(outputs(&graph), ["main", "main\nother", "other\nmain"]);
    assert_eq!(graph.source, hash(code));
    assert_eq!((graph.model, graph.capped.as_deref()), (Model::Sc, None));
}

fn a_deadlock_and_a_panic_are_outcomes(on: &Grounds) {
    let graph = on.usual().explore(CROSSES).graph();
    let ends: Vec<&str> = graph.outcomes.iter().map(|outcome| &*outcome.end).collect();
    assert_eq!(ends, ["deadlock", "panic"]);
}

fn each_option_is_respected(on: &Grounds) {
    let ground = on.usual();
    let usual = ground.explore(WAITS_ONCE).graph();
    assert_eq!(outputs(&usual), ["true"]);

    let spurious = ground.explore(program(WAITS_ONCE).spurious()).graph();
    assert_eq!(outputs(&spurious), ["false", "true"]);

    let all = ground.explore(CROSSES).graph();
    let eager = program(CROSSES).eager(&["unlock", "spawn"]);
    let eager = ground.explore(eager).graph();
    assert_eq!(eager.eager, ["spawn", "unlock"]);
    assert!(eager.nodes.len() < all.nodes.len());

    let weak = program(WAITS_ONCE).model("weak").spurious();
    let weak = ground.explore(weak).graph();
    assert_eq!(weak.model, Model::Weak);
    assert_eq!(outputs(&weak), ["false", "true"]);

    let strong = ground.explore(program(LOOKS_ACROSS).model("sc")).graph();
    assert_eq!(outputs(&strong), ["0 1", "1 0", "1 1"]);
    let weak = ground.explore(program(LOOKS_ACROSS).model("weak")).graph();
    assert_eq!(outputs(&weak), ["0 0", "0 1", "1 0", "1 1"]);

    // From 2024 on, `gen` is a word of the language.
    let gen_ = program("fn main() { let gen = 1; println!(\"{gen}\"); }");
    ground.explore(gen_.clone()).is_refused("gen");
    assert_eq!(
        outputs(&ground.explore(gen_.edition("2021")).graph()),
        ["1"]
    );
}

fn what_is_not_modelled_is_told_in_a_sentence(on: &Grounds) {
    let ground = on.usual();
    for (code, sentence) in [
        (
            "fn main() {\n    std::env::args();\n}",
            "line 2: it uses something that the explorer does not model",
        ),
        ("", "the program has no `main` to explore"),
    ] {
        let outcome = ground.explore(code);
        let told = outcome.unexplorable();
        assert!(told.starts_with(sentence), "{told}");
    }
    let oldest = ground.explore(program("fn main() {}").edition("2015"));
    assert!(oldest.unexplorable().contains("edition 2015"));
}

fn eager_unlocks_beside_try_lock_are_refused_in_a_sentence(on: &Grounds) {
    let code = "fn main() { let till = std::sync::Mutex::new(1); println!(\"{}\", till.try_lock().is_ok()); }";
    let outcome = on.usual().explore(program(code).eager(&["unlock"]));
    assert!(outcome.unexplorable().contains("`try_lock`"));
}

fn an_error_is_told_as_it_would_be_without_exploring(on: &Grounds) {
    let code = "fn main() {\n    let unused = 1;\n    let sold: u8 = \"two\";\n}";
    let ground = on.usual();
    let explored = ground.explore(code);
    explored.is_refused("E0308");
    assert_eq!(
        explored.diagnostics(),
        ground.client.check(code).diagnostics()
    );
}

fn warnings_are_not_told(on: &Grounds) {
    let ground = on.usual();
    let code = "fn main() { let unused = 1; println!(\"ran\"); }";
    assert_eq!(outputs(&ground.explore(code).graph()), ["ran"]);
    let code = "fn main() { let unused = 1; std::env::args(); }";
    ground.explore(code).unexplorable();
}

fn a_graph_that_grows_too_large_is_marked(on: &Grounds) {
    // Every state of the output is another state.
    let code = "
fn main() {
    for till in 0..3 {
        std::thread::spawn(move || for customer in 0..9 { println!(\"{till} {customer}\"); });
    }
}
";
    // What it is linked to may have to be compiled first.
    on.usual().explore("fn main() {}").graph();
    let outcome = on.usual().explore(code);
    let graph = outcome.graph();
    assert!(graph.capped.is_some());
    assert!(graph.nodes.len() <= 5_000, "{}", graph.nodes.len());
    assert!(outcome.end()["ms"].as_u64().unwrap() < 20_000);
}

fn a_wish_that_makes_no_sense_is_refused(on: &Grounds) {
    let client = &on.usual().client;
    for (wish, words) in [
        (r#""model": "relaxed""#, "no memory model `relaxed`"),
        (r#""model": "--tree""#, "no memory model `--tree`"),
        (r#""eager": ["spwan"]"#, "`spwan`"),
        (r#""eager": [""]"#, "can be eager"),
        (r#""eager": "spawn""#, "not a program in JSON"),
        (r#""spurious": "yes""#, "not a program in JSON"),
        (r#""edition": "2020""#, "not a program in JSON"),
        (r#""mode": "release""#, "not a program in JSON"),
        (r#""max_states": 1000000000"#, "not a program in JSON"),
        (r#""code": """#, "not a program in JSON"),
    ] {
        let body = format!("{{\"code\": \"fn main() {{}}\", {wish}}}");
        let answer = client.request("POST", "/playground/explore", &client.headers(), &body);
        let sentence = answer.refuses(400);
        assert!(sentence.contains(words), "{sentence}");
    }
}

fn a_closed_connection_ends_the_exploration(on: &Grounds) {
    // No other test has these options.
    let program = program("fn main() { loop {} }")
        .model("weak")
        .eager(&["spawn", "unlock", "drop"])
        .spurious();
    let explored = || {
        processes(|process| {
            let line = std::fs::read(process.join("cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line).replace('\0', " ");
            line.contains("--model weak") && line.contains("--eager spawn,unlock,drop --spurious")
        })
    };
    let client = &on.usual().client;
    let exploring = client.ask("/playground/explore", program).ok();
    wait_until("it is explored", || !explored().is_empty());
    let processes = explored();
    let start = Instant::now();
    drop(exploring);
    processes
        .iter()
        .for_each(|process| wait_for_end_of(process));
    // By itself it would go on for longer.
    assert!(start.elapsed() < Duration::from_secs(4));
}

/// Functions of the C library, which the explorer does not see.
const C: &str = "
use std::ffi::c_char;
unsafe extern \"C\" {
    fn open(path: *const c_char, flags: i32) -> i32;
    fn fork() -> i32;
    fn execl(path: *const c_char, name: *const c_char, end: *const c_char) -> i32;
    fn socket(domain: i32, kind: i32, protocol: i32) -> i32;
    fn write(file: i32, bytes: *const u8, count: usize) -> isize;
    fn _exit(code: i32) -> !;
}
fn say(line: &str) { unsafe { write(1, line.as_ptr(), line.len()); } }
";

fn an_explored_program_is_kept_in_the_sandbox(on: &Grounds) {
    let ground = on.usual();
    let letter = ground.home.letter();
    let code = format!(
        "{C}
fn main() {{
    let tried = unsafe {{ [
        open(c\"{{home}}/.ssh/key\".as_ptr(), 0),
        open(c\"{{home}}/letter\".as_ptr(), 1),
        open(c\"/etc/passwd\".as_ptr(), 0),
        fork(),
        socket(2, 1, 0),
        execl(c\"/bin/true\".as_ptr(), c\"true\".as_ptr(), std::ptr::null()),
    ] }};
    println!(\"{{tried:?}}\");
}}"
    );
    let outcome = ground.explore(ground.home.fill(&code));
    assert_eq!(outputs(&outcome.graph()), ["[-1, -1, -1, -1, -1, -1]"]);
    assert!(!outcome.everything().contains(SECRET));
    letter.is_unchanged();
    let secret = ground.explore(
        ground
            .home
            .fill("include!(\"{home}/secret.rs\"); fn main() { println!(\"{A}\") }"),
    );
    assert!(!secret.everything().contains(SECRET));
}

fn what_an_explored_program_writes_by_itself_is_no_graph(on: &Grounds) {
    let ground = on.usual();
    let code = format!(
        "{C}
fn main() {{
    say(\"{{\\\"error\\\":\\\"forged\\\"}}\\n\");
    say(\"no end of a line\");
    say(\"\\n\");
    println!(\"{{}}\", std::thread::spawn(|| 1).join().unwrap());
}}"
    );
    assert_eq!(outputs(&ground.explore(code).graph()), ["1"]);
}

fn a_graph_that_a_program_forges_is_only_data(on: &Grounds) {
    let ground = on.usual();
    let forged = |line: &str| {
        // The first file that its process has opened is the one that its graph is read from.
        let code = format!(
            "{C}\nfn main() {{ unsafe {{ write(3, {line:?}.as_ptr(), {}); _exit(0) }} }}",
            line.len()
        );
        ground.explore(code)
    };
    for line in [
        "",
        "{}",
        "[[[[",
        "{\"version\":1}",
        "{\"event\":\"end\",\"phase\":\"run\",\"reason\":\"signal\"}\n",
        "null\n{\"event\":\"output\",\"text\":\"forged\"}",
    ] {
        forged(line).unexplorable();
    }
    let outcome = forged("{\"error\":\"one line\\n{\\\"event\\\":\\\"end\\\"}\"}");
    assert_eq!(outcome.events.len(), 2);
}
