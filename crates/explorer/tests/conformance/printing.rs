//! `stdout` is a `LineWriter` behind a lock that is held while a line is formatted.

use super::*;
use std::fmt;

/// Locks when it is displayed.
struct Locked<'a>(&'a Mutex<u32>);

impl fmt::Display for Locked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("has ")?;
        self.0.lock().unwrap().fmt(f)
    }
}

#[remembered::test]
fn a_line_holds_its_stream_while_it_is_formatted() {
    check(&["has 1 paid", "paid has 2", "deadlock"], || {
        let count = Mutex::new(1);
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut count = count.lock().unwrap();
                *count += 1;
                println!("paid");
            });
            println!("{}", Locked(&count));
        });
    });
    // Two streams have two locks.
    check(&["has 1 paid", "paid has 2", "paid has 1"], || {
        let count = Mutex::new(1);
        thread::scope(|scope| {
            scope.spawn(|| {
                explorer::eprintln!("paid");
                *count.lock().unwrap() += 1;
            });
            println!("{}", Locked(&count));
        });
    });
}

#[remembered::test]
fn what_locks_and_holds_nothing_else_is_no_danger() {
    check(&["has 1 has 1"], || {
        let count = Mutex::new(1);
        thread::scope(|scope| {
            scope.spawn(|| println!("{}", Locked(&count)));
            println!("{}", Locked(&count));
        });
    });
}

/// A line without an operation in it is one step, as it always was.
#[remembered::test]
fn a_plain_line_is_one_step() {
    let graph = explore(&Options::default(), || println!("{} {:?}", 1, "two")).unwrap();
    let steps: Vec<&str> = graph
        .steps
        .iter()
        .map(|step| step.operation.as_str())
        .collect();
    assert_eq!(steps, ["print"]);
}

/// The order and the words are those of a real run.
#[remembered::test]
fn a_display_that_panics_leaves_what_was_formatted() {
    struct Panics;
    impl fmt::Display for Panics {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            panic!("in display")
        }
    }
    let graph = graph(&Options::default(), || {
        let caught = panic::catch_unwind(|| println!("one\nhalf {} lost", Panics));
        assert!(caught.is_err());
        explorer::eprintln!("error");
        println!("| end");
    });
    assert_eq!(graph.outcomes.len(), 1);
    let lines: Vec<&str> = graph.outcomes[0].output.lines().collect();
    let known: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.contains("panicked at"))
        .collect();
    assert_eq!(known, ["one", "", "in display", "error", "half | end"]);
}

#[remembered::test]
fn what_has_no_newline_is_lost_unless_the_program_ends_by_itself() {
    check(&["a abort"], || {
        print!("a\nb");
        process::abort()
    });
    check(&["a b abort"], || {
        print!("a\nb");
        explorer::io::stdout().flush().unwrap();
        process::abort()
    });
    check(&["a b exit 3"], || {
        print!("a\nb");
        process::exit(3)
    });
    check(&["a b"], || print!("a\nb"));
    check(&["b a"], || {
        print!("a");
        explorer::eprintln!("b");
    });
}

/// 1024 bytes fit in; what comes then writes them first.
#[remembered::test]
fn a_long_line_is_written_before_it_ends() {
    for (length, written) in [(1023, 0), (1024, 1024), (2000, 2000)] {
        let graph = explore(&Options::default(), move || {
            print!("{}", "x".repeat(length));
            process::abort()
        })
        .unwrap();
        assert_eq!(graph.outcomes[0].output.len(), written, "{length}");
    }
    let graph = explore(&Options::default(), || {
        for _ in 0..3 {
            print!("{}", "x".repeat(500));
        }
        process::abort()
    })
    .unwrap();
    assert_eq!(graph.outcomes[0].output.len(), 1000);
}

/// At its end the program does not wait for the lock of `stdout`.
#[remembered::test]
fn a_part_of_a_line_is_lost_if_another_holds_the_stream_at_the_end() {
    check(&["", "part"], || {
        thread::spawn(|| {
            let mut out = explorer::io::stdout().lock();
            write!(out, "part").unwrap();
        });
    });
}
