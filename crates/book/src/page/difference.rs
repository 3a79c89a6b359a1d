//! What has changed in the files of a listing since the step before, line by line.
//!
//! A sign stands before each line that was added or removed, and a word that is heard, not seen: colour says it a third time.

use crate::html::escape;
use similar::{ChangeTag, DiffOp, TextDiff};

/// So many lines that are as they were stand around those that are not.
const AROUND: usize = 3;

/// A file before and after; one that is new was empty, one that is gone is.
pub struct Pair<'a> {
    pub name: &'a str,
    pub before: Option<Vec<&'a str>>,
    pub after: Option<Vec<&'a str>>,
}

/// The files that differ.
pub struct Difference {
    pub html: String,
    /// How many lines of the listing are shown: those that were removed are none of it.
    pub lines: usize,
}

/// The difference between the sides of `pairs`; none if there is none. The names of files stand above them where `is_named`.
pub fn between(pairs: &[Pair<'_>], is_named: bool) -> Option<Difference> {
    let mut all = Difference {
        html: String::new(),
        lines: 0,
    };
    for pair in pairs.iter().filter(|pair| pair.before != pair.after) {
        if is_named {
            all.html += &heading(pair);
        }
        all.file(pair);
    }
    (!all.html.is_empty()).then_some(all)
}

fn heading(pair: &Pair<'_>) -> String {
    let what = match (&pair.before, &pair.after) {
        (None, _) => ", a new file",
        (_, None) => ", removed",
        _ => "",
    };
    format!(
        "<p class=\"difference-file\"><code>{}</code>{what}</p>\n\n",
        escape(pair.name)
    )
}

impl Difference {
    fn file(&mut self, pair: &Pair<'_>) {
        let before = pair.before.as_deref().unwrap_or_default();
        let after = pair.after.as_deref().unwrap_or_default();
        let diff = TextDiff::from_slices(before, after);
        self.html += "<pre class=\"difference\" tabindex=\"0\"><code class=\"nohighlight\">";
        let mut end = 0;
        for group in diff.grouped_ops(AROUND) {
            let start = group.first().map_or(0, |op| op.new_range().start);
            self.left_out(start - end);
            end = group.last().map_or(start, |op| op.new_range().end);
            for op in &group {
                self.lines(&diff, op);
            }
        }
        self.left_out(after.len() - end);
        self.html += "</code></pre>\n\n";
    }

    fn lines(&mut self, diff: &TextDiff<'_, '_, str>, op: &DiffOp) {
        for change in diff.iter_changes(op) {
            let text = escape(change.value());
            self.html += &match change.tag() {
                ChangeTag::Equal => format!("<span class=\"sign\">  </span>{text}\n"),
                ChangeTag::Insert => changed("ins", "+", "added: ", &text),
                ChangeTag::Delete => changed("del", "-", "removed: ", &text),
            };
            self.lines += usize::from(change.tag() != ChangeTag::Delete);
        }
    }

    fn left_out(&mut self, lines: usize) {
        let counted = match lines {
            0 => return,
            1 => "1 line".to_owned(),
            _ => format!("{lines} lines"),
        };
        self.html += &format!("<span class=\"left-out\">… {counted} as before\n</span>");
    }
}

/// The newline stands inside: the whole line is coloured.
fn changed(element: &str, sign: &str, heard: &str, text: &str) -> String {
    format!(
        "<{element}><span class=\"sign\" aria-hidden=\"true\">{sign} </span><span class=\"heard\">{heard}</span>{text}\n</{element}>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_in_three_ways_what_became_of_them() {
        let lines: Vec<String> = (1..=12).map(|line| format!("line {line};")).collect();
        let before: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut after = before.clone();
        after[5] = "a < b;";
        let pair = |before, after| Pair {
            name: "main.rs",
            before,
            after,
        };
        let difference = between(&[pair(Some(before.clone()), Some(after))], false).unwrap();
        assert_eq!(difference.lines, 7);
        let expected = "<pre class=\"difference\" tabindex=\"0\"><code class=\"nohighlight\">\
            <span class=\"left-out\">… 2 lines as before\n</span>\
            <span class=\"sign\">  </span>line 3;\n\
            <span class=\"sign\">  </span>line 4;\n\
            <span class=\"sign\">  </span>line 5;\n\
            <del><span class=\"sign\" aria-hidden=\"true\">- </span><span class=\"heard\">removed: </span>line 6;\n</del>\
            <ins><span class=\"sign\" aria-hidden=\"true\">+ </span><span class=\"heard\">added: </span>a &lt; b;\n</ins>\
            <span class=\"sign\">  </span>line 7;\n\
            <span class=\"sign\">  </span>line 8;\n\
            <span class=\"sign\">  </span>line 9;\n\
            <span class=\"left-out\">… 3 lines as before\n</span>\
            </code></pre>\n\n";
        assert_eq!(difference.html, expected);
    }

    #[test]
    fn a_file_may_be_as_it_was_or_gone() {
        let pair = |after| Pair {
            name: "main.rs",
            before: Some(vec!["one"]),
            after,
        };
        assert!(between(&[pair(Some(vec!["one"]))], true).is_none());
        let gone = between(&[pair(None)], true).unwrap();
        let heading = "<p class=\"difference-file\"><code>main.rs</code>, removed</p>\n\n";
        assert!(gone.html.starts_with(heading), "{}", gone.html);
        assert_eq!(gone.lines, 0);
    }
}
