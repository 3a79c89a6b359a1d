//! Makes a listing an explored program, without moving a line of it.
//!
//! The first line gets `extern crate explorer as std;`, after which every `std::…` of the program means this crate, in
//! nested modules too. `main` is renamed (to a name of the same length, so that columns stay), and a line at the end has
//! the new one. What cannot be a function of this crate is rewritten: constructors in constants, which must be `const`,
//! and the functions of `Arc` that count, as the program's `Arc` is std's own.

mod lent;
mod scan;

use scan::{Kind, Token, scan};
use std::fmt::Write as _;

/// What is put in place of `main`.
const MAIN: &str = "m4in";

/// Functions of `Arc` that are this crate's, in the explored program.
const COUNTS: [&str; 6] = [
    "try_unwrap",
    "into_inner",
    "unwrap_or_clone",
    "get_mut",
    "make_mut",
    "strong_count",
];

const MODELLED: [&str; 19] = [
    "Mutex",
    "RwLock",
    "Condvar",
    "Barrier",
    "Once",
    "OnceLock",
    "LazyLock",
    "AtomicBool",
    "AtomicPtr",
    "AtomicU8",
    "AtomicU16",
    "AtomicU32",
    "AtomicU64",
    "AtomicUsize",
    "AtomicI8",
    "AtomicI16",
    "AtomicI32",
    "AtomicI64",
    "AtomicIsize",
];

const SECTION: &str = "#[unsafe(link_section = \"explored\")]";

/// The source of the explored program, to be compiled with this crate as `explorer`.
///
/// # Errors
/// A sentence about what cannot be explored.
pub fn instrument(source: &str) -> Result<String, String> {
    let tokens = scan(source);
    let words = Words {
        source,
        tokens: &tokens,
    };
    words.refuse()?;
    let mut changes = words.counts();
    changes.extend(words.constants());
    changes.extend(words.main()?);
    let has_unsafe = words.any("unsafe");
    if has_unsafe {
        changes.extend(words.statics()?);
    }
    changes.push(Change {
        at: words.first_item(),
        length: 0,
        text: "#[allow(unused_imports)] \
               #[macro_use(print, println, eprint, eprintln, dbg, thread_local)] extern crate explorer as std; "
            .to_owned(),
    });
    changes.sort_by_key(|change| change.at);
    let mut program = String::new();
    let mut at = 0;
    for change in changes {
        program.push_str(&source[at..change.at]);
        program.push_str(&change.text);
        at = change.at + change.length;
    }
    program.push_str(&source[at..]);
    if !program.ends_with('\n') {
        program.push('\n');
    }
    let mut show = String::new();
    for name in words.shown_types() {
        let _ = write!(show, "std::show::<{name}>(); ");
    }
    // Of an empty section the linker does not say where it is.
    let (section, statics) = if has_unsafe {
        (
            format!(
                "{SECTION} static EXPLORED: ::core::sync::atomic::AtomicU8 = ::core::sync::atomic::AtomicU8::new(0); \
                 unsafe extern \"C\" {{ \
                 #[link_name = \"__start_explored\"] static EXPLORED_START: u8; \
                 #[link_name = \"__stop_explored\"] static EXPLORED_END: u8; }} "
            ),
            "{ ::core::hint::black_box(&EXPLORED); \
             (&raw const EXPLORED_START).expose_provenance()..(&raw const EXPLORED_END).expose_provenance() }",
        )
    } else {
        (String::new(), "0..0")
    };
    let _ = writeln!(
        program,
        "{section}fn main() {{ unsafe {{ std::start(|| std::process::finish({MAIN}()), || {{ {show}}}, {source:?}, \
         ::core::file!(), {statics}, {has_unsafe}, {}) }} }}",
        words.may_lend()
    );
    Ok(program)
}

struct Change {
    at: usize,
    length: usize,
    text: String,
}

struct Words<'a> {
    source: &'a str,
    tokens: &'a [Token],
}

