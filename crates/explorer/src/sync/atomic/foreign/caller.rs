//! Whose operation one on an atomic of `core` is: that of a counter of an `Arc`, or the program's.

use crate::engine::point::with;
use crate::engine::registry::Counted;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug)]
pub(super) enum Caller {
    Program,
    Counter(Counter),
}

/// An operation on a counter of an `Arc`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counter {
    /// The type of the value that the `Arc`s share, by number.
    pub of: usize,
    /// It counts `Weak`s, or, by one more, all `Arc`s together.
    pub is_weak: bool,
    /// Somebody looks at the count.
    looks: bool,
    /// As readers see it.
    pub operation: &'static str,
}

impl Counter {
    /// Whether it is a step of its own.
    pub(super) fn is_step(self, writes: bool) -> bool {
        with(|world| {
            let demands = &mut world.registry.demands;
            let counted = demands.counted.get(&self.of).copied();
            if self.looks && counted != Some(Counted::Looked) {
                demands.counted.insert(self.of, Counted::Looked);
                world.restart = true;
            }
            match counted {
                Some(Counted::Looked) => true,
                Some(Counted::Dropped) => writes && self.operation == DROP,
                None => self.looks,
            }
        })
    }
}

const DROP: &str = "drop Arc";

/// What the functions of `Arc` and `Weak` are called that count and do not look.
const QUIET: [(&str, &str); 5] = [
    ("drop_slow", "drop Weak"),
    ("drop", DROP),
    ("clone", "clone Arc"),
    ("downgrade", "downgrade"),
    ("increment_strong_count", "clone Arc"),
];
/// Those that look.
const LOOKS: [&str; 12] = [
    "upgrade",
    "strong_count",
    "weak_count",
    "try_unwrap",
    "into_inner",
    "unwrap_or_clone",
    "is_unique",
    "get_mut",
    "make_mut",
    "new_cyclic",
    "new_cyclic_in",
    "inner",
];

thread_local! {
    /// By the address that a call returns to, and that of the atomic.
    static KNOWN: RefCell<HashMap<(usize, usize), Caller>> = RefCell::default();
    /// Types that are shared, by number.
    static TYPES: RefCell<Vec<String>> = RefCell::default();
}

/// Whose operation returns to the address `caller`.
pub(super) fn of(caller: usize, atomic: usize) -> Caller {
    let key = (caller, atomic);
    if let Some(known) = KNOWN.with_borrow(|known| known.get(&key).copied()) {
        return known;
    }
    let found = find(caller);
    KNOWN.with_borrow_mut(|known| known.insert(key, found));
    found
}

/// Looks at the functions that were called, from the innermost.
fn find(caller: usize) -> Caller {
    let mut found = None;
    let mut begun = false;
    backtrace::trace(|frame| {
        // Frames of the explorer come first.
        begun |= frame.ip().addr() == caller;
        if begun {
            backtrace::resolve_frame(frame, |symbol| {
                if found.is_none() {
                    let name = symbol.name().map(|name| format!("{name:#}"));
                    let file = symbol.filename().and_then(Path::to_str);
                    found = judge(&name.unwrap_or_default(), file.unwrap_or_default());
                }
            });
        }
        found.is_none()
    });
    found.unwrap_or(Caller::Program)
}

/// What a function in a file tells. None: to look further.
fn judge(name: &str, file: &str) -> Option<Caller> {
    let is_in = |path: &[&str]| Path::new(file).ends_with(path.iter().collect::<PathBuf>());
    if is_in(&["core", "src", "sync", "atomic.rs"])
        || is_in(&["core", "src", "intrinsics", "mod.rs"])
    {
        return None;
    }
    if !is_in(&["alloc", "src", "sync.rs"]) {
        return Some(Caller::Program);
    }
    // Of closures and of the functions inside of one, the name is that of what they are in.
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let without_types = name.split('<').next().filter(|start| !start.is_empty());
    let words = without_types.unwrap_or(name).split(|c: char| !is_word(c));
    let words: Vec<&str> = words
        .chain(
            name.rsplit("::")
                .map(|word| word.trim_matches(|c| !is_word(c))),
        )
        .collect();
    let is_weak = name.contains("Weak<") || name.contains("sync::Weak");
    for word in words {
        if let Some((_, operation)) = QUIET.iter().find(|(name, _)| *name == word) {
            let operation = match (is_weak, *operation) {
                (true, DROP) => "drop Weak",
                (true, "clone Arc") => "clone Weak",
                (_, operation) => operation,
            };
            return Some(Caller::Counter(Counter {
                of: number(name),
                is_weak: is_weak || word == "downgrade" || word == "drop_slow",
                looks: false,
                operation,
            }));
        }
        if let Some(operation) = LOOKS.iter().find(|name| **name == word) {
            return Some(Caller::Counter(Counter {
                of: number(name),
                is_weak: false,
                looks: true,
                operation,
            }));
        }
    }
    // `Arc::new` and its like: nobody else knows of it yet.
    None
}

/// The number of the type that the function's `Arc` or `Weak` shares: in `Arc<T>`, or the first of its own, `drop<T, A>`.
fn number(name: &str) -> usize {
    let own = || name.split_once('<');
    let shared = name
        .split_once("Arc<")
        .or_else(|| name.split_once("Weak<"))
        .or_else(own)
        .map_or("", |(_, rest)| inner(rest));
    TYPES.with_borrow_mut(|types| {
        types
            .iter()
            .position(|known| known == shared)
            .unwrap_or_else(|| {
                types.push(shared.to_owned());
                types.len() - 1
            })
    })
}

/// Up to the comma or bracket that ends the first type.
fn inner(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' if depth > 0 => depth -= 1,
            '>' | ',' if depth == 0 => return &text[..at],
            _ => {}
        }
    }
    text
}
