//! A graph as JSON: what is written is read again, and what refers to nothing is refused.

use super::*;

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
