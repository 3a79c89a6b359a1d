mod json;
mod sentences;

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

#[test]
fn that_no_schedule_was_seen_to_end_is_a_note_where_not_all_were_followed() {
    let notes = |change: fn(&mut Graph)| {
        let mut graph = of_threads(&["main"]);
        change(&mut graph);
        graph.conclude();
        graph.notes.len()
    };
    assert_eq!(notes(|graph| graph.capped = Some("time".to_owned())), 1);
    assert_eq!(notes(|_| {}), 0);
    let ends = |graph: &mut Graph| {
        graph.capped = Some("time".to_owned());
        *graph = std::mem::take(graph).with_way(&[], End::Ok, "");
    };
    assert_eq!(notes(ends), 0);
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
