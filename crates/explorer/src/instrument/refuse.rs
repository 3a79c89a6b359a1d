//! What is not explored, though it compiles: it would be seen otherwise than it is.

use super::{COUNTS, Words};
use std::collections::HashSet;

impl Words<'_> {
    pub(super) fn refuse(&self) -> Result<(), String> {
        let arcs = Arcs::of(self);
        for index in 0..self.tokens.len() {
            let why = if self.is(index, &["core", ":", ":", "sync"])
                || self.is(index, &["alloc", ":", ":", "sync"])
            {
                "takes its atomics or Arcs from `core` or `alloc`, where the explorer does not see them: take them from `std`"
            } else if self.is(index, &["static", "mut"]) {
                "has a `static mut`: what threads do to it is no step that the explorer sees"
            } else if self.is(index, &["Arc", "as"]) || self.is(index, &["std", "as"]) {
                "renames `Arc` or `std`, under another name the explorer does not see it"
            } else if self.is(index, &["Arc", ":", ":", "downgrade"])
                || self.is(index, &["Arc", ":", ":", "new_cyclic"])
                || self.is(index, &["Arc", ":", ":", "weak_count"])
            {
                "uses `Weak`: whether it can be upgraded depends on when an Arc is dropped, which the explorer does not follow"
            } else if self.counts_unseen(index, &arcs) {
                "asks who else holds the value of an `Arc` under a name the explorer does not see: call it `Arc::…`"
            } else if self.is(index, &["extern", "crate"]) {
                "has an `extern crate`: an explored program may use the standard library only"
            } else if self.is(index, &["no_std"]) || self.is(index, &["no_main"]) {
                "has no `std` or no `main` of its own"
            } else if self.is(index, &["asm", "!"]) {
                "has assembly in it"
            } else if self.is(index, &["mod"]) && self.text(index + 2) == ";" {
                "is not in one file"
            } else {
                continue;
            };
            return Err(format!("line {} {why}", self.line(index)));
        }
        Ok(())
    }

    /// `Shared::strong_count`, `Arc::<u32>::strong_count` or `<Arc<u32>>::strong_count`, which [`Self::counts`] leaves.
    fn counts_unseen(&self, index: usize, arcs: &Arcs) -> bool {
        let asks = COUNTS.contains(&self.text(index)) || self.text(index) == "downgrade";
        if !asks || index < 3 || !self.is(index - 2, &[":", ":"]) {
            return false;
        }
        let before = index - 3;
        if self.text(before) != ">" {
            return self.text(before) != "Arc" && arcs.names.contains(self.text(before));
        }
        let Some(open) = self.nesting.angle[before] else {
            return arcs.until[before] > 0;
        };
        arcs.until[before] > arcs.until[open] || self.is(open.saturating_sub(3), &["Arc", ":", ":"])
    }
}

/// What the program calls `Arc`.
struct Arcs<'a> {
    names: HashSet<&'a str>,
    /// By token: how often one of these names stands there or before.
    until: Vec<usize>,
}

impl<'a> Arcs<'a> {
    fn of(words: &'a Words<'_>) -> Self {
        let names = words.names_of(&["Arc"]);
        let mut count = 0;
        let counted = (0..words.tokens.len()).map(|index| {
            count += usize::from(names.contains(words.text(index)));
            count
        });
        Self {
            until: counted.collect(),
            names,
        }
    }
}
