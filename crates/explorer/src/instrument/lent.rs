//! Whether scoped threads may write to what they borrow.
//!
//! What they write is not modelled, so a state then depends on all that such a thread has done. A closure can only write
//! to what is mutable outside of it: to a `let mut` that it names, or through a `&mut` that it was given. To take a
//! program for one that does so costs states; to miss one would lose outcomes.

use super::Words;
use std::collections::HashMap;

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
        }) || self.closures_capture()
    }

    /// `&mut self` or a `&mut` argument of one of [`METHODS`].
    fn is_own_method(&self, index: usize) -> bool {
        let open = self.nesting.open_before[index];
        open.and_then(|open| open.checked_sub(1))
            .is_some_and(|name| {
                METHODS.contains(&self.text(name)) && self.text(name.wrapping_sub(1)) == "fn"
            })
    }

    /// Whether a closure may name a mutable variable that is declared outside of it, in a block that it is in.
    fn closures_capture(&self) -> bool {
        let declared = self.declared();
        let mut closures: Vec<(usize, usize)> = Vec::new();
        (0..self.tokens.len()).any(|index| {
            if self.is_closure(index) {
                closures.push((index, self.closure_end(index)));
            }
            closures.truncate(
                closures
                    .iter()
                    .rposition(|(_, end)| *end > index)
                    .map_or(0, |last| last + 1),
            );
            // Before the innermost of them is declared what is declared before any.
            let (Some((start, _)), Some(declared)) =
                (closures.last(), declared.get(self.text(index)))
            else {
                return false;
            };
            let is_field = index > 0 && self.text(index - 1) == ".";
            let before = declared.partition_point(|(place, _)| place < start);
            !is_field && before > 0 && declared[before - 1].1 > index
        })
    }

    /// By name: where mutable variables are declared, in order, and the furthest end of a block in which one of those until
    /// there is.
    fn declared(&self) -> HashMap<&str, Vec<(usize, usize)>> {
        let mut declared: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        for index in 1..self.tokens.len() {
            if self.text(index - 1) == "mut" {
                let of_name = declared.entry(self.text(index)).or_default();
                let end = self.nesting.block_end[index];
                let end = of_name
                    .last()
                    .map_or(end, |(_, furthest)| end.max(*furthest));
                of_name.push((index, end));
            }
        }
        declared
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
        self.nesting.end[self.nesting.bar[start].unwrap_or(start)]
    }
}
