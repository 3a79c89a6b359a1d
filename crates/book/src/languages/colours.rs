//! Programs in other languages as HTML, with the classes by which the reader's browser colours Rust.
//!
//! That is done when the book is built: no page loads a grammar for it, and the colours are there with scripts off and in
//! print. It goes by words and signs; what a name stands for takes a compiler.

use super::grammar::{Grammar, Meta};
use crate::html::escape;

/// `text` as HTML, in which what `grammar` knows has its class.
pub fn html(grammar: &Grammar, text: &str) -> String {
    let mut scanner = Scanner {
        grammar,
        text,
        at: 0,
        defines: false,
    };
    let mut out = String::new();
    let mut plain = 0;
    while scanner.at < text.len() {
        let start = scanner.at;
        let Some(class) = scanner.next() else {
            continue;
        };
        out += &escape(&text[plain..start]);
        let token = escape(&text[start..scanner.at]);
        out += &format!("<span class=\"hljs-{class}\">{token}</span>");
        plain = scanner.at;
    }
    out + &escape(&text[plain..])
}

struct Scanner<'a> {
    grammar: &'a Grammar,
    text: &'a str,
    at: usize,
    /// Whether the next word is defined here.
    defines: bool,
}

impl Scanner<'_> {
    /// Goes behind the next token; its class, if it has one.
    fn next(&mut self) -> Option<&'static str> {
        let rest = &self.text[self.at..];
        let begins_with = |start: &&&str| rest.starts_with(**start);
        if let Some(length) = self.meta() {
            self.at += length;
            return Some("meta");
        }
        if self
            .grammar
            .comments
            .iter()
            .any(|start| rest.starts_with(start))
        {
            self.at += rest.find('\n').unwrap_or(rest.len());
            return Some("comment");
        }
        if let Some((open, close)) = self.grammar.long_comments
            && rest.starts_with(open)
        {
            let end = rest[open.len()..].find(close);
            self.at += end.map_or(rest.len(), |end| open.len() + end + close.len());
            return Some("comment");
        }
        if let Some(quote) = self.grammar.quotes.iter().find(begins_with) {
            self.at += string(rest, quote, self.grammar.raw.contains(quote));
            return Some("string");
        }
        let first = rest.chars().next()?;
        if first.is_ascii_digit() {
            self.at += number(rest);
            return Some("number");
        }
        if is_of_word(first) {
            let word = word(rest);
            self.at += word.len();
            return self.class_of(word);
        }
        self.at += first.len_utf8();
        // A method may stand between its keyword and its name, as in Go.
        self.defines &= first.is_whitespace();
        None
    }

    fn class_of(&mut self, word: &str) -> Option<&'static str> {
        let is_defined =
            std::mem::replace(&mut self.defines, self.grammar.defining.contains(&word));
        let classes = [
            (self.grammar.keywords, "keyword"),
            (self.grammar.literals, "literal"),
            (self.grammar.types, "type"),
        ];
        let class = classes.iter().find(|(words, _)| words.contains(&word));
        class
            .map(|(_, class)| *class)
            .or(is_defined.then_some("title"))
    }

    /// How long what is here is, if it says something about the program.
    fn meta(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let line = self.text[..self.at].rsplit('\n').next().unwrap_or_default();
        let is_first = line.trim().is_empty();
        match self.grammar.meta {
            Meta::Line(sign) if is_first && rest.starts_with(sign) => {
                Some(rest.find('\n').unwrap_or(rest.len()))
            }
            Meta::Word(sign) => word_behind(rest, sign),
            Meta::FirstWord(sign) if is_first => word_behind(rest, sign),
            _ => None,
        }
    }
}

/// How long the sign and the word behind it are.
fn word_behind(rest: &str, sign: char) -> Option<usize> {
    let word = word(rest.strip_prefix(sign)?);
    (!word.is_empty()).then(|| sign.len_utf8() + word.len())
}

