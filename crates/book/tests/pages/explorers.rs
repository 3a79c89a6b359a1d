//! Explorers of listings, and what they claim.

use std::fs;

use explorer::graph::{Fault, Kind, Node, Note, Outcome};
use explorer::{Count, Graph, Model, Value};
use snapbox::{assert_data_eq, str};

use super::support::{Book, HELLO};

/// A table of claims for the listing `race`, with more lines in it.
fn race_claims(more: &str) -> String {
    format!("[race.explore]\noutcomes = 2\ndeadlock = \"never\"\npanic = \"never\"\n{more}")
}

/// A graph of `HELLO` with these outcomes: output and end.
fn race_graph(outcomes: &[(&str, &str)]) -> Graph {
    let outcome = |(output, end): &(&str, &str)| Outcome {
        output: (*output).to_owned(),
        end: (*end).to_owned(),
        schedules: Count::from(617),
    };
    Graph {
        source: playground::explore::hash(HELLO),
        model: Model::Sc,
        eager: Vec::new(),
        capped: None,
        faults: Vec::new(),
        notes: Vec::new(),
        endless: false,
        schedules: Count::from(617 * outcomes.len() as u128),
        runs: 1,
        states: 1,
        reduced: false,
        threads: Vec::new(),
        objects: Vec::new(),
        outcomes: outcomes.iter().map(outcome).collect(),
        // Of what its one state shows: nothing printed.
        table: vec![Value::Null],
        steps: Vec::new(),
        nodes: vec![Node::default()],
    }
}

/// A book with the explored listing `race`, of which `graph` is recorded.
fn race(keys: &str, claims: &str, graph: &Graph) -> Book {
    Book::new()
        .runs("race", &format!("{keys}\n{claims}"), HELLO, "1\n")
        .file("src/graphs/shop-race.json", &graph.to_json())
}

const RACE: &str = "{{#listing shop/race}}\n\n{{#explore shop/race}}\n";

/// What the page says below the figure of `race`.
#[track_caller]
fn explorer(book: &Book) -> String {
    let page = book.page(RACE);
    let (_, explorer) = page.split_once("</figure>\n").unwrap();
    explorer.to_owned()
}

#[test]
fn an_explorer_says_what_was_found() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    assert_data_eq!(
        explorer(&race("", &race_claims(""), &graph)),
        str![[r#"
<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-model="sc">
<p class="explorer-claims">1,234 schedules, 2 outcomes. None ends in a deadlock, a panic or a data race.</p>
</div>
"#]]
    );
}

#[test]
fn the_graph_lies_beside_the_pages_as_it_is() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let book = race("", &race_claims(""), &graph);
    book.page(RACE);
    let copy = fs::read_to_string(book.folder.path().join("site/graphs/shop-race.json"));
    assert_eq!(copy.unwrap(), graph.to_json());
}

