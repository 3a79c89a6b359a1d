//! What a program names, by its tokens: comments and strings say nothing.
//!
//! A reader's program may be anything, nested as deep as it is long, so nothing here calls itself.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree, token_stream::IntoIter};
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::ops::Range;

/// Words of a path that are read: no path that is meant has more.
const LONGEST: usize = 64;

/// A program, as far as checks look into it.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The words that stand anywhere outside of `use` declarations.
    used: BTreeSet<String>,
    /// Those of `use` declarations: by the name that each brings into the program, the words of its path.
    imported: BTreeMap<String, BTreeSet<String>>,
    /// Those that are in no module, block or macro.
    pub functions: Vec<Function>,
    /// All its words and signs, in order.
    pub tokens: Vec<String>,
}

#[derive(Debug)]
pub struct Function {
    pub name: String,
    /// Whether `#[test]` stands above it.
    pub is_test: bool,
    /// Whether it takes and returns nothing.
    is_plain: bool,
    /// Where its name stands, in bytes.
    at: Range<usize>,
}

impl Parsed {
    /// Reads a program; none, if its quotes or brackets do not fit.
    pub fn of(text: &str) -> Option<Parsed> {
        const BYTE_ORDER_MARK: char = '\u{feff}';
        let before = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
        let tokens: TokenStream = text[before..].parse().ok()?;
        let mut parsed = Parsed::default();
        parsed.find_functions(tokens.clone(), before);
        let mut open = vec![tokens.into_iter().peekable()];
        while let Some(tokens) = open.last_mut() {
            match tokens.next() {
                None => drop(open.pop()),
                Some(TokenTree::Group(group)) => {
                    parsed.tokens.push(opening(&group).to_owned());
                    open.push(group.stream().into_iter().peekable());
                }
                Some(TokenTree::Ident(word)) if word == "use" && !is_capture(tokens) => {
                    parsed.tokens.push("use".to_owned());
                    parsed.import(tokens);
                }
                Some(token) => {
                    parsed.tokens.push(token.to_string());
                    if let TokenTree::Ident(word) = token {
                        parsed.used.insert(word.to_string());
                    }
                }
            }
        }
        // What is dropped inside out takes no stack.
        proc_macro2::extra::invalidate_current_thread_spans();
        Some(parsed)
    }

    /// Where the name of its `main` stands, in bytes.
    pub fn main(&self) -> Option<Range<usize>> {
        self.function("main").map(|main| main.at.clone())
    }

    /// Whether it has a `main` that returns nothing.
    pub fn has_plain_main(&self) -> bool {
        self.function("main").is_some_and(|main| main.is_plain)
    }

    fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|function| function.name == name)
    }

    /// Whether the program does something with what is called `word`, under whatever name.
    pub fn uses(&self, word: &str) -> bool {
        let by_name = |(name, words): (&String, &BTreeSet<String>)| {
            words.contains(word) && self.used.contains(name)
        };
        self.used.contains(word) || self.imported.iter().any(by_name)
    }

    /// Whether the program names `word` anywhere, be it in a `use` declaration only.
    pub fn names(&self, word: &str) -> bool {
        self.used.contains(word) || self.imported.values().any(|words| words.contains(word))
    }

    fn find_functions(&mut self, tokens: TokenStream, before: usize) {
        let mut is_test = false;
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                    is_test |= group.stream().to_string() == "test";
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => is_test = false,
                TokenTree::Ident(word) if word == "fn" => {
                    if let Some(TokenTree::Ident(name)) = tokens.next() {
                        let at = name.span().byte_range();
                        let is_empty = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.stream().is_empty());
                        let takes_nothing = tokens.next_if(is_empty).is_some();
                        let is_body = matches!(
                            tokens.peek(),
                            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace
                        );
                        self.functions.push(Function {
                            name: name.to_string(),
                            is_test,
                            is_plain: takes_nothing && is_body,
                            at: at.start + before..at.end + before,
                        });
                    }
                }
                _ => {}
            }
        }
    }

    /// Reads a `use` declaration, whose first word is read, up to its semicolon.
    fn import(&mut self, tokens: &mut Peekable<IntoIter>) {
        // Of each brace that is open, the rest behind it and the path before it.
        let mut open: Vec<(IntoIter, Vec<String>)> = Vec::new();
        let mut path: Vec<String> = Vec::new();
        let mut inside = None::<IntoIter>;
        loop {
            let next = inside
                .as_mut()
                .map_or_else(|| tokens.next(), Iterator::next);
            let base = open.last().map_or(0, |(_, path)| path.len());
            match next {
                Some(TokenTree::Ident(word)) if path.len() < LONGEST => path.push(word.to_string()),
                Some(TokenTree::Group(group)) => {
                    let rest = inside.replace(group.stream().into_iter());
                    open.push((
                        rest.unwrap_or_else(|| TokenStream::new().into_iter()),
                        path.clone(),
                    ));
                }
                Some(TokenTree::Punct(sign)) if matches!(sign.as_char(), ',' | ';') => {
                    self.leaf(&path, base);
                    path.truncate(base);
                    if sign.as_char() == ';' {
                        return;
                    }
                }
                Some(_) => {}
                None => {
                    self.leaf(&path, base);
                    let Some((rest, above)) = open.pop() else {
                        return;
                    };
                    inside = (!open.is_empty()).then_some(rest);
                    path = above;
                    path.truncate(open.last().map_or(0, |(_, path)| path.len()));
                }
            }
        }
    }

    /// One name that is brought in, by the words of its path; the first `base` of them stand before a brace.
    fn leaf(&mut self, path: &[String], base: usize) {
        self.tokens.extend(path[base..].iter().cloned());
        let Some(name) = path.last().filter(|_| path.len() > base) else {
            return;
        };
        let words = path.iter().filter(|word| *word != "as").cloned();
        self.imported.entry(name.clone()).or_default().extend(words);
    }
}