/// A string up to its other quote; one that has a single line ends with it.
fn string(rest: &str, quote: &str, is_raw: bool) -> usize {
    let has_lines = quote.len() > 1 || quote == "`";
    let mut at = quote.len();
    while let Some(letter) = rest[at..].chars().next() {
        if rest[at..].starts_with(quote) {
            return at + quote.len();
        }
        if letter == '\n' && !has_lines {
            return at;
        }
        at += letter.len_utf8();
        if letter == '\\' && !is_raw {
            at += rest[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    rest.len()
}

/// A number with all that may be in one: `0xff`, `1_000`, `10'000`, `1.5`.
fn number(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_inside = matches!(letter, '.' | '\'')
            && letters
                .peek()
                .is_some_and(|(_, next)| next.is_ascii_alphanumeric());
        if !is_of_word(letter) && !is_inside {
            return at;
        }
    }
    rest.len()
}

fn word(rest: &str) -> &str {
    let end = rest.find(|letter| !is_of_word(letter));
    &rest[..end.unwrap_or(rest.len())]
}

fn is_of_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::{grammar, language};

    /// `text` in the language whose files end so, each coloured word as `class:word`.
    fn coloured(extension: &str, text: &str) -> Vec<String> {
        let language = language::of(extension).unwrap();
        let html = html(grammar::of(language).unwrap(), text);
        let mut spans = html.split("<span class=\"hljs-");
        let mut seen = spans.next().unwrap().to_owned();
        let mut out = Vec::new();
        for span in spans {
            let (class, rest) = span.split_once("\">").unwrap();
            let (token, rest) = rest.split_once("</span>").unwrap();
            let plain = token.replace("&lt;", "<").replace("&gt;", ">");
            out.push(format!("{class}:{}", plain.replace("&quot;", "\"")));
            seen += token;
            seen += rest;
        }
        assert_eq!(seen, escape(text));
        out
    }

    #[test]
    fn each_language_has_its_words() {
        assert_eq!(
            coloured(
                "go",
                "// n\nfunc main() {\n\tgo say(`a\\`, 'b', 0x1F) // int\n\tvar x int = nil\n}"
            ),
            [
                "comment:// n",
                "keyword:func",
                "title:main",
                "keyword:go",
                "string:`a\\`",
                "string:'b'",
                "number:0x1F",
                "comment:// int",
                "keyword:var",
                "type:int",
                "literal:nil"
            ]
        );
        assert_eq!(
            coloured(
                "erl",
                "-module(main).\nmain() -> X = -1, receive {'DOWN', \"a%\\\"\"} -> true end. % receive\n"
            ),
            [
                "meta:-module",
                "number:1",
                "keyword:receive",
                "string:'DOWN'",
                "string:\"a%\\\"\"",
                "literal:true",
                "keyword:end",
                "comment:% receive"
            ]
        );
        assert_eq!(
            coloured(
                "java",
                "@Override public int n() { /* \"a\n */ return 1_000L; }"
            ),
            [
                "meta:@Override",
                "keyword:public",
                "type:int",
                "comment:/* \"a\n */",
                "keyword:return",
                "number:1_000L"
            ]
        );
        assert_eq!(
            coloured(
                "cpp",
                "#include <mutex>\nstruct Till { int cars = 10'000; };\nint main() { return a<b>c; }"
            ),
            [
                "meta:#include <mutex>",
                "keyword:struct",
                "title:Till",
                "type:int",
                "number:10'000",
                "type:int",
                "keyword:return"
            ]
        );
        assert_eq!(
            coloured(
                "js",
                "async function go() { await f(`a\n${b}`); if (x1 !== null) y.of; }"
            ),
            [
                "keyword:async",
                "keyword:function",
                "title:go",
                "keyword:await",
                "string:`a\n${b}`",
                "keyword:if",
                "literal:null",
                "keyword:of"
            ]
        );
        assert_eq!(
            coloured(
                "py",
                "@cached\ndef f(a):\n    \"\"\"a\n'b'\"\"\"\n    return a @ None  # def\n"
            ),
            [
                "meta:@cached",
                "keyword:def",
                "title:f",
                "string:\"\"\"a\n'b'\"\"\"",
                "keyword:return",
                "literal:None",
                "comment:# def"
            ]
        );
    }

    #[test]
    fn what_does_not_end_ends_with_its_line_or_the_program() {
        assert_eq!(coloured("go", "'a\nif"), ["string:'a", "keyword:if"]);
        assert_eq!(coloured("go", "/* a\nif"), ["comment:/* a\nif"]);
        assert_eq!(coloured("py", "\"\"\"é\\"), ["string:\"\"\"é\\"]);
        assert_eq!(coloured("cpp", "1'é2.é"), ["number:1", "string:'é2.é"]);
    }
}