#[test]
fn an_explorer_may_ask_something_of_the_reader() {
    let graph = race_graph(&[("a & <b>\n\nc\n", "ok"), ("2\n", "ok")]);
    let more = "challenge = \"Make it \\\"c\\\".\"\ngoal = \"output:a & <b>\\n\\nc\"";
    assert_data_eq!(
        explorer(&race("", &race_claims(more), &graph))
            .lines()
            .take(3)
            .collect::<Vec<_>>()
            .join("\n"),
        str![[r#"
<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-challenge="Make it &quot;c&quot;." data-goal="output:a &amp; &lt;b&gt;
c" data-model="sc">
<p class="explorer-claims">1,234 schedules, 2 outcomes. None ends in a deadlock, a panic or a data race.</p>
"#]]
    );
    let more = "challenge = \"Which?\"\ngoal = \"outputs\"\ndecoys = [\"3\", \"'4'\\n\"]";
    assert_data_eq!(
        explorer(&race("", &race_claims(more), &graph))
            .lines()
            .next()
            .unwrap()
            .to_owned(),
        str![[
            r#"<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-challenge="Which?" data-goal="outputs" data-decoys="[&quot;3&quot;,&quot;&#39;4&#39;&#92;n&quot;]" data-model="sc">"#
        ]]
    );
}

#[test]
fn an_explorer_says_how_it_was_explored() {
    let mut graph = race_graph(&[("1\n", "deadlock"), ("2\n", "ok")]);
    graph.model = Model::Weak;
    graph.eager = vec!["spawn".to_owned(), "unlock".to_owned()];
    let claims = race_claims("model = \"weak\"\neager = [\"unlock\", \"spawn\"]\nspurious = true")
        .replacen("never", "reachable", 1);
    assert_data_eq!(
        explorer(&race("ends = \"may-hang\"", &claims, &graph)),
        str![[r#"
<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-model="weak" data-eager="spawn unlock" data-spurious="">
<p class="explorer-claims">1,234 schedules, 2 outcomes. A deadlock can be reached. None ends in a panic or a data race. A load may return an older value, where Rust’s memory model allows it. Without a choice of its own: starting a thread, giving a lock back. A wait may end for no reason.</p>
</div>
"#]]
    );
}

#[test]
fn schedules_that_all_end_in_one_way() {
    let graph = race_graph(&[("1\n", "deadlock"), ("", "deadlock")]);
    let claims = race_claims("").replacen("never", "reachable", 1);
    let page = explorer(&race("ends = \"hangs\"", &claims, &graph));
    assert!(
        page.contains("2 outcomes. All end in a deadlock.</p>"),
        "{page}"
    );
}

#[test]
fn an_explorer_without_a_graph_to_rely_on() {
    let good = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let error = |change: &dyn Fn(&mut Graph)| {
        let mut graph = good.clone();
        change(&mut graph);
        race("", &race_claims(""), &graph).error(RACE)
    };
    let missing = Book::new().runs("race", &race_claims(""), HELLO, "1\n");
    let damaged = race("", &race_claims(""), &good).file("src/graphs/shop-race.json", "{");
    let said = [
        missing.error(RACE),
        damaged.error(RACE),
        error(&|graph| graph.source = playground::explore::hash("fn main() {}")),
        error(&|graph| graph.model = Model::Weak),
        error(&|graph| graph.eager = vec!["spawn".to_owned()]),
        error(&|graph| graph.capped = Some("20s were not enough".to_owned())),
        error(&|graph| graph.notes = vec![Note::incomplete("a loop was cut")]),
        error(&|graph| graph.nodes = vec![Node::default(); 2_001]),
        error(&|graph| graph.outcomes[0].output = "1\n".repeat(80_000)),
    ];
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
src/one.md:3: {{#explore shop/race}}: its graph is not recorded yet; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph cannot be read: this is not a graph: at byte 1 there should be a quotation mark; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph is that of another version of the program; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph was explored with other options than its table has now; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph was explored with other options than its table has now; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph is not of every schedule: 20s were not enough
src/one.md:3: {{#explore shop/race}}: its graph is not of every schedule: a loop was cut
src/one.md:3: {{#explore shop/race}}: its graph has 2001 states and 27 KB; 2000 states and 150 KB are the most: make the program smaller, or operations eager
src/one.md:3: {{#explore shop/race}}: its graph has 1 states and 241 KB; 2000 states and 150 KB are the most: make the program smaller, or operations eager
"#]]
    );
}

#[test]
fn claims_that_the_graph_does_not_show() {
    let graph = race_graph(&[("1\n", "deadlock"), ("2\n", "panic"), ("3\n", "ok")]);
    let untrue = race("", &race_claims(""), &graph);
    let fine = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let claims = race_claims("").replace("never", "reachable");
    let too_much = race("ends = \"may-hang\"", &claims, &fine);
    let more = "challenge = \"Make it 3.\"\ngoal = \"output:3\"";
    let no_goal = race("", &race_claims(more), &fine);
    let more = "challenge = \"Which?\"\ngoal = \"outputs\"\ndecoys = [\"2\"]";
    let no_decoy = race("", &race_claims(more), &fine);
    let said = [&untrue, &too_much, &no_goal, &no_decoy].map(|book| book.error(RACE));
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
src/one.md:3: {{#explore shop/race}}: its table claims 2 outcomes, and its graph has 3; its table claims that a deadlock is never reached, and a schedule of its graph comes to a deadlock; its table claims that a panic is never reached, and a schedule of its graph comes to a panic
src/one.md:3: {{#explore shop/race}}: its table claims that a deadlock is reachable, and no schedule of its graph comes to one; its table claims that a panic is reachable, and no schedule of its graph comes to one
src/one.md:3: {{#explore shop/race}}: no schedule of its graph has the output of its goal, `3`
src/one.md:3: {{#explore shop/race}}: a schedule of its graph has the output of its decoy, `2`
"#]]
    );
}

/// A graph of `HELLO` with this fault, besides an outcome that is fine.
fn faulty_graph(kind: Kind, end: &str) -> Graph {
    let mut graph = race_graph(&[("1\n", "ok"), ("", end)]);
    graph.add_fault(Fault::of_end(kind, 3, ""));
    graph
}

#[test]
fn every_explored_listing_claims_to_be_free_of_races() {
    let said = [
        faulty_graph(Kind::Race, "race"),
        faulty_graph(Kind::UseAfterFree, "use after free"),
        faulty_graph(Kind::DoubleFree, "double free"),
        faulty_graph(Kind::Stuck, "exit 3"),
    ]
    .map(|graph| race("", &race_claims(""), &graph).error(RACE));
    let reachable = race_claims("race = \"reachable\"\nstuck = \"reachable\"");
    let fine = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let too_much = race("", &reachable, &fine).error(RACE);
    let goal = race_claims("challenge = \"Race.\"\ngoal = \"race\"\n");
    let no_goal = race("", &goal, &fine).error(RACE);
    assert_data_eq!(
        [&said[..], &[too_much, no_goal]].concat().join("\n"),
        str![[r#"
src/one.md:3: {{#explore shop/race}}: its table claims that a data race is never reached, and a schedule of its graph comes to a data race
src/one.md:3: {{#explore shop/race}}: its table claims that a data race is never reached, and a schedule of its graph comes to a use after free
src/one.md:3: {{#explore shop/race}}: its table claims that a data race is never reached, and a schedule of its graph comes to a double free
src/one.md:3: {{#explore shop/race}}: its table claims that stuck threads are never reached, and a schedule of its graph comes to stuck threads
src/one.md:3: {{#explore shop/race}}: its table claims that a data race is reachable, and no schedule of its graph comes to one; its table claims that stuck threads are reachable, and no schedule of its graph comes to one
listings/shop/listings.toml:1: `race`: its goal is a data race, which it says is never reached
"#]]
    );
}

#[test]
fn an_explorer_says_that_a_race_or_stuck_threads_can_be_reached() {
    let says = |kind, end, claim: &str| {
        let claims = race_claims(&format!("{claim} = \"reachable\""));
        let page = explorer(&race("", &claims, &faulty_graph(kind, end)));
        let (_, said) = page.split_once("2 outcomes. ").unwrap();
        said.split_once("</p>").unwrap().0.to_owned()
    };
    assert_eq!(
        says(Kind::Race, "race", "race"),
        "A data race can be reached. None ends in a deadlock or a panic."
    );
    assert_eq!(
        says(Kind::UseAfterFree, "use after free", "race"),
        "A use after free can be reached. None ends in a deadlock or a panic."
    );
    assert_eq!(
        says(Kind::Stuck, "exit 3", "stuck"),
        "Threads may be stuck while others go on. None ends in a deadlock, a panic or a data race."
    );
    let all = race_graph(&[("1\n", "race"), ("", "race")]);
    let page = explorer(&race("", &race_claims("race = \"reachable\""), &all));
    assert!(
        page.contains("2 outcomes. All end in a data race.</p>"),
        "{page}"
    );
}

#[test]
fn explorers_that_are_out_of_place() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let book = race("", &race_claims(""), &graph)
        .runs("hello", "", HELLO, "")
        .refused("gone", "hello", HELLO, "error[E0382]: gone\n")
        .file("src/more/two.md", &format!("# Two\n\n{RACE}"));
    let chapter = "{{#explore shop/race}}\n\n{{#listing shop/race}}\n\ntext {{#explore shop/race}}\n\n\
        {{#explore shop/rice}}\n\n{{#explore shop/hello}}\n\n{{#explore shop/gone}}\n";
    assert_data_eq!(
        book.error(chapter),
        str![[r#"
src/one.md:1: {{#explore shop/race}}: {{#listing shop/race}} does not stand above it in this chapter
src/one.md:5: {{#explore shop/race}}: stands in a line of its own, at its beginning
src/one.md:7: {{#explore shop/rice}}: no listing `shop/rice`; did you mean `shop/race`?
src/one.md:9: {{#explore shop/hello}}: there is no table [hello.explore] in listings/shop/listings.toml
src/one.md:11: {{#explore shop/gone}}: a refused listing has no schedules
src/more/two.md:5: {{#explore shop/race}}: is explored already, in src/one.md:1
"#]]
    );
}

#[test]
fn a_table_of_claims_that_contradicts_itself() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let says = |keys: &str, claims: String| race(keys, &claims, &graph).error(RACE);
    let reachable = || race_claims("").replacen("never", "reachable", 1);
    let mut refused = Book::new().runs("race", "", HELLO, "1\n").refused(
        "gone",
        "race",
        HELLO,
        "error[E0382]: gone\n",
    );
    refused.manifest += &race_claims("").replace("race", "gone");
    let said = [
        says("", reachable()),
        says("ends = \"hangs\"", race_claims("")),
        says("ends = \"panics\"", race_claims("")),
        says("", race_claims("goal = \"outputs\"\n")),
        says(
            "",
            race_claims("challenge = \"Hang.\"\ngoal = \"deadlock\"\ndecoys = [\"3\"]\n"),
        ),
        says(
            "",
            race_claims("challenge = \"Win.\"\ngoal = \"victory\"\n"),
        ),
        says("", race_claims("chalenge = \"Hang.\"\n")),
        says("", race_claims("model = \"tso\"\n")),
        refused.error(""),
    ];
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
listings/shop/listings.toml:1: `race`: a listing of which a deadlock is reachable `ends` by "hangs" or "may-hang", and no other does
src/one.md:3: {{#explore shop/race}}: its table claims that a deadlock is reachable, and no schedule of its graph comes to one
listings/shop/listings.toml:1: `race`: a listing of which a deadlock is reachable `ends` by "hangs" or "may-hang", and no other does
listings/shop/listings.toml:1: `race`: it `ends` by "panics", so a panic is reachable
listings/shop/listings.toml:1: `race`: a `challenge` has a `goal`, and a goal has a challenge
listings/shop/listings.toml:1: `race`: `decoys` are for the goal `outputs`
listings/shop/listings.toml:1: `race`: its goal is a deadlock, which it says is never reached
listings/shop/listings.toml:9: unknown goal `victory`, expected one of `deadlock`, `panic`, `race`, `output:` with the output, `outputs`
listings/shop/listings.toml:8: unknown field `chalenge`, expected one of `outcomes`, `deadlock`, `panic`, `race`, `stuck`, `model`, `eager`, `spurious`, `challenge`, `goal`, `decoys`
listings/shop/listings.toml:8: unknown variant `tso`, expected `sc` or `weak`
listings/shop/listings.toml:4: `gone`: `explore` is for listings that run, and this one is refused
"#]]
    );
}
