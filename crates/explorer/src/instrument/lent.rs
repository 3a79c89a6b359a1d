//! Whether scoped threads may write to what they borrow.
//!
//! What they write is not modelled, so a state then depends on all that such a thread has done. A closure can only write
//! to what is mutable outside of it: to a `let mut` that it names, or through a `&mut` that it was given. To take a
//! program for one that does so costs states; to miss one would lose outcomes.

use super::Words;

/// Functions that lend mutably, in addition to all that end in `_mut`.
const LENDING: [&str; 9] = [
    "or_insert",
    "or_insert_with",
    "or_insert_with_key",
    "or_default",
    "get_or_insert",
    "get_or_insert_with",
    "insert_entry",
    "insert",
    "leak",
];
/// What ends in `_mut` and lends to nobody else.
const OWN: [&str; 4] = ["make_mut", "with_borrow_mut", "borrow_mut", "deref_mut"];
/// Methods of other traits that have a `&mut self` and are seldom called with a scope in them.
const METHODS: [&str; 4] = ["drop", "next", "deref_mut", "poll"];

impl Words<'_> {
    pub(super) fn may_lend(&self) -> bool {
        if !self.any("scope") {
            return false;
        }
        (0..self.tokens.len()).any(|index| {
            let text = self.text(index);
            let lends = text.ends_with("_mut") && !OWN.contains(&text) || LENDING.contains(&text);
            lends
                || text == "macro_rules"
                || self.is(index, &["ref", "mut"])
                || self.is(index, &["&", "mut"]) && !self.is_own_method(index)
                || text == "mut" && self.is_captured(index + 1)
        })
    }

    /// `&mut self` or a `&mut` argument of one of [`METHODS`].
    fn is_own_method(&self, index: usize) -> bool {
        let open = (0..index).rev().find(|open| self.text(*open) == "(");
        open.and_then(|open| open.checked_sub(1))
            .is_some_and(|name| {
                METHODS.contains(&self.text(name)) && self.text(name.wrapping_sub(1)) == "fn"
            })
    }

    /// Whether a closure may name the mutable variable that is declared at `index`, outside of it.
    fn is_captured(&self, index: usize) -> bool {
        let name = self.text(index);
        let (mut depth, mut at) = (0, index + 1);
        // To the end of the block that it is declared in.
        while at < self.tokens.len() && depth >= 0 {
            match self.text(at) {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if self.is_closure(at) {
                let end = self.closure_end(at);
                if (at..end).any(|inner| self.text(inner) == name && self.text(inner - 1) != ".") {
                    return true;
                }
            }
            at += 1;
        }
        false
    }

    /// Whether a closure starts here that may be a thread's: not that of `scope` itself.
    fn is_closure(&self, index: usize) -> bool {
        if self.text(index) != "|" {
            return false;
        }
        let before = |nth: usize| index.checked_sub(nth).map_or("", |at| self.text(at));
        let starts = matches!(before(1), "(" | "," | "=" | "move" | "{" | ";" | "return")
            || self.is(index.saturating_sub(2), &["=", ">"]);
        starts && !(before(1) == "(" && before(2) == "scope")
    }

    fn closure_end(&self, start: usize) -> usize {
        let mut at = start + 1;
        while at < self.tokens.len() && self.text(at) != "|" {
            at += 1;
        }
        at += 1;
        while at < self.tokens.len() {
            match self.text(at) {
                "(" | "[" | "{" => at = self.closing(at) + 1,
                ")" | "]" | "}" | "," | ";" => break,
                _ => at += 1,
            }
        }
        at
    }
}
