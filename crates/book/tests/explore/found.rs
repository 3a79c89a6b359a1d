//! What is told of a program that can be explored.

use super::support::{COUNTS, CROSSES, PANICS, STORE_BUFFERING, WAITS_ONCE, program};
use book::explore::Verdict;
use explorer::graph::Kind;
use explorer::{Graph, Model};
use playground::Edition;
use snapbox::{assert_data_eq, str};

#[test]
fn a_program_that_ends_well_is_told_in_words() {
    let told = program(COUNTS).told(false);
    assert_eq!(told.verdict, Verdict::Fine);
    assert_eq!(told.missing, "");
    assert_data_eq!(
        told.found,
        str![[r#"
no fault in any schedule
4 schedules, 1 outcome, [..] states

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
1 fault: a deadlock
14 schedules, 2 outcomes, [..] states

A deadlock: t1 waits for door, which t2 holds; t2 waits for bar, which t1 holds; main waits for t1 and t2 to end
A shortest schedule to it:
   1  main  spawn: t1         L8  scope.spawn(|| {
   2  main  spawn: t2        L13  scope.spawn(|| {
   3  t1    lock bar: 80      L9  let mut from = bar.lock().unwrap();
   4  t2    lock door: 20    L14  let mut from = door.lock().unwrap();
      main waits at line 7: scope end, for t1 and t2
      t1 waits at line 10: lock door, for t2
      t2 waits at line 15: lock bar, for t1

3 of 14: it stands still for ever

11 of 14: it ends
    both transfers done

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
1 fault: a panic of main
2 schedules, 2 outcomes, [..] states

A panic of main at line 7: too late
A shortest schedule to it:
   1  main  spawn: t1              L6  scope.spawn(|| closed.store(true, SeqCst));
   2  t1    store closed: true     L6  scope.spawn(|| closed.store(true, SeqCst));
   3  main  load closed: true      L7  assert!(!closed.load(SeqCst), "too late");
   4  main  panic: too late        L7  assert!(!closed.load(SeqCst), "too late");
   5  main  scope end              L5  std::thread::scope(|scope| {

1 of 2: it ends

1 of 2: main panics
    
    thread 'main' panicked at src/main.rs:7:9:
    too late

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
no fault in any schedule
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
    let (first, second) = told.found.split_once("\nA panic of main").unwrap();
    assert!(first.starts_with("no fault in any schedule\n"), "{first}");
    assert!(second.contains("wake bell: spurious"), "{second}");
    assert_eq!(
        told.missing,
        "try.rs: if waits return for no reason, as they may, there may be a panic of main; see `--spurious`\n"
    );
    let told = program(code.replace("if !*seen", "while !*seen")).told(false);
    assert_eq!((told.verdict, told.missing.as_str()), (Verdict::Fine, ""));
    let told = program("fn main() { std::thread::park(); panic!(\"woken\"); }").told(false);
    assert_eq!(told.verdict, Verdict::Faulty);
}

#[test]
fn json_has_the_fault_that_takes_a_spurious_wakeup() {
    let code = WAITS_ONCE.replace("println!(\"{seen}\")", "assert!(*seen)");
    let told = program(code.as_str()).told(true);
    assert_eq!(told.verdict, Verdict::Faulty);
    let graph = Graph::from_json(&told.found).unwrap();
    let [fault] = &graph.faults[..] else {
        panic!("{:?}", graph.faults);
    };
    assert_eq!(
        (fault.kind, fault.spurious, fault.node),
        (Kind::Panic, true, None)
    );
    assert!(told.found.contains("\"verdict\":\"faulty\""));
    assert!(graph.outcomes.iter().all(|outcome| outcome.end == "ok"));
}

#[test]
fn a_fault_is_told_while_the_exploration_goes_on() {
    // As the explorer itself tells one.
    let code = "\
unsafe extern \"C\" { fn write(file: i32, bytes: *const u8, count: usize) -> isize; }
fn main() {
    let line = \"found: a deadlock: main waits\\n\";
    unsafe { write(2, line.as_ptr(), line.len()); }
}
";
    let told = program(code).told(false);
    let line = "try.rs: found so far: a deadlock: main waits\n";
    // There is one schedule, which is followed twice.
    let expected = (Verdict::Fine, line.repeat(2));
    assert_eq!((told.verdict, told.missing), expected);
    let breaks = code.replace(
        "\n}",
        "\n    if true { unsafe { *(8 as *mut u32) = 1 } }\n}",
    );
    let told = program(breaks.as_str()).told(false);
    assert_eq!((told.verdict, told.found.as_str()), (Verdict::Faulty, ""));
    let start = format!("{line}try.rs can't be explored");
    assert!(told.missing.starts_with(&start), "{}", told.missing);
}

#[test]
fn a_long_report_is_told_in_full_when_asked_for() {
    let code = "use std::thread;

fn main() {
    thread::scope(|scope| {
        for number in 0..4 {
            scope.spawn(move || println!(\"{number}\"));
        }
    });
}
";
    let told = program(code).told(false).found;
    // Four numbers in any order.
    assert!(told.contains("24 outcomes"), "{told}");
    assert!(told.ends_with(" more outcomes: --all\n"), "{told}");
    assert!(told.lines().count() <= 40);
    let all = program(code).in_full().told(false).found;
    assert_eq!(all.matches(": it ends\n").count(), 24);
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
fn a_search_that_is_cut_short_is_not_taken_for_proof() {
    let bound = "--max-states 12";
    let told = program(COUNTS).with(bound).told(false);
    assert_eq!(told.verdict, Verdict::Unexplorable);
    let why = "there are more than 12 states";
    assert!(
        told.found.starts_with(&format!(
            "no fault was found\nnot every schedule was explored: {why}\n"
        )),
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
