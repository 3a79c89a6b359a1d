use super::sample::{Done, access, conflict, crossed, of_threads, wait};
use super::{Access, Conflict, End, Fault, Graph, Kind, Note, Verdict};

fn words(graph: &Graph) -> Vec<String> {
    graph
        .faults
        .iter()
        .map(|fault| graph.words(fault))
        .collect()
}

fn race() -> Fault {
    Fault::of_memory(Kind::Race, written_while_read("", ""))
}

fn written_while_read(name: &str, memory: &str) -> Conflict {
    let accesses = [
        access(0, 12, "write of 4 bytes"),
        access(1, 8, "read of 4 bytes"),
    ];
    conflict(name, memory, accesses)
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
    graph.add_fault(Fault::of_memory(Kind::Race, conflict("", "", mirrored)));
    assert_eq!(graph.faults, [race()]);
    let known = Fault {
        shortest_known: true,
        ..race()
    };
    graph.add_fault(known.clone());
    graph.add_fault(race());
    assert_eq!(graph.faults, [known], "what is known to be shortest stays");
    let freed = [access(1, 8, "free"), access(0, 12, "write of 4 bytes")];
    graph.add_fault(Fault::of_memory(
        Kind::UseAfterFree,
        conflict("", "", freed),
    ));
    assert_eq!(graph.faults.len(), 2);
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
fn an_end_at_an_access_is_a_fault() {
    let steps: [Done; 1] = [(0, "store", None, "", 3)];
    let met = || written_while_read("x", "");
    for (end, kind) in [
        (End::Race(met()), Kind::Race),
        (End::UseAfterFree(met()), Kind::UseAfterFree),
        (End::DoubleFree(met()), Kind::DoubleFree),
    ] {
        let graph = of_threads(&["main", "t1"])
            .with_way(&steps, end, "")
            .concluded();
        let expected = Fault {
            node: Some(1),
            shortest_known: true,
            ..Fault::of_memory(kind, met())
        };
        assert_eq!(graph.faults, [expected]);
        assert_eq!(graph.outcomes[0].end, kind.name());
    }
}

#[test]
fn where_there_are_no_states_outcomes_tell_the_faults() {
    let mut tree = of_threads(&["main"]).with_way(&[(0, "panic", None, "", 3)], End::Panic, "");
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
    let mut met = written_while_read("x", "a static");
    met.accesses[0].step = Some(2);
    let race = [(0, "load", None, "", 3)];
    let mut graph = crossed().with_way(&race, End::Race(met), "\"a\"\n");
    graph.capped = Some("no time".to_owned());
    graph.endless = true;
    graph.notes.push(Note::incomplete("loops were cut"));
    graph.add_fault(Fault {
        spurious: true,
        ..Fault::of_end(Kind::Abort, 3, "…")
    });
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
    assert_eq!(kinds, ["deadlock", "abort", "race"]);
    assert_eq!(
        faults[1].get("words").as_text(),
        Some("an abort at line 3: … (if waits return for no reason, as they may)")
    );
    assert_eq!(faults[1].get("node").as_number(), Some(-1));
    let met = "main writes `x` at line 12 while t1 reads it at line 8, with nothing that orders them (a static)";
    assert_eq!(
        faults[2].get("words").as_text(),
        Some(format!("a data race: {met}").as_str())
    );
    let node = &json.get("nodes").items()[faults[2].get("node").as_number().unwrap() as usize];
    let [name, conflict] = node.items()[4].items() else {
        panic!("{node}");
    };
    assert_eq!(name.as_text(), Some("race"));
    assert_eq!(conflict.get("words").as_text(), Some(met));
    assert_eq!(
        conflict.get("accesses").items()[1].get("line").as_number(),
        Some(8)
    );
    assert_eq!(
        json.get("notes").items()[0].get("incomplete"),
        &crate::Value::Bool(true)
    );
}

fn met(graph: &mut Graph) -> &mut Conflict {
    graph.faults[2].conflict.as_mut().unwrap()
}

#[test]
fn a_fault_that_refers_to_nothing_is_refused() {
    for change in [
        (|it| it.faults[1].node = Some(99)) as fn(&mut Graph),
        |it| met(it).accesses[0].thread = 3,
        |it| met(it).accesses[0].step = Some(99),
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

#[test]
fn an_end_that_refers_to_nothing_is_refused() {
    let mut graph = full();
    let Some(End::Race(conflict)) = &mut graph.nodes.last_mut().unwrap().end else {
        panic!("the last is the race");
    };
    conflict.accesses[1].thread = 3;
    let error = Graph::from_json(&graph.to_json()).unwrap_err();
    assert_eq!(error, "this graph refers to what is not in it");
}

#[test]
fn what_takes_a_spurious_return_is_added_by_the_names_of_this_graph() {
    // Its threads and objects were met in another order.
    let waits = vec![wait(1, "lock", Some(0), 7, &[0])];
    let mut more = of_threads(&["main", "other", "t1"])
        .with_object("b", "Mutex")
        .with_way(&[(2, "lock", Some(0), "", 7)], End::Deadlock(waits), "");
    let [write, read] = written_while_read("x", "").accesses;
    let met = |thread| {
        conflict(
            "x",
            "",
            [
                write.clone(),
                Access {
                    thread,
                    ..read.clone()
                },
            ],
        )
    };
    more = more
        .with_way(&[(0, "load", None, "", 8)], End::Race(met(2)), "")
        .concluded();
    let graph = of_threads(&["main", "t1", "other"])
        .with_object("a", "Mutex")
        .with_object("b", "Mutex")
        .with_way(&[], End::Ok, "");
    let mut both = graph.clone();
    both.add_missing(&more);
    let spurious = |fault| Fault {
        spurious: true,
        ..fault
    };
    assert_eq!(
        both.faults,
        [
            spurious(Fault::of_waits(
                Kind::Deadlock,
                vec![wait(2, "lock", Some(1), 7, &[0])]
            )),
            spurious(Fault::of_memory(Kind::Race, met(1))),
        ]
    );
    assert_eq!((both.verdict(), both.notes.len()), (Verdict::Faulty, 1));
    assert_eq!(Graph::from_json(&both.to_json()), Ok(both.clone()));

    let mut same = more.clone();
    same.add_missing(&more);
    assert_eq!(same, more);
}
