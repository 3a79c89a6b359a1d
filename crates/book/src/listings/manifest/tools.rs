//! `[NAME.tools.TOOL]`: what an author says a tool makes of a listing.

use serde::Deserialize;
use std::fmt;

/// Who looks for a fault. In the order of the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    UnitTest,
    Stress,
    Property,
    Loom,
    Shuttle,
    Detector,
    Clippy,
    Miri,
    ThreadSanitizer,
    Explorer,
}

impl Tool {
    /// Whether it is a crate, or nothing, that a test uses: cargo's test runner is what runs it.
    pub fn is_of_tests(self) -> bool {
        !matches!(
            self,
            Tool::Clippy | Tool::Miri | Tool::ThreadSanitizer | Tool::Explorer
        )
    }

    /// As a manifest, and what is recorded, calls it.
    pub fn key(self) -> &'static str {
        match self {
            Tool::UnitTest => "unit-test",
            Tool::Stress => "stress",
            Tool::Property => "property",
            Tool::Loom => "loom",
            Tool::Shuttle => "shuttle",
            Tool::Detector => "detector",
            Tool::Clippy => "clippy",
            Tool::Miri => "miri",
            Tool::ThreadSanitizer => "thread-sanitizer",
            Tool::Explorer => "explorer",
        }
    }
}

/// As a page calls it.
impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Tool::UnitTest => "A unit test",
            Tool::Stress => "Stress",
            Tool::Property => "A property test",
            Tool::Loom => "loom",
            Tool::Shuttle => "shuttle",
            Tool::Detector => "A deadlock detector",
            Tool::Clippy => "Clippy",
            Tool::Miri => "Miri",
            Tool::ThreadSanitizer => "ThreadSanitizer",
            Tool::Explorer => "The explorer",
        })
    }
}

/// What is claimed of a tool. One of `finds` and `cannot`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Whether it finds the fault that the program has.
    pub finds: Option<bool>,
    /// Words that must be in what it says.
    pub says: Option<String>,
    /// Why the tool can't be asked: a phrase after a colon, with inline Markdown.
    pub cannot: Option<String>,
}

/// Of std, but compiled without ThreadSanitizer: what synchronises inside it is not seen, and taken for a race.
const UNSEEN: [&str; 10] = [
    "Mutex", "RwLock", "Condvar", "Barrier", "mpsc", "Arc", "scope", "OnceLock", "LazyLock", "park",
];

impl Claim {
    /// What is wrong with the claim that `tool` is let loose on a program with this `text`, which is a test or runs by itself.
    pub fn mistakes(&self, tool: Tool, is_test: bool, text: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        if self.finds.is_some() == self.cannot.is_some() {
            wrong.push("says either whether it `finds` the fault, or why it `cannot`".to_owned());
        }
        if self.says.is_some() && self.finds.is_none() {
            wrong.push("`says` is for a tool that is run".to_owned());
        }
        if self.finds.is_none() {
            return wrong;
        }
        if tool.is_of_tests() && !is_test {
            wrong.push("is used by tests; it belongs to a listing in `tests`".to_owned());
        }
        if !tool.is_of_tests() && is_test {
            wrong.push("runs programs; it belongs to a listing in `src/bin`".to_owned());
        }
        if tool == Tool::ThreadSanitizer {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            if let Some(word) = words.find(|word| UNSEEN.contains(word)) {
                wrong.push(format!(
                    "the program uses `{word}` of std, which is compiled without it, so that it reports races that are none; \
                     say why it `cannot`"
                ));
            }
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(text: &str) -> Claim {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_claim_fits_the_tool_and_the_program() {
        let found = claim("finds = true");
        assert!(found.mistakes(Tool::Loom, true, "").is_empty());
        assert_eq!(found.mistakes(Tool::Loom, false, "").len(), 1);
        assert_eq!(found.mistakes(Tool::Miri, true, "").len(), 1);
        assert_eq!(claim("").mistakes(Tool::Miri, false, "").len(), 1);
        let cannot = claim("cannot = \"there is no network\"\nsays = \"x\"");
        assert_eq!(cannot.mistakes(Tool::Miri, false, "").len(), 1);
    }

    #[test]
    fn the_sanitizer_is_not_asked_about_what_it_does_not_see() {
        let found = claim("finds = true");
        let mistakes = |text| found.mistakes(Tool::ThreadSanitizer, false, text).len();
        assert_eq!(
            mistakes("static TURN: AtomicU32; thread::spawn(work).join()"),
            0
        );
        assert_eq!(mistakes("static SUM: std::sync::Mutex<u32>"), 1);
    }
}
