//! What a server told of a program.

use serde_json::Value;

/// All that was told of a program.
pub struct Outcome {
    pub events: Vec<Value>,
}

impl Outcome {
    /// Holds every outcome of every test to the order of events.
    #[track_caller]
    pub(super) fn of(events: Vec<Value>) -> Self {
        let kinds: Vec<&str> = events
            .iter()
            .filter_map(|event| event["event"].as_str())
            .collect();
        // Why a compiled program was not begun is told when that is seen.
        let is_refused = events.last().is_some_and(|end| end["reason"] == "refused");
        let rank = |kind: &&str| match *kind {
            "building" => 0,
            "diagnostic" if is_refused => 2,
            "diagnostic" => 1,
            "compiled" | "found" => 2,
            "output" | "graph" | "unexplorable" => 3,
            "end" => 4,
            other => panic!("what is {other}?"),
        };
        assert!(kinds.is_sorted_by_key(rank), "{kinds:?}");
        for once in ["compiled", "end"] {
            assert!(
                kinds.iter().filter(|kind| **kind == once).count() <= 1,
                "{kinds:?}"
            );
        }
        assert_eq!(kinds.last(), Some(&"end"), "{events:?}");
        Self { events }
    }

    fn all(&self, kind: &str) -> impl Iterator<Item = &Value> {
        self.events
            .iter()
            .filter(move |event| event["event"] == kind)
    }

    pub fn output(&self) -> String {
        self.all("output")
            .filter_map(|event| event["text"].as_str())
            .collect()
    }

    pub fn diagnostics(&self) -> Vec<&Value> {
        self.all("diagnostic").collect()
    }

    pub fn errors(&self) -> Vec<&Value> {
        self.all("diagnostic")
            .filter(|told| told["level"] == "error")
            .collect()
    }

    pub fn compiled(&self) -> Option<&Value> {
        self.all("compiled").next()
    }

    pub fn end(&self) -> &Value {
        self.events.last().expect("an outcome has an end")
    }

    /// All that was told, as text to look for secrets in.
    pub fn everything(&self) -> String {
        self.events
            .iter()
            .map(|event| format!("{event}\n"))
            .collect()
    }

    /// That `phase` ended for `reason`.
    #[track_caller]
    pub fn ends(&self, phase: &str, reason: &str) -> &Self {
        let end = self.end();
        assert!(
            end["phase"] == phase && end["reason"] == reason,
            "not {phase}, {reason}: {}",
            shortened(&self.everything())
        );
        self
    }

    /// That the program ran and ended by itself with `code`.
    #[track_caller]
    pub fn exits(&self, code: i32) -> &Self {
        self.ends("run", "exit");
        assert_eq!(
            self.end()["code"],
            code,
            "{}",
            shortened(&self.everything())
        );
        self
    }

    /// That the program ran, ended well, and printed exactly `text`.
    #[track_caller]
    pub fn prints(&self, text: &str) -> &Self {
        self.exits(0);
        assert_eq!(self.output(), text);
        self
    }

    /// That the compiler refused the program, among others with these words.
    #[track_caller]
    pub fn is_refused(&self, words: &str) -> &Self {
        self.ends("compile", "exit");
        let told = self.errors().iter().any(|error| {
            error["rendered"]
                .as_str()
                .is_some_and(|text| text.contains(words))
        });
        assert!(told, "no `{words}` in {}", shortened(&self.everything()));
        self
    }
}

fn shortened(text: &str) -> String {
    let end = text
        .char_indices()
        .nth(4000)
        .map_or(text.len(), |(index, _)| index);
    text[..end].to_owned()
}
