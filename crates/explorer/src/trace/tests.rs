use super::{differing::differing, report, report_all, schedule};
use crate::count::Count;
use crate::graph::sample::{Done, access, conflict, crossed, of_threads, wait};
use crate::graph::{End, Fault, Graph, Kind, Note, Outcome};

const CROSSED: &str = "1\n2\n3\n4\nthread::scope(|s| {\n    s.spawn(|| {\n        a.lock();\n    s.spawn(|| {\n        b.lock();\n";

#[test]
fn a_deadlock_comes_before_the_outcomes() {
    let expected = "\
1 fault: a deadlock
2 schedules, 2 outcomes, 8 states

A deadlock: t1 waits for b, which t2 holds; t2 waits for a, which t1 holds; main waits for t1 and t2 to end
A shortest schedule to it:
   1  main  spawn: t1     L6  s.spawn(|| {
   2  main  spawn: t2     L8  s.spawn(|| {
   3  t1    lock a: 1     L7  a.lock();
   4  t2    lock b: 2     L9  b.lock();
      main waits at line 5: scope end, for t1 and t2
      t1 waits at line 7: lock b, for t2
      t2 waits at line 9: lock a, for t1

1 of 2: it stands still for ever

1 of 2: it ends
    3
";
    assert_eq!(report(&crossed(), CROSSED), expected);
    assert_eq!(report_all(&crossed(), CROSSED), expected);

    let graph = crossed();
    let only = schedule(&graph, CROSSED, &graph.faults[0]).unwrap();
    assert!(only.starts_with("A shortest schedule to it:\n   1  main  spawn: t1 "));
    assert!(
        only.ends_with("t2 waits at line 9: lock a, for t1\n"),
        "{only}"
    );
}

#[test]
fn a_race_is_told_with_a_schedule_to_where_it_is_reached() {
    let steps: [Done; 2] = [
        (0, "spawn", None, "t1", 6),
        (1, "store", Some(0), "true", 7),
    ];
    let accesses = [
        access(1, 7, "write of 4 bytes"),
        access(0, 8, "read of 4 bytes"),
    ];
    let mut graph = of_threads(&["main", "t1"])
        .with_object("flag", "AtomicBool")
        .with_way(&steps, End::Race(conflict("x", "", accesses)), "");
    // The search is not by breadth, and not over.
    graph.notes.push(Note::incomplete("there is no time"));
    let expected = "\
1 fault: a data race
not every schedule was explored: there is no time
1 schedule, 1 outcome, 3 states

A data race: t1 writes `x` at line 7 while main reads it at line 8, with nothing that orders them
A schedule to it:
   1  main  spawn: t1            L6  s.spawn(|| {
   2  t1    store flag: true     L7  a.lock();

1 of 1: it goes no further than a data race

note: there is no time
";
    assert_eq!(report(&graph.concluded(), CROSSED), expected);
}

#[test]
fn stuck_threads_are_told_with_their_waits() {
    let steps: [Done; 1] = [(0, "lock", Some(0), "\"a\"", 1)];
    let mut graph = of_threads(&["main", "t1"])
        .with_object("a", "Mutex")
        .with_way(&steps, End::Ok, "done\n")
        .with_owners(&[Some(1)]);
    let waits = vec![wait(1, "lock", Some(0), 7, &[1])];
    graph.add_fault(Fault {
        node: Some(1),
        ..Fault::of_waits(Kind::Stuck, waits)
    });
    let expected = "\
1 fault: stuck threads
1 schedule, 1 outcome, 2 states

Stuck threads, which wait for ever while the program goes on: t1 waits for a, which it holds itself
A schedule to it:
   1  main  lock a: \"a\"     L1
      t1 waits at line 7: lock a, for t1

1 of 1: it ends
    done
";
    assert_eq!(report(&graph, ""), expected);
}

#[test]
fn what_is_known_of_the_exploration_itself_is_told() {
    let mut graph = of_threads(&["main"]).with_way(
        &[(0, "print", None, "a\nb\t\"c\"\n", 1)],
        End::Ok,
        "a\nb\t\"c\"\n",
    );
    graph.notes.push(Note::new("time stands still"));
    graph.endless = true;
    let graph = graph.concluded();
    let expected = "\
no fault in any schedule
1 schedule, 1 outcome, 2 states

1 of 1: it ends
    a
    b\t\"c\"

note: time stands still
note: some schedules are endless: threads go on for ever and get nowhere, as in a livelock
";
    assert_eq!(report(&graph, ""), expected);
    let mut graph = graph;
    graph.notes.push(Note::incomplete(
        "loops that give up after more than 100 rounds are not followed",
    ));
    let told = report(&graph, "");
    let expected = "no fault was found\nnot every schedule was explored: loops that give up after more than 100 rounds are not followed\n";
    assert!(told.starts_with(expected), "{told}");
    graph.capped = Some("it takes longer than 20s".into());
    let told = report(&graph, "");
    let expected =
        "no fault was found\nnot every schedule was explored: it takes longer than 20s\n";
    assert!(told.starts_with(expected), "{told}");
}

#[test]
fn values_are_shown_as_their_author_wrote_them() {
    let steps: [Done; 2] = [
        (0, "send", None, "Word(\"naïve \\\"x\\\"\")", 1),
        (0, "print", None, "two\nlines\n", 1),
    ];
    let graph = of_threads(&["main"])
        .with_way(&steps, End::Panic, "")
        .concluded();
    let told = report(&graph, "");
    assert!(told.contains("send: Word(\"naïve \\\"x\\\"\") "), "{told}");
    assert!(told.contains("print: two\\nlines "), "{told}");
}

fn outcomes(outputs: &[(&str, &str)]) -> Vec<Outcome> {
    let outcome = |(output, end): &(&str, &str)| Outcome {
        output: (*output).to_owned(),
        end: (*end).to_owned(),
        schedules: Count::from(1),
    };
    outputs.iter().map(outcome).collect()
}

#[test]
fn outcomes_are_chosen_by_how_they_end_and_then_by_how_much_they_differ() {
    let all = outcomes(&[
        ("1 2 3", "ok"),
        ("1 2 4", "ok"),
        ("", "deadlock"),
        ("9 8 7 6", "ok"),
        ("1 2 3", "exit 3"),
    ]);
    // The fault; of the other ends first the output that differs from its by four words, not three; then `1 2 4`, which
    // differs by one word from what is chosen, as `1 2 3` does not.
    assert_eq!(differing(&all, 4), [2, 3, 4, 1]);
    assert_eq!(differing(&all, 9), [2, 3, 4, 1, 0]);
    assert_eq!(differing(&[], 3), [0; 0]);
}

#[test]
fn of_many_outcomes_ten_are_told_and_the_others_counted() {
    let mut graph = of_threads(&["main"]);
    for number in 0..1_234 {
        graph = graph.with_way(&[], End::Ok, &format!("{number}\n"));
    }
    let told = report(&graph, "");
    assert_eq!(told.matches(": it ends\n").count(), 10, "{told}");
    assert!(
        told.ends_with("\nand 1,224 more outcomes: --all\n"),
        "{told}"
    );
    let all = report_all(&graph, "");
    assert_eq!(all.matches(": it ends\n").count(), 1_234);
    assert!(!all.contains("--all"));
}

/// With so many faults, steps of the way to each, waits, outcomes, lines of each, notes.
fn large(
    faults: usize,
    steps: usize,
    waits: usize,
    outcomes: usize,
    lines: usize,
    notes: usize,
) -> Graph {
    let mut graph = of_threads(&["main", "t1"]);
    let step: Done = (0, "yield_now", None, "", 1);
    for fault in 0..faults {
        let waits = (0..waits).map(|it| wait(it % 2, "park", None, 1 + (fault + it) as u32, &[]));
        graph = graph.with_way(&vec![step; steps], End::Deadlock(waits.collect()), "");
    }
    for outcome in 0..outcomes {
        graph = graph.with_way(&[], End::Ok, &format!("{outcome}\n").repeat(lines));
    }
    graph.notes = (0..notes)
        .map(|it| Note::incomplete(it.to_string()))
        .collect();
    graph.concluded()
}

#[test]
fn no_report_is_longer_than_a_screen_and_the_full_one_has_everything() {
    let sizes = [0, 1, 2, 12, 60];
    for faults in sizes {
        for (steps, waits) in [(0, 1), (5, 2), (100, 3), (3, 50), (80, 60)] {
            for (outcomes, lines) in [(0, 0), (1, 1), (3, 0), (2, 100), (12, 3), (300, 1)] {
                for notes in [0, 1, 5, 30] {
                    let graph = large(faults, steps, waits, outcomes, lines, notes);
                    let told = report(&graph, "");
                    let sizes = (faults, steps, waits, outcomes, lines, notes);
                    assert!(told.lines().count() <= 40, "{sizes:?}\n{told}");
                    let all = report_all(&graph, "");
                    assert!(!all.contains("--all"));
                    // What is shorter says that there is more.
                    assert_eq!(told != all, told.contains("--all"), "{sizes:?}\n{told}");
                    assert_eq!(
                        all.matches("it ends").count(),
                        if lines == 0 {
                            outcomes.min(1)
                        } else {
                            outcomes
                        }
                    );
                    assert_eq!(all.matches("note: ").count(), notes);
                    assert_eq!(
                        all.matches("yield_now").count(),
                        faults * steps,
                        "{sizes:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_name_of_several_lines_is_one_line() {
    let graph =
        of_threads(&["main", "two\nlines"]).with_way(&[(1, "end", None, "", 0)], End::Abort, "");
    let told = report(&graph.concluded(), "");
    assert!(told.contains("   1  two\\nlines  end\n"), "{told}");
}

#[test]
fn the_middle_of_a_long_schedule_is_left_out() {
    let told = report(&large(1, 100, 1, 1, 1, 0), "");
    assert!(told.contains("\n   1  main  yield_now"), "{told}");
    assert!(told.contains("\n 100  main  yield_now"), "{told}");
    assert_eq!(told.lines().count(), 40, "{told}");
    // Of 40: the head takes 2, the fault's sentences and its wait 4, the outcomes 5; one of 29 says how many are missing.
    assert!(told.contains("\n      … 72 more steps: --all\n"), "{told}");
}
