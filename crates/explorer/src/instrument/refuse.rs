//! What is not explored, though it compiles: it would be seen otherwise than it is.

use super::Words;

impl Words<'_> {
    pub(super) fn refuse(&self) -> Result<(), String> {
        for index in 0..self.tokens.len() {
            let why = if self.is(index, &["extern", "crate"])
                && !matches!(self.text(index + 2), "core" | "alloc")
            {
                "has an `extern crate`: an explored program may use the standard library only"
            } else if self.is(index, &["no_std"]) || self.is(index, &["no_main"]) {
                "has no `std` or no `main` of its own"
            } else if self.is(index, &["#", "[", "global_allocator"]) {
                "has an allocator: explored programs are given memory by the explorer, which tells states by what it holds"
            } else if self.is(index, &["asm", "!"]) {
                "has assembly in it"
            } else if self.is(index, &["mod"])
                && self.text(index + 2) == ";"
                && !self.is_switched_off(index)
            {
                "is not in one file"
            } else {
                continue;
            };
            return Err(format!("line {} {why}", self.line(index)));
        }
        Ok(())
    }

    /// Whether the declaration at `index` is never compiled: where several files were joined to one text, such lines stay.
    fn is_switched_off(&self, index: usize) -> bool {
        const NEVER: [&str; 9] = ["#", "[", "cfg", "(", "any", "(", ")", ")", "]"];
        let is_public = index > 0 && self.is(index - 1, &["pub"]);
        let start = (index - usize::from(is_public)).checked_sub(NEVER.len());
        start.is_some_and(|start| self.is(start, &NEVER))
    }
}
