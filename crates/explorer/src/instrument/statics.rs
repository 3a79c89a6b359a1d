//! Statics and constants: their modelled values are made by `const` functions, and those that `unsafe` code may change lie
//! in a section of their own.

use super::scan::Kind;
use super::{Change, SECTION, Words};

impl Words<'_> {
    /// `Mutex::new` in a static, a constant, a `const fn` or a `const` block becomes `Mutex::constant`.
    pub(super) fn constants(&self) -> Vec<Change> {
        let turbofish_ends = self.next(&[">", ":", ":"]);
        let mut changes = Vec::new();
        let mut index = 0;
        while index < self.tokens.len() {
            // Not in thread-locals: these are made at run time.
            if self.is(index, &["thread_local", "!"]) {
                index = self.closing(index + 2) + 1;
                continue;
            }
            let Some(end) = self.constant_end(index) else {
                index += 1;
                continue;
            };
            changes
                .extend((index..end).filter_map(|index| self.constructor(&turbofish_ends, index)));
            index = end.max(index + 1);
        }
        changes
    }

    /// Statics go into a section of their own, which is given back its bytes before each run: what `unsafe` code does to
    /// them is not modelled.
    pub(super) fn statics(&self) -> Result<Vec<Change>, String> {
        let equals = self.next(&["="]);
        let mut changes = Vec::new();
        let mut index = 0;
        while index < self.tokens.len() {
            // Thread-locals are modelled.
            if self.is(index, &["thread_local", "!"]) {
                index = self.closing(index + 2);
            }
            index += 1;
            let Some(end) = self
                .constant_end(index)
                .filter(|_| self.text(index) == "static")
            else {
                continue;
            };
            // One of an `extern` block has no value.
            if equals[index].is_none_or(|equals| equals >= end) {
                continue;
            }
            if !cfg!(target_os = "linux") {
                return Err(format!(
                    "line {} has a static in a program with `unsafe` code, which can be explored on Linux only",
                    self.line(index)
                ));
            }
            changes.push(Change {
                at: self.tokens[self.visibility(index)].start,
                length: 0,
                text: format!("{SECTION} "),
            });
        }
        Ok(changes)
    }

    /// Where the item at `index` begins with `pub`, `pub(crate)` or, in a macro, `$vis`; or `index`.
    fn visibility(&self, index: usize) -> usize {
        let open = self.nesting.open_before[index]
            .filter(|open| index > 0 && self.closing(*open) == index - 1);
        let word = open.unwrap_or(index).wrapping_sub(1);
        if self.text(word) == "pub" {
            word
        } else if open.is_none() && self.text(word.wrapping_sub(1)) == "$" {
            word - 1
        } else {
            index
        }
    }

    /// If a constant context starts here: where it ends.
    fn constant_end(&self, index: usize) -> Option<usize> {
        // In a macro, its name may be `$name`.
        let name = index + 1 + usize::from(self.text(index + 1) == "$");
        let item = self.tokens.get(name)?.kind == Kind::Word && self.text(name + 1) == ":";
        match self.text(index) {
            "static" | "const" if item => Some(self.nesting.semicolon[index]),
            "const" if self.text(index + 1) == "{" => Some(self.closing(index + 1)),
            "const" if self.text(index + 1) == "fn" => {
                let body = self.nesting.body[index]?;
                Some(if self.text(body) == "{" {
                    self.closing(body)
                } else {
                    body
                })
            }
            _ => None,
        }
    }

    fn constructor(&self, turbofish_ends: &[Option<usize>], index: usize) -> Option<Change> {
        if self.tokens[index].kind != Kind::Word || !self.is(index + 1, &[":", ":"]) {
            return None;
        }
        let mut at = index + 3;
        if self.text(at) == "<" {
            at = turbofish_ends[at]? + 3;
        }
        let is_new = self.text(at) == "new" && self.is_modelled(index);
        is_new.then(|| self.replace(at, "constant"))
    }

    /// By token: where `words` stand next, from there on.
    fn next(&self, words: &[&str]) -> Vec<Option<usize>> {
        let mut found = None;
        let mut next = vec![None; self.tokens.len()];
        for index in (0..self.tokens.len()).rev() {
            if self.is(index, words) {
                found = Some(index);
            }
            next[index] = found;
        }
        next
    }
}