impl Words<'_> {
    fn text(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.source[token.start..token.end])
    }

    fn is(&self, index: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.text(index + offset) == *word)
    }

    fn any(&self, word: &str) -> bool {
        (0..self.tokens.len()).any(|index| self.text(index) == word)
    }

    fn line(&self, index: usize) -> usize {
        self.source[..self.tokens[index].start]
            .matches('\n')
            .count()
            + 1
    }

    fn refuse(&self) -> Result<(), String> {
        let arcs = self.names_of(&["Arc"]);
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
    fn counts_unseen(&self, index: usize, arcs: &[&str]) -> bool {
        let asks = COUNTS.contains(&self.text(index)) || self.text(index) == "downgrade";
        if !asks || index < 3 || !self.is(index - 2, &[":", ":"]) {
            return false;
        }
        let before = index - 3;
        if self.text(before) != ">" {
            return self.text(before) != "Arc" && arcs.contains(&self.text(before));
        }
        let mut depth = 0;
        for at in (0..=before).rev() {
            match self.text(at) {
                ">" => depth += 1,
                "<" => depth -= 1,
                word if arcs.contains(&word) => return true,
                _ => {}
            }
            if depth == 0 {
                return self.is(at.saturating_sub(3), &["Arc", ":", ":"]);
            }
        }
        false
    }

    /// Where the first item of the crate starts, after its inner attributes.
    fn first_item(&self) -> usize {
        let mut index = 0;
        while self.is(index, &["#", "!", "["]) {
            index = self.closing(index + 2) + 1;
        }
        // Outer documentation belongs to the item after it.
        let after = index.checked_sub(1).map_or(0, |last| self.tokens[last].end);
        let next = self
            .tokens
            .get(index)
            .map_or(self.source.len(), |token| token.start);
        scan::first_outer_doc(&self.source[after..next]).map_or(next, |offset| after + offset)
    }

    /// The index of the bracket that closes the one at `open`.
    fn closing(&self, open: usize) -> usize {
        let mut depth = 0;
        for index in open..self.tokens.len() {
            match self.text(index) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => {
                    depth -= 1;
                    if depth == 0 {
                        return index;
                    }
                }
                _ => {}
            }
        }
        self.tokens.len().saturating_sub(1)
    }

    /// The indices that are in no brackets.
    fn top(&self) -> impl Iterator<Item = usize> {
        let mut depth = 0;
        (0..self.tokens.len()).filter(move |index| {
            let outside = depth == 0;
            match self.text(*index) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
            outside
        })
    }

    fn replace(&self, index: usize, text: &str) -> Change {
        let token = &self.tokens[index];
        Change {
            at: token.start,
            length: token.end - token.start,
            text: text.to_owned(),
        }
    }

    /// Renames `main`, and calls of it.
    fn main(&self) -> Result<Vec<Change>, String> {
        let main = self.top().find(|index| self.is(*index, &["fn", "main"]));
        let main = main.ok_or("the program has no `main` to explore")? + 1;
        let calls = (0..self.tokens.len()).filter(|index| {
            let before = index.checked_sub(1).map_or("", |before| self.text(before));
            self.is(*index, &["main", "("]) && !matches!(before, "fn" | "." | ":")
        });
        Ok(calls
            .chain([main])
            .map(|index| self.replace(index, MAIN))
            .collect())
    }

    /// `Arc::strong_count` becomes `std::strong_count`.
    fn counts(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for index in 0..self.tokens.len() {
            if !self.is(index, &["Arc", ":", ":"]) || !COUNTS.contains(&self.text(index + 3)) {
                continue;
            }
            let mut first = index;
            while first >= 3
                && self.text(first - 1) == ":"
                && self.tokens[first - 3].kind == Kind::Word
            {
                first -= 3;
            }
            let (start, end) = (self.tokens[first].start, self.tokens[index].end);
            changes.push(Change {
                at: start,
                length: end - start,
                text: "std".to_owned(),
            });
        }
        changes
    }

    /// By which names the program calls one of `types`: `use … Mutex as Lock` and `type Count = Mutex<u32>` add names.
    fn names_of<'b>(&'b self, types: &[&'b str]) -> Vec<&'b str> {
        let mut names = types.to_vec();
        for index in 0..self.tokens.len() {
            if self.text(index + 1) == "as" && types.contains(&self.text(index)) {
                names.push(self.text(index + 2));
            }
            if self.text(index) == "type" {
                let end = (index..self.tokens.len()).find(|at| self.text(*at) == ";");
                let equals = (index..end.unwrap_or(index)).find(|at| self.text(*at) == "=");
                let mut at = equals.map_or(index, |equals| equals + 1);
                while self.is(at + 1, &[":", ":"]) {
                    at += 3;
                }
                if types.contains(&self.text(at)) {
                    names.push(self.text(index + 1));
                }
            }
        }
        names
    }

    /// `Mutex::new` in a static, a constant, a `const fn` or a `const` block becomes `Mutex::constant`.
    fn constants(&self) -> Vec<Change> {
        let names = self.names_of(&MODELLED);
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
            changes.extend((index..end).filter_map(|index| self.constructor(&names, index)));
            index = end;
        }
        changes
    }

    /// Statics go into a section of their own, which is given back its bytes before each run: what `unsafe` code does to
    /// them is not modelled.
    fn statics(&self) -> Result<Vec<Change>, String> {
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
            if !(index..end).any(|index| self.text(index) == "=") {
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
        let open = (0..index)
            .rev()
            .find(|open| self.text(*open) == "(")
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
            "static" | "const" if item => {
                let mut at = index;
                while at < self.tokens.len() && self.text(at) != ";" {
                    let opens = matches!(self.text(at), "(" | "[" | "{");
                    at = if opens { self.closing(at) + 1 } else { at + 1 };
                }
                Some(at)
            }
            "const" if self.text(index + 1) == "{" => Some(self.closing(index + 1)),
            "const" if self.text(index + 1) == "fn" => {
                let body = (index..self.tokens.len())
                    .find(|index| matches!(self.text(*index), "{" | ";"))?;
                Some(if self.text(body) == "{" {
                    self.closing(body)
                } else {
                    body
                })
            }
            _ => None,
        }
    }

    fn constructor(&self, names: &[&str], index: usize) -> Option<Change> {
        if !names.contains(&self.text(index)) || !self.is(index + 1, &[":", ":"]) {
            return None;
        }
        let mut at = index + 3;
        if self.text(at) == "<" {
            while !self.is(at, &[">", ":", ":"]) {
                at += 1;
                if at >= self.tokens.len() {
                    return None;
                }
            }
            at += 3;
        }
        (self.text(at) == "new").then(|| self.replace(at, "constant"))
    }

    /// Types of which the derived `Debug` says everything.
    fn shown_types(&self) -> Vec<&str> {
        // What a `Debug` may hide, or print differently in every run.
        let unsure = (0..self.tokens.len()).any(|index| {
            self.is(index, &["Debug", "for"])
                || self.is(index, &["*", "const"])
                || self.is(index, &["*", "mut"])
                || matches!(
                    self.text(index),
                    "HashMap" | "HashSet" | "cfg" | "macro_rules"
                )
        });
        if unsure {
            return Vec::new();
        }
        let mut names = Vec::new();
        let mut derives = false;
        for index in self.top().collect::<Vec<_>>() {
            match self.text(index) {
                "#" => {
                    let end = self.closing(index + 1);
                    derives |= self.text(index + 2) == "derive"
                        && (index..end).any(|index| self.text(index) == "Debug");
                }
                "struct" | "enum" => {
                    if derives && !matches!(self.text(index + 2), "<") {
                        names.push(self.text(index + 1));
                    }
                    derives = false;
                }
                ";" | "}" => derives = false,
                _ => {}
            }
        }
        names
    }
}