/// Whether a `use` that was just read is that of `impl Trait + use<'a>`.
fn is_capture(tokens: &mut Peekable<IntoIter>) -> bool {
    matches!(tokens.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '<')
}

fn opening(group: &Group) -> &'static str {
    match group.delimiter() {
        Delimiter::Parenthesis => "(",
        Delimiter::Brace => "{",
        Delimiter::Bracket => "[",
        Delimiter::None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_longer_words_say_nothing() {
        let text = "// a Mutex\nfn main() { let s = \"Mutex\"; let MutexLike = s; /* lock */ }\n";
        let parsed = Parsed::of(text).unwrap();
        assert!(!parsed.names("Mutex") && !parsed.uses("lock"));
        assert_eq!(parsed.main(), Some(14..18));
    }

    #[test]
    fn an_import_is_used_where_the_name_stands_that_it_brings() {
        let unused = Parsed::of("use std::sync::Mutex;\nfn main() {}\n").unwrap();
        assert!(unused.names("Mutex") && !unused.uses("Mutex"));
        let renamed =
            Parsed::of("use std::{sync::{Mutex as M, Arc}, thread};\nfn main() { M::new(1); thread::park(); }\n").unwrap();
        assert!(renamed.uses("Mutex") && !renamed.uses("Arc") && renamed.names("Arc"));
        assert!(renamed.uses("thread") && renamed.uses("park"));
        let path = Parsed::of("fn main() { std::sync::Mutex::new(1); }\n").unwrap();
        assert!(path.uses("Mutex"));
    }

    #[test]
    fn what_follows_an_import_is_read_as_well() {
        let text = "use std::{a::{b, c}, d};\nuse e::f;\nfn main() { g() }\n";
        let parsed = Parsed::of(text).unwrap();
        for word in ["a", "b", "c", "d", "e", "f"] {
            assert!(parsed.names(word), "{word}");
            assert!(!parsed.uses(word), "{word}");
        }
        assert!(parsed.uses("g"));
        let captures = Parsed::of("fn f() -> impl Sized + use<> { 1 }\nfn main() {}").unwrap();
        assert!(captures.has_plain_main());
        let returns = Parsed::of("fn main() -> Result<(), ()> { Ok(()) }").unwrap();
        assert!(returns.main().is_some() && !returns.has_plain_main());
    }

    #[test]
    fn macros_methods_and_keywords_are_words() {
        let text = "fn main() { println!(\"{}\", x.lock().y); unsafe { loop {} } }\n";
        let parsed = Parsed::of(text).unwrap();
        for word in ["lock", "println", "unsafe", "loop"] {
            assert!(parsed.uses(word), "{word}");
        }
        assert!(!parsed.uses("while"));
    }

    #[test]
    fn tests_are_told_from_other_functions() {
        let text = "#[test]\nfn one() {}\npub fn two() {}\nmod m { fn three() {} }\n#[test] #[ignore]\nfn four() {}\n";
        let functions = Parsed::of(text).unwrap().functions;
        let found: Vec<(&str, bool)> = functions
            .iter()
            .map(|function| (function.name.as_str(), function.is_test))
            .collect();
        assert_eq!(found, [("one", true), ("two", false), ("four", true)]);
    }

    #[test]
    fn what_is_no_rust_is_not_read() {
        assert!(Parsed::of("fn main( {").is_none());
    }

    /// As long as a request may be.
    #[test]
    fn nothing_is_nested_too_deep() {
        for (open, close) in [("(", ")"), ("{", "}"), ("use {", "}"), ("use a {", "}")] {
            let deep = open.repeat(8_000) + &close.repeat(8_000);
            Parsed::of(&deep).unwrap();
        }
        Parsed::of(&"use a;".repeat(10_000)).unwrap();
        Parsed::of(&format!("use a{};", "::a".repeat(20_000))).unwrap();
    }
}
