//! What an exploration has found, and in what it differs from what was expected.

use crate::header::{Header, KINDS, one_line};
use explorer::Value;
use std::collections::BTreeSet;

/// The answer of an explored program, as far as it is compared.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    pub refused: Option<String>,
    pub outcomes: BTreeSet<String>,
    /// Each as its kind, and of a race the two lines.
    pub faults: BTreeSet<String>,
    pub notes: Vec<String>,
    /// Why it is not of every schedule.
    pub incomplete: Option<String>,
}

impl Found {
    /// Reads the JSON that [`explorer::graph`] describes.
    ///
    /// # Errors
    /// A sentence about what is no such JSON.
    pub fn read(json: &str) -> Result<Self, String> {
        let graph = Value::parse(json)?;
        if let Some(sentence) = graph.get("error").as_text() {
            return Ok(Self {
                refused: Some(sentence.to_owned()),
                ..Self::default()
            });
        }
        if graph.get("version").as_number().is_none() {
            return Err("the answer is neither a graph nor an error".to_owned());
        }
        let outcomes = graph.get("outcomes").items();
        let ends = || outcomes.iter().filter_map(|it| it.get("end").as_text());
        let mut faults: BTreeSet<String> = match graph.get("faults") {
            Value::List(faults) => {
                let asked = faults.iter().filter(|it| !is_set(it, "spurious"));
                asked.map(fault).collect::<Result<_, _>>()?
            }
            _ => BTreeSet::new(),
        };
        // How a run ends says the same of some faults.
        faults.extend(ends().filter(|end| is_in(&KINDS[3..], end)).map(one_line));
        let sentences = graph.get("notes").items();
        let mut notes: Vec<String> = sentences.iter().map(words).collect();
        if is_set(&graph, "endless") {
            notes.push("some schedule is endless".to_owned());
        }
        let capped = is_set(&graph, "capped").then(|| {
            let why = graph.get("why").as_text();
            why.unwrap_or("it is capped").to_owned()
        });
        let partial = sentences.iter().find(|note| is_set(note, "incomplete"));
        Ok(Self {
            refused: None,
            outcomes: outcomes.iter().map(outcome).collect(),
            faults,
            notes,
            incomplete: capped.or_else(|| partial.map(words)),
        })
    }

    /// In what it differs from what is expected in this model: a line each.
    pub fn differences(&self, expected: &Header, model: &str) -> Vec<String> {
        let has_word = |text: &str, word: &str| text.to_lowercase().contains(&word.to_lowercase());
        let has_note = |word: &str| self.notes.iter().any(|note| has_word(note, word));
        let mut differences = Vec::new();
        if let Some(sentence) = &self.refused {
            let mut words = expected.texts("refused", model);
            let mut others = expected.texts("undecided", model);
            let is_expected = words.any(|word| has_word(sentence, word))
                || others.any(|word| has_word(sentence, word));
            if !is_expected {
                differences.push(format!("refused: {}", sentence.trim_end()));
            }
            return differences;
        }
        for word in expected.texts("refused", model) {
            differences.push(format!("not refused, with the word `{word}`"));
        }
        for word in expected.texts("undecided", model) {
            if !has_note(word) {
                differences.push(format!("neither refused nor noted: `{word}`"));
            }
        }
        for word in expected.texts("note", model) {
            if !has_note(word) {
                differences.push(format!("no note with the word `{word}`"));
            }
        }
        if expected.is_defined(model) {
            let outcomes = expected.set("outcome", model);
            let allowed = expected.set("may", model);
            let mut found = self.outcomes.clone();
            found.retain(|outcome| outcomes.contains(outcome) || !allowed.contains(outcome));
            compare("outcome", &found, &outcomes, &mut differences);
        }
        for count in expected.texts("count", model) {
            if self.outcomes.len().to_string() != count {
                differences.push(format!("{} outcomes, not {count}", self.outcomes.len()));
            }
        }
        let mut faults = expected.set("fault", model);
        // Threads that are stuck before the others stand still, too, may be told as both.
        if faults.contains("deadlock") && self.faults.contains("stuck") {
            faults.insert("stuck".to_owned());
        }
        compare("fault", &self.faults, &faults, &mut differences);
        match (&self.incomplete, expected.has("capped", model)) {
            (Some(why), false) => differences.push(format!("not of every schedule: {why}")),
            (None, true) => differences.push("it is said to be of every schedule".to_owned()),
            _ => {}
        }
        differences
    }
}

fn compare(
    what: &str,
    found: &BTreeSet<String>,
    expected: &BTreeSet<String>,
    differences: &mut Vec<String>,
) {
    /// So many of a kind are told.
    const MOST: usize = 10;
    for (kind, these, those) in [("missing", expected, found), ("wrong", found, expected)] {
        let mut only = these.difference(those);
        differences.extend(
            only.by_ref()
                .take(MOST)
                .map(|it| format!("{kind} {what}: {it}")),
        );
        let more = only.count();
        if more > 0 {
            differences.push(format!("and {more} more"));
        }
    }
}

fn is_set(value: &Value, name: &str) -> bool {
    *value.get(name) == Value::Bool(true)
}

fn is_in(kinds: &[&str], end: &str) -> bool {
    kinds.contains(&end)
}

fn outcome(outcome: &Value) -> String {
    let text = |name| outcome.get(name).as_text().unwrap_or_default();
    one_line(&format!("{}: {}", text("end"), text("output")))
}

/// Lines of a race are those of its two accesses, the smaller first.
fn fault(fault: &Value) -> Result<String, String> {
    let kind = fault.get("kind").as_text().unwrap_or_default();
    if !KINDS.contains(&kind) {
        return Err(format!("there is no kind of fault `{kind}`"));
    }
    if kind != KINDS[0] {
        return Ok(kind.to_owned());
    }
    let accesses = fault.get("conflict").get("accesses").items().iter();
    let lines = accesses.map(|access| access.get("line").as_number());
    let mut lines: Vec<i64> = lines.flatten().collect();
    lines.sort_unstable();
    let lines: Vec<String> = lines.iter().map(i64::to_string).collect();
    Ok(format!("{kind} {}", lines.join(" ")))
}

fn words(note: &Value) -> String {
    note.get("words").as_text().unwrap_or_default().to_owned()
}
