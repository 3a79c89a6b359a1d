//! What is known of a reader, and how two of these become one. Names and formats are those of the pages' scripts.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The version of the format that is written here.
const VERSION: u64 = 1;

/// What a later version has that this one knows nothing of. It is kept.
type Others = Map<String, Value>;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub version: u64,
    /// The day on which each was read, by the path of its page: `part-1/threads`.
    #[serde(default)]
    pub chapters: BTreeMap<String, String>,
    #[serde(default)]
    pub exercises: BTreeMap<String, Tried>,
    #[serde(default)]
    pub quizzes: BTreeMap<String, Answered>,
    #[serde(flatten)]
    pub others: Others,
}

/// An exercise that somebody has begun with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// Which version of the exercise.
    pub content: String,
    /// The day on which an answer passed all checks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<String>,
    /// How often an answer was checked.
    #[serde(default)]
    pub tried: u64,
    /// How many hints the terminal has shown.
    #[serde(default, skip_serializing_if = "is_none")]
    pub hints: u64,
    #[serde(flatten)]
    pub others: Others,
}

/// A quiz that was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    pub content: String,
    pub right: u64,
    pub of: u64,
    pub day: String,
    #[serde(flatten)]
    pub others: Others,
}

fn is_none(count: &u64) -> bool {
    *count == 0
}

impl Default for Progress {
    fn default() -> Progress {
        Progress {
            version: VERSION,
            chapters: BTreeMap::new(),
            exercises: BTreeMap::new(),
            quizzes: BTreeMap::new(),
            others: Others::new(),
        }
    }
}

impl Progress {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Progress, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// Whether `text` says that a later version of this program wrote it.
    pub fn is_of_later_version(text: &str) -> bool {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        value["version"]
            .as_u64()
            .is_some_and(|version| version > VERSION)
    }

    /// Takes in what `other` knows. Of two versions of an exercise that are otherwise alike, the book's stays, which
    /// `current` says.
    pub fn merge(&mut self, other: Progress, current: &dyn Fn(&str) -> Option<String>) {
        self.version = self.version.max(other.version);
        for (name, day) in other.chapters {
            let own = self.chapters.entry(name).or_default();
            *own = day.max(std::mem::take(own));
        }
        for (name, tried) in other.exercises {
            match self.exercises.get_mut(&name) {
                Some(own) => own.merge(tried, &|| current(&name)),
                None => drop(self.exercises.insert(name, tried)),
            }
        }
        for (name, answered) in other.quizzes {
            match self.quizzes.get_mut(&name) {
                Some(own) => own.merge(answered),
                None => drop(self.quizzes.insert(name, answered)),
            }
        }
        add(&mut self.others, other.others);
    }

    /// An answer to the version `content` of an exercise was checked on a day.
    pub fn check(&mut self, name: &str, content: &str, solved: bool, day: String) {
        let own = self.exercise(name, content);
        own.tried += 1;
        if solved {
            own.solved = Some(day);
        }
    }

    /// The exercise called `name`, whose version is now `content`: of another version only what a later one says stays.
    pub fn exercise(&mut self, name: &str, content: &str) -> &mut Tried {
        let own = self.exercises.entry(name.to_owned()).or_default();
        if own.content != content {
            *own = Tried {
                content: content.to_owned(),
                others: std::mem::take(&mut own.others),
                ..Tried::default()
            };
        }
        own
    }
}

impl Tried {
    fn merge(&mut self, mut other: Tried, current: &dyn Fn() -> Option<String>) {
        if self.content == other.content {
            self.solved = self.solved.take().max(other.solved);
            self.tried = self.tried.max(other.tried);
            self.hints = self.hints.max(other.hints);
            add(&mut self.others, other.others);
            return;
        }
        let current = current();
        let rank = |it: &Tried| {
            let is_current = current.as_ref() == Some(&it.content);
            (it.solved.clone(), is_current, it.tried, it.content.clone())
        };
        // What is solved is more than what is not, and a later day more than an earlier one.
        if rank(&other) > rank(self) {
            std::mem::swap(self, &mut other);
        }
        add(&mut self.others, other.others);
    }
}

