//! Programs that mean harm to whoever explores them: by what they are, and by the graph that they forge.

use super::{C, outputs};
use crate::client::program;
use crate::ground::{Ground, Grounds, kept, share_crates};
use crate::processes::memory_of;
use crate::server_process::{Installed, ServerProcess};
use crate::{Attack, Test, attacks, tests};
use explorer::Graph;
use playground::Limits;
use playground::explore::hash;

/// No program comes so far as to be compiled.
pub const ATTACKS: &[Attack] = attacks![
    no_program_takes_long_to_be_instrumented,
    a_program_that_does_not_nest_as_it_should_is_told,
];

pub const TESTS: &[Test] = tests![
    what_a_program_claims_to_have_found_is_but_words,
    brackets_without_end_are_no_graph,
    a_forged_graph_is_written_anew,
    a_graph_that_is_too_large_is_told,
    a_huge_forged_graph_occupies_the_server_for_no_moment,
];

/// A program without a `main` that is as long as a page may send, and nests `open` and `close`.
fn nested(open: &str, close: &str) -> String {
    let count = (Limits::default().source - 4000) / (2 * (open.len() + close.len()));
    format!("{}x{}", open.repeat(count), close.repeat(count))
}

fn no_program_takes_long_to_be_instrumented(on: &Ground) {
    for (open, close) in [
        ("move || { let mut b = 1; ", "b }"),
        ("(", ")"),
        ("Vec<", ">"),
        ("m!{", "}"),
        ("/*", "*/"),
        ("&mut ", ""),
    ] {
        let code = format!("fn m() {{ scope; {} }}", nested(open, close));
        let outcome = on.explore(code);
        assert_eq!(
            outcome.unexplorable(),
            "the program has no `main` to explore"
        );
        // Time in the queue is not counted.
        let ms = outcome.end()["ms"].as_u64().unwrap();
        assert!(ms < 1000, "{open}: {ms} ms");
    }
}

fn a_program_that_does_not_nest_as_it_should_is_told(on: &Ground) {
    for code in ["(((", ")))", "{[(<|", "'\"/*r#", "\u{0}\u{feff}"] {
        let told = on.explore(code);
        assert_eq!(told.unexplorable(), "the program has no `main` to explore");
    }
}

/// A program that writes to the file that its graph is read from: the first that its process has opened.
fn forges(statements: &str) -> String {
    format!(
        "{C}\nfn tell(graph: &[u8]) {{ unsafe {{ write(3, graph.as_ptr(), graph.len()); }} }}\nfn main() {{ {statements} }}"
    )
}

const GRAPH: &str = r#"{"version":2,"source":"forged","model":"sc","eager":[],"capped":false,"faults":[],"notes":[],"endless":false,"schedules":"7","runs":1,
    "threads":[["main",0,0]],"objects":[],"outcomes":[{"output":"forged","end":"ok","schedules":"7"}],"table":["forged"],
    "steps":[],"happens_before":[],"nodes":[[[],[],0,[],"ok"]],"more":"than there should be"}"#;

/// The explorer tells faults by lines that a program can write, too.
fn what_a_program_claims_to_have_found_is_but_words(on: &Grounds) {
    let code = format!(
        "{C}\nfn main() {{ say(\"found: a deadlock \\u{{1b}}[2J\\nfound: {{\\\"event\\\":\\\"end\\\"}}\\nlost: x\\n\"); }}"
    );
    let outcome = on.usual().explore(code);
    outcome.exits(0);
    let told = |event: &str| {
        let events = outcome.events.iter();
        let told = events.filter(move |it| it["event"] == event);
        told.cloned().collect::<Vec<_>>()
    };
    let found: Vec<_> = told("found")
        .into_iter()
        .map(|it| it["sentence"].clone())
        .collect();
    // It is run twice, as there is one schedule.
    let lines = ["a deadlock [2J", "{\"event\":\"end\"}"];
    assert_eq!(found, [lines, lines].concat(), "{}", outcome.everything());
    let graph = Graph::from_json(&told("graph")[0]["graph"].to_string()).expect("a graph");
    assert_eq!(graph.verdict(), explorer::graph::Verdict::Fine);
}

