//! What rustc says of a program, line by line, within bounds: a program decides what its compiler says, and how much.

use crate::child::{Cause, Sink};
use crate::diagnostic::{self, Columns};
use crate::event::{Diagnostic, Event};
use crate::failure;
use std::mem;

/// So many diagnostics of a program are told.
const DIAGNOSTICS: usize = 1000;

/// Bytes that are kept of lines that are no messages.
const OTHER: usize = 4 << 10;

/// What rustc says, as it comes.
///
/// All that it says shares one bound of bytes. Warnings beyond that, or beyond [`DIAGNOSTICS`], are left out; an error, or
/// anything else, beyond it is the last. No line is kept that is longer than all may be.
pub struct Words<'a> {
    columns: Columns,
    tell: &'a mut dyn FnMut(Event),
    /// The beginning of a line, and how long it is so far.
    line: Vec<u8>,
    length: usize,
    told: Vec<Diagnostic>,
    /// Not yet told: an error that the machine may have made, and all after it.
    held: Vec<Diagnostic>,
    other: String,
    most: usize,
    /// Bytes that may still come.
    left: usize,
    /// Whether warnings were left out.
    is_full: bool,
    verdict: Option<Cause>,
}

/// What was said in the end.
pub struct Said {
    pub diagnostics: Vec<Diagnostic>,
    /// So many of them were told already; the others are held back.
    pub told: usize,
    /// The beginning of the lines that are no messages: those of a compiler that is dying.
    pub other: String,
}

impl<'a> Words<'a> {
    /// About the program `code`, of at most `most` bytes.
    pub fn new(code: &str, most: usize, tell: &'a mut dyn FnMut(Event)) -> Self {
        Self {
            columns: Columns::of(code),
            tell,
            line: Vec::new(),
            length: 0,
            told: Vec::new(),
            held: Vec::new(),
            other: String::new(),
            most,
            left: most,
            is_full: false,
            verdict: None,
        }
    }

    /// What was said, when nothing more comes.
    pub fn finish(mut self) -> Said {
        if self.length > 0 && self.verdict.is_none() {
            self.line_is_complete();
        }
        let told = self.told.len();
        self.told.append(&mut self.held);
        Said {
            diagnostics: self.told,
            told,
            other: self.other,
        }
    }

    fn extend(&mut self, part: &[u8]) {
        let is_message = self.line.first().or(part.first()) == Some(&b'{');
        self.length += part.len();
        let room = if is_message { self.most } else { OTHER };
        let kept = part.len().min(room.saturating_sub(self.line.len()));
        self.line.extend_from_slice(&part[..kept]);
        if is_message {
            if self.length > self.most {
                self.verdict = Some(Cause::Output);
            }
        } else {
            self.spend(part.len());
        }
    }

    fn spend(&mut self, bytes: usize) {
        match self.left.checked_sub(bytes) {
            Some(left) => self.left = left,
            None => self.verdict = Some(Cause::Output),
        }
    }

    fn line_is_complete(&mut self) {
        let line = mem::take(&mut self.line);
        let length = mem::take(&mut self.length);
        let text = String::from_utf8_lossy(&line);
        if !text.starts_with('{') {
            self.keep_other(&text);
        } else if diagnostic::is_artifact(&text) {
            // All that rustc does afterwards is to free its memory.
            self.verdict = Some(Cause::Enough);
        } else if length > self.left || self.told.len() + self.held.len() >= DIAGNOSTICS {
            self.leave_out(diagnostic::is_error(&text));
        } else if let Some(diagnostic) = diagnostic::read(&text, &self.columns) {
            self.spend(length);
            self.keep(diagnostic);
        }
    }

    fn keep_other(&mut self, line: &str) {
        let room = OTHER.saturating_sub(self.other.len());
        self.other += &line[..line.floor_char_boundary(room)];
        if room > 0 {
            self.other.push('\n');
        }
    }

    fn leave_out(&mut self, is_error: bool) {
        if is_error {
            self.verdict = Some(Cause::Output);
        } else if !self.is_full {
            self.is_full = true;
            self.keep(Diagnostic::warning(
                "the compiler has more to say than is shown here",
            ));
        }
    }

    fn keep(&mut self, diagnostic: Diagnostic) {
        if failure::is_no_concern_of_readers(&diagnostic) {
            return;
        }
        if !self.held.is_empty() || failure::may_be_of_machine(&diagnostic) {
            self.held.push(diagnostic);
        } else {
            (self.tell)(Event::Diagnostic(diagnostic.clone()));
            self.told.push(diagnostic);
        }
    }
}

impl Sink for Words<'_> {
    fn take(&mut self, bytes: &[u8]) {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.verdict.is_some() {
                return;
            }
            match part.strip_suffix(b"\n") {
                Some(end) => {
                    self.extend(end);
                    if self.verdict.is_none() {
                        self.line_is_complete();
                    }
                }
                None => self.extend(part),
            }
        }
    }

    fn verdict(&self) -> Option<Cause> {
        self.verdict
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn message(level: &str, words: &str) -> Vec<u8> {
        let place = json!({
            "file_name": diagnostic::FILE, "line_start": 1, "line_end": 1, "column_start": 1, "column_end": 2,
            "is_primary": true,
        });
        let message =
            json!({ "message": words, "level": level, "spans": [place], "rendered": words });
        format!("{message}\n").into_bytes()
    }

    /// What is told of these words, in pieces of a size that fits nothing, and the verdict.
    fn heard(words: &[u8], most: usize) -> (Said, Option<Cause>) {
        let mut tell = |_| {};
        let mut heard = Words::new("fn main() {}", most, &mut tell);
        for piece in words.chunks(777) {
            heard.take(piece);
            assert!(heard.line.len() <= most.max(OTHER));
        }
        let verdict = heard.verdict();
        (heard.finish(), verdict)
    }

    #[test]
    fn a_line_that_is_longer_than_all_may_be_is_not_kept() {
        let (said, verdict) = heard(&message("warning", &"x".repeat(20_000)), 10_000);
        assert_eq!(verdict, Some(Cause::Output));
        assert!(said.diagnostics.is_empty());
    }

    #[test]
    fn warnings_beyond_the_bound_are_left_out_and_an_error_ends() {
        let mut words = message("warning", "first").repeat(100);
        let (said, verdict) = heard(&words, 1000);
        assert_eq!(verdict, None);
        let last = &said.diagnostics.last().unwrap().message;
        assert_eq!(last, "the compiler has more to say than is shown here");
        assert!((2..10).contains(&said.diagnostics.len()));
        words.extend(message("error", "last"));
        assert_eq!(heard(&words, 1000).1, Some(Cause::Output));
        let (said, verdict) = heard(&message("warning", "x").repeat(3000), 1 << 20);
        assert_eq!((said.diagnostics.len(), verdict), (DIAGNOSTICS + 1, None));
    }

    #[test]
    fn of_what_is_no_message_the_beginning_is_kept_and_all_is_counted() {
        let (said, verdict) = heard("é no message\n".repeat(1000).as_bytes(), 1 << 20);
        assert_eq!(verdict, None);
        assert!((OTHER - 20..=OTHER + 1).contains(&said.other.len()));
        let (said, verdict) = heard(&b"n".repeat(2000), 1000);
        assert_eq!(verdict, Some(Cause::Output));
        assert!(said.other.is_empty());
        let (said, _) = heard(b"thread 'rustc' panicked", 1000);
        assert_eq!(
            said.other, "thread 'rustc' panicked\n",
            "it has no end of a line"
        );
    }
}