impl Answered {
    fn merge(&mut self, mut other: Answered) {
        let rank = |it: &Answered| (it.day.clone(), it.right, it.content.clone());
        if self.content == other.content {
            self.day = self.day.clone().max(other.day);
            self.right = self.right.max(other.right);
            self.of = self.of.max(other.of);
        } else if rank(&other) > rank(self) {
            std::mem::swap(self, &mut other);
        }
        add(&mut self.others, other.others);
    }
}

/// What is there already stays.
fn add(to: &mut Others, others: Others) {
    for (key, value) in others {
        to.entry(key).or_insert(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn progress(value: Value) -> Progress {
        serde_json::from_value(value).unwrap()
    }

    /// Both ways round, which must come to the same.
    #[track_caller]
    fn merged(one: Value, other: Value) -> Value {
        let current = |_: &str| Some("new".to_owned());
        let merge = |mut one: Progress, other: Progress| {
            one.merge(other, &current);
            serde_json::to_value(one).unwrap()
        };
        let (one, other) = (progress(one), progress(other));
        let result = merge(one.clone(), other.clone());
        assert_eq!(result, merge(other, one));
        result
    }

    fn of_exercise(one: Value, other: Value) -> Value {
        let whole = |tried: Value| json!({"version": 1, "exercises": {"a/b": tried}});
        merged(whole(one), whole(other))["exercises"]["a/b"].clone()
    }

    #[test]
    fn solved_wins_then_the_later_day_then_the_larger_count() {
        let of = |solved: &str, tried: u64| match solved {
            "" => json!({"content": "x", "tried": tried}),
            day => json!({"content": "x", "solved": day, "tried": tried}),
        };
        let cases = [
            (of("2026-11-30", 1), of("", 3), of("2026-11-30", 3)),
            (
                of("2026-11-30", 1),
                of("2026-12-01", 1),
                of("2026-12-01", 1),
            ),
            (of("", 2), of("", 3), of("", 3)),
        ];
        for (one, other, expected) in cases {
            assert_eq!(of_exercise(one, other), expected);
        }
    }

    #[test]
    fn of_two_versions_one_stays_whole() {
        let of = |content: &str, solved: Option<&str>| match solved {
            Some(day) => json!({"content": content, "solved": day, "tried": 1}),
            None => json!({"content": content, "tried": 1}),
        };
        let old = of("old", Some("2026-11-30"));
        assert_eq!(of_exercise(old.clone(), of("new", None)), old);
        for day in ["2026-11-30", "2026-12-01"] {
            let new = of("new", Some(day));
            assert_eq!(of_exercise(old.clone(), new.clone()), new);
        }
        assert_eq!(
            of_exercise(of("old", None), of("new", None)),
            of("new", None)
        );
    }

    #[test]
    fn chapters_and_quizzes_keep_what_is_later_and_larger() {
        let of = |day: &str, right: u64| {
            json!({"version": 1, "chapters": {"a": day},
                "quizzes": {"a/b": {"content": "x", "right": right, "of": 6, "day": day}}})
        };
        let result = merged(of("2026-11-30", 5), of("2026-12-01", 4));
        assert_eq!(result["chapters"]["a"], "2026-12-01");
        let quiz = json!({"content": "x", "right": 5, "of": 6, "day": "2026-12-01"});
        assert_eq!(result["quizzes"]["a/b"], quiz);
    }

    #[test]
    fn what_a_later_version_knows_is_kept() {
        let later = json!({"version": 2, "streak": 3,
            "exercises": {"a/b": {"content": "x", "tried": 1, "seconds": 90}}});
        let result = merged(
            later,
            json!({"version": 1, "exercises": {"a/b": {"content": "x", "tried": 2}}}),
        );
        assert_eq!(
            (&result["version"], &result["streak"]),
            (&json!(2), &json!(3))
        );
        let tried = json!({"content": "x", "tried": 2, "seconds": 90});
        assert_eq!(result["exercises"]["a/b"], tried);
    }

    #[test]
    fn another_version_begins_anew() {
        let mut progress = Progress::default();
        progress.check("a/b", "old", true, "2026-11-30".into());
        progress.check("a/b", "new", false, "2026-12-01".into());
        let tried = &progress.exercises["a/b"];
        assert_eq!(
            (tried.content.as_str(), &tried.solved, tried.tried),
            ("new", &None, 1)
        );
    }
}
