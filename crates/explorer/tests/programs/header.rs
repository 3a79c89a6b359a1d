//! What a program says of itself in its first lines, each behind `//@`.
//!
//! | line | meaning |
//! |---|---|
//! | the first | what it is, in a sentence |
//! | `model: sc weak` | the models that it is explored in; `sc` unless said |
//! | `spurious` | waits may end without a reason |
//! | `outcome: ok: 1 2` | how it can end (`ok`, `panic`, `exit 3`, `abort`, `deadlock`) and with what output, white space as one space |
//! | `may: ok: 3` | the same, where it is allowed and need not be found |
//! | `count: 2` | so many outcomes, whatever they are: the schedule does not decide them, but they are the same each time |
//! | `fault: race 12 19` | what has to be told as a fault; of a race its two lines. Kinds: [`KINDS`] |
//! | `note: endless` | a word that a note has to have |
//! | `capped` | the exploration does not end |
//! | `refused: word` | it is not explored, and the sentence that says so has this word |
//! | `undecided: word` | its outcomes are not compared, as the schedule does not decide them: a refusal or a note has this word |
//! | `missing: …` | why the explorer does not find that yet: the program is shown as ignored, with this reason |
//! | `why: …` | how that was found |
//!
//! `outcome weak: …`, and so on, holds in that model only. `outcome`, `fault`, `note` and `why` may stand several times. Of a
//! program whose behaviour is undefined (a race, a use after free, a double free) the outcomes are not compared.

use std::collections::BTreeSet;

/// The kinds of faults.
pub const KINDS: [&str; 7] = [
    "race",
    "use after free",
    "double free",
    "deadlock",
    "stuck",
    "panic",
    "abort",
];

/// Faults after which anything may be printed.
const UNDEFINED: [&str; 3] = ["race", "use after free", "double free"];

const MODELS: [&str; 2] = ["sc", "weak"];

/// What is expected of a program.
#[derive(Debug)]
pub struct Header {
    pub models: Vec<String>,
    pub spurious: bool,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    what: String,
    /// In this model only.
    model: Option<String>,
    text: String,
}

impl Header {
    /// # Errors
    /// A sentence about the first line that is not understood, or about what is missing.
    pub fn of(source: &str) -> Result<Self, String> {
        let mut lines = source.lines().map_while(|line| line.strip_prefix("//@"));
        let sentence = lines.next().unwrap_or_default().trim();
        if sentence.is_empty() {
            return Err("it does not begin with `//@` and a sentence about it".to_owned());
        }
        let lines: Vec<Line> = lines.map(Line::of).collect::<Result<_, _>>()?;
        let models = lines.iter().filter(|line| line.what == "model");
        let models: Vec<String> = models
            .flat_map(|line| line.text.split_whitespace().map(str::to_owned))
            .collect();
        let header = Self {
            models: if models.is_empty() {
                vec![MODELS[0].to_owned()]
            } else {
                models
            },
            spurious: lines.iter().any(|line| line.what == "spurious"),
            lines,
        };
        header.check().map(|()| header)
    }

    fn check(&self) -> Result<(), String> {
        for model in &self.models {
            if !MODELS.contains(&model.as_str()) {
                return Err(format!("there is no model `{model}`"));
            }
            for count in self.texts("count", model) {
                if count.parse::<usize>().is_err() {
                    return Err(format!("`{count}` is no number of outcomes"));
                }
            }
            for fault in self.texts("fault", model) {
                if kind_of(fault).is_none() {
                    return Err(format!("`{fault}` is no kind of fault"));
                }
            }
            let expects = ["outcome", "count", "fault", "note", "refused", "undecided"];
            if !expects.iter().any(|what| self.has(what, model)) {
                return Err(format!("it expects nothing in the model {model}"));
            }
        }
        let other = self.lines.iter().filter_map(|line| line.model.as_ref());
        if let Some(model) = other.into_iter().find(|model| !self.models.contains(model)) {
            return Err(format!("it is not explored in the model {model}"));
        }
        if self.why().is_empty() {
            return Err("it does not say why that is expected".to_owned());
        }
        Ok(())
    }

    /// What stands behind `what` for this model.
    pub fn texts<'a>(&'a self, what: &'a str, model: &'a str) -> impl Iterator<Item = &'a str> {
        let holds = move |line: &&Line| {
            line.what == what && line.model.as_deref().is_none_or(|only| only == model)
        };
        self.lines.iter().filter(holds).map(|line| &*line.text)
    }

    pub fn has(&self, what: &str, model: &str) -> bool {
        self.texts(what, model).next().is_some()
    }

    pub fn set(&self, what: &str, model: &str) -> BTreeSet<String> {
        self.texts(what, model).map(one_line).collect()
    }

    /// Whether its outcomes mean something.
    pub fn is_defined(&self, model: &str) -> bool {
        let mut kinds = self.texts("fault", model).filter_map(kind_of);
        !kinds.any(|kind| UNDEFINED.contains(&kind))
            && !self.has("undecided", model)
            && !self.has("count", model)
    }

    pub fn why(&self) -> String {
        let lines = self.lines.iter().filter(|line| line.what == "why");
        lines.map(|line| &*line.text).collect::<Vec<_>>().join(" ")
    }
}

impl Line {
    fn of(line: &str) -> Result<Self, String> {
        let (key, text) = line.split_once(':').unwrap_or((line, ""));
        let mut words = key.split_whitespace();
        let what = words.next().unwrap_or_default();
        let has_text = match what {
            "model" | "outcome" | "may" | "count" | "fault" | "note" | "refused" | "undecided"
            | "missing" | "why" => true,
            "spurious" | "capped" => false,
            _ => return Err(format!("`{}` is not understood", line.trim())),
        };
        if has_text == text.trim().is_empty() {
            return Err(format!("`{}` says too little or too much", line.trim()));
        }
        let model = words.next().map(str::to_owned);
        if let Some(other) = model.iter().find(|it| !MODELS.contains(&it.as_str())) {
            return Err(format!("there is no model `{other}`"));
        }
        Ok(Self {
            what: what.to_owned(),
            model,
            text: text.trim().to_owned(),
        })
    }
}

/// The kind that a fault begins with.
fn kind_of(fault: &str) -> Option<&'static str> {
    let is_kind = |kind: &&&str| {
        let rest = fault.strip_prefix(**kind);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    KINDS.iter().find(is_kind).copied()
}

/// White space as one space each; and of a panic, neither the place nor the number that the system gave the thread.
pub fn one_line(text: &str) -> String {
    const PLACE: &str = "panicked at ";
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(PLACE) {
        words.extend(before.split_whitespace());
        words.pop_if(|word| is_number_in_brackets(word));
        words.push("panicked:");
        rest = after
            .split_once(char::is_whitespace)
            .map_or("", |(_, it)| it);
    }
    words.extend(rest.split_whitespace());
    words.join(" ")
}

/// As in `thread 'main' (1234) panicked at`.
fn is_number_in_brackets(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    inside.is_some_and(|number| number.parse::<u64>().is_ok())
}
