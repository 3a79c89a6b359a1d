//! What does not hold of a listing.

use similar::TextDiff;
use std::fmt;

/// A way in which a listing is not what is recorded of it, or said of it in its manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What does not hold: a sentence, with the compiler's or the program's own words below it, if there are any.
    pub sentence: String,
    pub difference: Option<Difference>,
}

/// A text that is recorded, and what it would be now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub recorded: String,
    pub now: String,
}

impl Fault {
    pub fn new(sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            difference: None,
        }
    }

    /// A text that is `now` another than is `recorded`.
    pub fn between(sentence: impl Into<String>, recorded: &str, now: &str) -> Self {
        Self {
            sentence: sentence.into(),
            difference: Some(Difference {
                recorded: recorded.to_owned(),
                now: now.to_owned(),
            }),
        }
    }

    /// The first line of the sentence, for where there is room for one.
    pub fn headline(&self) -> &str {
        let line = self.sentence.lines().next().unwrap_or_default();
        line.trim_end_matches(':')
    }
}

impl Difference {
    /// The lines that differ, with some around them: `-` before a recorded one, `+` before one of now.
    pub fn unified(&self) -> String {
        let diff = TextDiff::from_lines(&self.recorded, &self.now);
        diff.unified_diff().header("recorded", "now").to_string()
    }
}

impl From<String> for Fault {
    fn from(sentence: String) -> Self {
        Self::new(sentence)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)?;
        match &self.difference {
            Some(difference) => write!(formatter, "\n{}", difference.unified()),
            None => Ok(()),
        }
    }
}
