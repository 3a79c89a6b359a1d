//! Faults in words.

use super::*;

#[test]
fn a_deadlock_is_told_by_its_circle_and_who_waits_beside() {
    let graph = crossed();
    let told = "a deadlock: t1 waits for b, which t2 holds; t2 waits for a, which t1 holds; \
        main waits for t1 and t2 to end";
    assert_eq!(words(&graph), [told]);
    assert_eq!(graph.faults[0].node, Some(4));
    assert_eq!(graph.faults[0].lines(), [5, 7, 9]);
}

#[test]
fn who_waits_for_what_is_said_as_its_kind_has_it() {
    let graph = of_threads(&["main", "t1"])
        .with_object("a", "Mutex")
        .with_object("rx", "channel")
        .with_object("map", "RwLock")
        .with_way(&[], End::Ok, "")
        .with_owners(&[Some(0), None, Some(1)]);
    for (kind, waiting, told) in [
        (
            Kind::Deadlock,
            wait(0, "lock", Some(0), 2, &[0]),
            "a deadlock: main waits for a, which it holds itself",
        ),
        (
            Kind::Deadlock,
            wait(1, "lock", Some(0), 2, &[]),
            "a deadlock: t1 waits for a, which main holds for ever",
        ),
        (
            Kind::Deadlock,
            wait(0, "recv", Some(1), 2, &[]),
            "a deadlock: main waits for rx, and nobody is left to end this wait",
        ),
        (
            Kind::Deadlock,
            wait(0, "recv", Some(1), 2, &[1]),
            "a deadlock: main waits for rx until t1 does something",
        ),
        (
            Kind::Deadlock,
            wait(0, "read", Some(2), 2, &[0]),
            "a deadlock: main waits for map, which it holds itself",
        ),
        (
            Kind::Deadlock,
            wait(1, "read", Some(2), 2, &[0]),
            "a deadlock: t1 waits for map behind main, which waits for it, too",
        ),
        (
            Kind::Deadlock,
            wait(0, "park", None, 2, &[]),
            "a deadlock: main is parked, and nobody is left to unpark it",
        ),
        (
            Kind::Stuck,
            wait(0, "join", None, 2, &[1]),
            "stuck threads, which wait for ever while the program goes on: main waits for t1 to end",
        ),
    ] {
        let fault = Fault {
            node: Some(0),
            ..Fault::of_waits(kind, vec![waiting])
        };
        assert_eq!(graph.words(&fault), told);
    }
}

#[test]
fn a_fault_of_memory_names_both_accesses_and_what_they_meet_at() {
    let graph = of_threads(&["main", "t1"]);
    let told = |kind, conflict| graph.words(&Fault::of_memory(kind, conflict));
    assert_eq!(
        told(Kind::Race, written_while_read("x", "a static")),
        "a data race: main writes `x` at line 12 while t1 reads it at line 8, with nothing that orders them (a static)"
    );
    assert_eq!(
        told(
            Kind::Race,
            written_while_read("", "the heap, allocated at line 7")
        ),
        "a data race: main writes at line 12 what t1 reads at line 8, with nothing that orders them (the heap, allocated at line 7)"
    );
    let after = |name, second| conflict(name, "", [access(0, 12, "free"), second]);
    assert_eq!(
        told(
            Kind::UseAfterFree,
            after("", access(1, 8, "read of 1 byte"))
        ),
        "a use after free: t1 reads at line 8 what main freed at line 12"
    );
    assert_eq!(
        told(
            Kind::UseAfterFree,
            after("words", access(1, 8, "read of 1 byte"))
        ),
        "a use after free: t1 reads `words` at line 8, which main freed at line 12"
    );
    assert_eq!(
        told(Kind::DoubleFree, after("", access(1, 0, "free"))),
        "a double free: t1 frees what main freed at line 12"
    );
}

#[test]
fn a_panic_is_at_the_line_where_main_last_panicked() {
    let steps: [Done; 3] = [
        (1, "panic", None, "not this", 3),
        (0, "panic", None, "too late\nby far\n", 7),
        (0, "scope end", None, "", 5),
    ];
    let graph = of_threads(&["main", "t1"])
        .with_way(&steps, End::Panic, "…")
        .concluded();
    assert_eq!(
        words(&graph),
        ["a panic of main at line 7: too late by far"]
    );
    let graph = of_threads(&["main"])
        .with_way(&steps[1..2], End::Abort, "")
        .concluded();
    assert_eq!(words(&graph), ["an abort at line 7"]);
}
