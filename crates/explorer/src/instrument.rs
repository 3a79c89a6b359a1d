//! Makes a listing an explored program, without moving a line of it.
//!
//! The first line gets `extern crate explorer as std;`, after which every `std::…` of the program means this crate, in
//! nested modules too. `main` is renamed (to a name of the same length, so that columns stay), and a line at the end has
//! the new one. What cannot be a function of this crate is rewritten: constructors in constants, which must be `const`,
//! and the functions of `Arc` that count, as the program's `Arc` is std's own.

mod nesting;
mod refuse;
mod resolve;
mod scan;
mod statics;

use nesting::Nesting;
use resolve::{Named, Scopes};
use scan::{Kind, Token, scan};
use std::fmt::Write as _;

/// What is put in place of `main`.
const MAIN: &str = "m4in";

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
/// This takes a time that grows with the length of the source, whatever is in it.
///
/// # Errors
/// A sentence about what cannot be explored.
pub fn instrument(source: &str) -> Result<String, String> {
    let tokens = scan(source);
    let words = Words {
        source,
        tokens: &tokens,
        nesting: Nesting::of(source, &tokens),
        scopes: Scopes::of(source, &tokens),
    };
    words.refuse()?;
    let mut changes = words.constants();
    changes.extend(words.main()?);
    let has_unsafe = words.any("unsafe");
    if has_unsafe {
        changes.extend(words.statics()?);
    }
    changes.push(Change {
        at: words.first_item(),
        length: 0,
        text: "#[allow(unused_imports)] \
               #[macro_use(format, print, println, eprint, eprintln, dbg, thread_local)] extern crate explorer as std; "
            .to_owned(),
    });
    changes.sort_by_key(|change| change.at);
    let mut program = String::new();
    let mut at = 0;
    for change in changes {
        // In what is no Rust, two may overlap.
        if change.at < at {
            continue;
        }
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
         ::core::file!(), {statics}) }} }}"
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
    nesting: Nesting,
    scopes: Scopes<'a>,
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
        let last = self.tokens.len().saturating_sub(1);
        self.nesting.closing.get(open).copied().unwrap_or(last)
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
        let why = if (0..self.tokens.len()).any(|index| self.is(index, &["#", "[", "test", "]"])) {
            "it has no `main` to explore: its tests are explored only where a `main` calls them"
        } else {
            "the program has no `main` to explore"
        };
        let main = main.ok_or(why)? + 1;
        let calls = (0..self.tokens.len()).filter(|index| {
            let before = index.checked_sub(1).map_or("", |before| self.text(before));
            self.is(*index, &["main", "("]) && !matches!(before, "fn" | "." | ":")
        });
        Ok(calls
            .chain([main])
            .map(|index| self.replace(index, MAIN))
            .collect())
    }

    /// Whether the path whose last word is at `last` names a type that is modelled.
    fn is_modelled(&self, last: usize) -> bool {
        let mut path = vec![self.text(last)];
        let mut at = last;
        while at >= 3 && self.is(at - 2, &[":", ":"]) && self.tokens[at - 3].kind == Kind::Word {
            at -= 3;
            path.insert(0, self.text(at));
        }
        if at >= 2 && self.is(at - 2, &[":", ":"]) {
            path.insert(0, "");
        }
        match self.scopes.resolve(at, &path) {
            Named::Other(path) => {
                let (name, module) = path.split_last().expect("a path is not empty");
                let module = module.join("::");
                MODELLED.contains(&name.as_str())
                    && matches!(module.as_str(), "std::sync" | "std::sync::atomic")
            }
            Named::Own => false,
            // It may come from a macro.
            Named::Unknown => {
                MODELLED.contains(&self.text(last)) && self.text(at.wrapping_sub(1)) != "$"
            }
        }
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
                "#" if self.text(index + 1) == "[" => {
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