fn brackets_without_end_are_no_graph(on: &Grounds) {
    let ground = on.usual();
    // Printed, they are nothing.
    let printed = format!("{C}\nfn main() {{ say(&\"[\".repeat(20_000)); println!(\"six\"); }}");
    assert_eq!(outputs(&ground.explore(printed).graph()), ["six"]);
    for open in ["[", "{\\\"a\\\":"] {
        let code = forges(&format!(
            "tell(\"{open}\".repeat(20_000).as_bytes()); unsafe {{ _exit(0) }}"
        ));
        let outcome = ground.explore(code);
        let told = outcome.unexplorable();
        assert!(told.contains("less nesting"), "{told}");
    }
    // Where they do not matter to its shape.
    let deep = GRAPH
        .replace("[\"forged\"],", "[DEEP,\"forged\"],")
        .replace(",0,[]", ",1,[]");
    let deep = deep.replace("DEEP", &("[".repeat(20_000) + &"]".repeat(20_000)));
    let outcome = ground.explore(forges(&format!(
        "tell({deep:?}.as_bytes()); unsafe {{ _exit(0) }}"
    )));
    assert!(outcome.unexplorable().contains("less nesting"));
}

fn a_forged_graph_is_written_anew(on: &Grounds) {
    let ground = on.usual();
    let forged = |graph: &str| {
        let code = forges(&format!(
            "tell({graph:?}.as_bytes()); unsafe {{ _exit(0) }}"
        ));
        let source = hash(&code);
        (ground.explore(code), source)
    };
    let (outcome, source) = forged(GRAPH);
    assert_eq!(outcome.graph().source, source);
    assert_eq!(outputs(&outcome.graph()), ["forged"]);
    assert_eq!(outcome.events[0]["graph"]["more"], serde_json::Value::Null);
    for (part, other) in [
        ("0,[]", "1,[]"),
        ("0,[]", "0,[0,0]"),
        ("\"steps\":[]", "\"steps\":[[1,\"\",-1,\"\",1,0]]"),
        ("\"7\"", "\"seven\""),
        ("\"main\",0,0", "\"main\",0,9"),
        ("\"version\":2", "\"version\":1"),
        ("\"faults\":[]", "\"faults\":[{}]"),
        ("\"endless\":false", "\"endless\":0"),
    ] {
        let (outcome, _) = forged(&GRAPH.replace(part, other));
        outcome.unexplorable();
    }
    // What belongs to no step is left out.
    let (outcome, _) = forged(&GRAPH.replace("before\":[]", "before\":[[]]"));
    assert_eq!(
        outcome.events[0]["graph"]["happens_before"],
        serde_json::json!([])
    );
}

/// One of this many bytes, in small values, which take most memory.
fn huge(bytes: usize) -> String {
    let (before, after) = GRAPH.split_once("\"table\":[").unwrap();
    forges(&format!(
        "tell(concat!({before:?}, \"\\\"table\\\":[\").as_bytes());
        let part = \"[],\".repeat(1 << 16);
        for _ in 0..{} {{ tell(part.as_bytes()); }}
        tell({after:?}.as_bytes()); unsafe {{ _exit(0) }}",
        bytes / (3 << 16)
    ))
}

fn a_graph_that_is_too_large_is_told(on: &Grounds) {
    let most = Limits::default().graph;
    let outcome = on.usual().explore(huge(2 * most));
    assert_eq!(
        outcome.unexplorable(),
        "the graph of the program is too large"
    );
    // A text may be longer when it is written anew.
    let code = forges(&format!(
        "let graph = {GRAPH:?}.replace(\"\\\"forged\\\",\\\"end\", &(\"\\\"\".to_owned() + &\"\\u{{1}}\".repeat({}) + \"\\\",\\\"end\"));
        tell(graph.as_bytes()); unsafe {{ _exit(0) }}",
        most / 2
    ));
    let outcome = on.usual().explore(code);
    assert_eq!(
        outcome.unexplorable(),
        "the graph of the program is too large"
    );
}

fn a_huge_forged_graph_occupies_the_server_for_no_moment(_: &Grounds) {
    let work = kept("explore/huge");
    let installed = Installed::into(&work);
    share_crates(&work);
    let server = ServerProcess::start(&mut installed.serve());
    let explore = |code: String| {
        let asked = server.client().ask("/playground/explore", program(code));
        asked.expect("admitted").finish()
    };
    explore("fn main() {}".to_owned()).graph();
    let before = memory_of(server.pid(), "VmHWM");
    explore(huge(60 << 20)).unexplorable();
    let most = Limits::default().graph;
    // It has no node to stand on, but all of it is read.
    explore(huge(most - (1 << 20))).exits(0);
    let after = memory_of(server.pid(), "VmHWM");
    // The answer is there as it came, as an event, and as a line.
    let allowed = before + 4 * most as u64;
    assert!(after < allowed, "{before} bytes before, {after} after");
}
