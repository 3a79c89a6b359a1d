use super::sample::{Done, access, crossed, of_threads, wait};
use super::{End, Fault, Graph, Kind, Note, Verdict};

fn words(graph: &Graph) -> Vec<String> {
    graph
        .faults
        .iter()
        .map(|fault| graph.words(fault))
        .collect()
}

fn race() -> Fault {
    Fault::of_memory(
        Kind::Race,
        [
            access(0, 12, "write of 4 bytes"),
            access(1, 8, "read of 4 bytes"),
        ],
    )
}

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
    let told = |fault: Fault| graph.words(&fault);
    assert_eq!(
        told(Fault {
            name: "x".into(),
            memory: "a static".into(),
            ..race()
        }),
        "a data race: main writes `x` at line 12 while t1 reads it at line 8, with nothing that orders them (a static)"
    );
    assert_eq!(
        told(Fault {
            memory: "the heap, allocated at line 7".into(),
            ..race()
        }),
        "a data race: main writes at line 12 what t1 reads at line 8, with nothing that orders them (the heap, allocated at line 7)"
    );
    let accesses = [access(0, 12, "free"), access(1, 8, "read of 1 byte")];
    let after = Fault::of_memory(Kind::UseAfterFree, accesses);
    assert_eq!(
        told(after.clone()),
        "a use after free: t1 reads at line 8 what main freed at line 12"
    );
    assert_eq!(
        told(Fault {
            name: "words".into(),
            ..after
        }),
        "a use after free: t1 reads `words` at line 8, which main freed at line 12"
    );
    assert_eq!(
        told(Fault::of_memory(
            Kind::DoubleFree,
            [access(0, 12, "free"), access(1, 0, "free")]
        )),
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

#[test]
fn a_fault_of_one_kind_and_place_is_one() {
    let [mut near, mut far] = [crossed(), crossed()];
    // The same waits at another node, one step further.
    let waits = far.faults.remove(0).waits;
    let long: Vec<Done> = vec![(0, "spawn", None, "t1", 6); 5];
    far = far
        .with_way(&long, End::Deadlock(waits.clone()), "more\n")
        .concluded();
    assert_eq!(far.faults, near.faults, "the nearest stands for both");
    let elsewhere = waits.into_iter().map(|it| super::Wait {
        line: it.line + 1,
        ..it
    });
    near = near
        .with_way(&long, End::Deadlock(elsewhere.collect()), "more\n")
        .concluded();
    assert_eq!(near.faults.len(), 2);

    let mut graph = of_threads(&["main", "t1"]);
    let mirrored = [
        access(1, 8, "read of 4 bytes"),
        access(0, 12, "write of 4 bytes"),
    ];
    graph.add_fault(race());
    graph.add_fault(Fault::of_memory(Kind::Race, mirrored));
    assert_eq!(graph.faults, [race()]);
    let known = Fault {
        shortest_known: true,
        ..race()
    };
    graph.add_fault(known.clone());
    graph.add_fault(race());
    assert_eq!(graph.faults, [known], "what is known to be shortest stays");
    graph.add_fault(Fault::of_memory(Kind::UseAfterFree, mirrored_free()));
    assert_eq!(graph.faults.len(), 2);
}

fn mirrored_free() -> [super::Access; 2] {
    [access(1, 8, "free"), access(0, 12, "write of 4 bytes")]
}

#[test]
fn a_shortest_way_is_known_only_where_every_schedule_is() {
    assert!(crossed().faults[0].shortest_known);
    let mut cut = crossed();
    cut.faults.clear();
    cut.capped = Some("there are more than 12 states".to_owned());
    assert!(!cut.concluded().faults[0].shortest_known);
    let mut noted = crossed();
    noted.faults.clear();
    noted.notes.push(Note::incomplete(
        "a loop was not followed beyond 100 rounds",
    ));
    assert!(!noted.concluded().faults[0].shortest_known);
}

#[test]
fn an_end_of_memory_without_its_accesses_is_a_fault_all_the_same() {
    let steps: [Done; 1] = [(0, "store", None, "", 3)];
    for (end, told) in [
        (End::Race, "a data race"),
        (End::UseAfterFree, "a use after free"),
        (End::DoubleFree, "a double free"),
    ] {
        let graph = of_threads(&["main"]).with_way(&steps, end, "").concluded();
        assert_eq!(words(&graph), [told]);
        assert_eq!(graph.faults[0].node, Some(1));
    }
    let mut tree = of_threads(&["main"]).with_way(&steps, End::Panic, "");
    tree.nodes.clear();
    tree.conclude();
    assert_eq!(
        (words(&tree), tree.faults[0].node),
        (vec!["a panic of main".to_owned()], None)
    );
}

#[test]
fn the_verdict_is_fine_only_if_every_schedule_was_explored() {
    let fine = of_threads(&["main"]).with_way(&[], End::Ok, "").concluded();
    assert_eq!(fine.verdict(), Verdict::Fine);
    let unknown = |change: fn(&mut Graph)| {
        let mut graph = fine.clone();
        change(&mut graph);
        graph.verdict()
    };
    assert_eq!(
        unknown(|it| it.capped = Some("no time".into())),
        Verdict::Unknown
    );
    assert_eq!(
        unknown(|it| it.notes.push(Note::incomplete("no more"))),
        Verdict::Unknown
    );
    assert_eq!(
        unknown(|it| it.notes.push(Note::new("time stands still"))),
        Verdict::Fine
    );
    assert_eq!(unknown(|it| it.endless = true), Verdict::Fine);
    assert_eq!(unknown(|it| it.faults.push(race())), Verdict::Faulty);
    assert_eq!(
        unknown(|it| it.outcomes[0].end = "exit 3".into()),
        Verdict::Fine
    );
    for kind in Kind::ALL {
        let mut graph = fine.clone();
        graph.capped = Some("no time".into());
        graph.outcomes[0].end = kind.name().to_owned();
        assert_eq!(graph.verdict(), Verdict::Faulty, "{kind:?}");
    }
}

#[test]
fn endless_schedules_are_a_note_once() {
    let mut graph = of_threads(&["main"]).with_way(&[], End::Ok, "");
    graph.endless = true;
    graph.conclude();
    graph.conclude();
    assert_eq!(graph.notes.len(), 1);
    assert!(graph.notes[0].words.contains("endless") && !graph.notes[0].incomplete);
    assert!(graph.faults.is_empty());
}

/// A graph that has all there is.
fn full() -> Graph {
    let mut graph = crossed().with_way(&[(0, "load", None, "", 3)], End::Race, "\"a\"\n");
    graph.capped = Some("no time".to_owned());
    graph.endless = true;
    graph.notes.push(Note::incomplete("loops were cut"));
    graph.add_fault(Fault {
        node: Some(8),
        spurious: true,
        name: "x".into(),
        memory: "a static".into(),
        accesses: vec![
            super::Access {
                step: Some(2),
                ..access(0, 12, "write of 4 bytes")
            },
            access(1, 8, "read of 4 bytes"),
        ],
        ..race()
    });
    graph.add_fault(Fault::of_end(Kind::Abort, 3, "…"));
    graph.conclude();
    graph
}

#[test]
fn json_is_read_as_it_was_written() {
    let graph = full();
    assert_eq!(Graph::from_json(&graph.to_json()), Ok(graph));
}

#[test]
fn json_has_the_verdict_and_the_faults_in_words() {
    let json = crate::Value::parse(&full().to_json()).unwrap();
    assert_eq!(json.get("version").as_number(), Some(2));
    assert_eq!(json.get("verdict").as_text(), Some("faulty"));
    let faults = json.get("faults").items();
    let kinds: Vec<_> = faults
        .iter()
        .map(|it| it.get("kind").as_text().unwrap())
        .collect();
    assert_eq!(kinds, ["deadlock", "race", "abort"]);
    assert_eq!(
        faults[1].get("words").as_text(),
        Some(
            "a data race: main writes `x` at line 12 while t1 reads it at line 8, with nothing that orders them \
             (a static) (if waits return for no reason, as they may)"
        )
    );
    assert_eq!(faults[2].get("node").as_number(), Some(-1));
    assert_eq!(
        json.get("notes").items()[0].get("incomplete"),
        &crate::Value::Bool(true)
    );
}

#[test]
fn a_fault_that_refers_to_nothing_is_refused() {
    for change in [
        (|it| it.faults[1].node = Some(99)) as fn(&mut Graph),
        |it| it.faults[1].accesses[0].thread = 3,
        |it| it.faults[1].accesses[0].step = Some(99),
        |it| it.faults[0].waits[0].on = vec![7],
        |it| it.faults[0].waits[0].object = Some(7),
    ] {
        let mut graph = full();
        change(&mut graph);
        let error = Graph::from_json(&graph.to_json()).unwrap_err();
        assert_eq!(error, "this graph refers to what is not in it");
    }
    let old = full()
        .to_json()
        .replacen("\"version\":2", "\"version\":1", 1);
    let error = Graph::from_json(&old).unwrap_err();
    assert_eq!(error, "this is not a graph of this version");
}
