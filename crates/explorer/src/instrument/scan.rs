//! Splits Rust source into words and signs, and leaves out what is in comments and literals.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A literal, or a lifetime.
    Literal,
    /// One character.
    Sign,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

pub(super) fn scan(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = shebang(source);
    while at < source.len() {
        let rest = &source[at..];
        let c = rest.chars().next().expect("there is a rest");
        let (kind, length) = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if rest.starts_with("//") || rest.starts_with("/*") {
            at += comment(rest);
            continue;
        } else if let Some(length) = literal(rest) {
            (Kind::Literal, length)
        } else if is_word(c) {
            (Kind::Word, rest.find(|c| !is_word(c)).unwrap_or(rest.len()))
        } else {
            (Kind::Sign, c.len_utf8())
        };
        tokens.push(Token {
            kind,
            start: at,
            end: at + length,
        });
        at += length;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a first line for the system, which is not Rust.
fn shebang(source: &str) -> usize {
    let is = source.starts_with("#!") && !source[2..].trim_start().starts_with('[');
    if is {
        source.find('\n').unwrap_or(source.len())
    } else {
        0
    }
}

/// The length of the comment that `text` starts with.
fn comment(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of the literal or lifetime that `text` starts with.
fn literal(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.starts_with('"')
                || prefix.ends_with('r')
                    && rest.trim_start_matches('#').starts_with('"')
                    && rest.starts_with('#')
                || *prefix == "b" && rest.starts_with('\'')
        })
    });
    if let Some(prefix) = prefix {
        let rest = &text[prefix.len()..];
        if prefix.ends_with('r') {
            let hashes = rest.len() - rest.trim_start_matches('#').len();
            let end = format!("\"{}", "#".repeat(hashes));
            let body = hashes + 1;
            let length = rest[body..]
                .find(&end)
                .map_or(rest.len(), |at| body + at + end.len());
            return Some(prefix.len() + length);
        }
        return Some(prefix.len() + quoted(rest));
    }
    let rest = text.strip_prefix('\'')?;
    let mut chars = rest.chars();
    let (first, second) = (chars.next()?, chars.next());
    if first == '\\' || second == Some('\'') {
        return Some(quoted(text));
    }
    // A lifetime or a label.
    Some(1 + rest.find(|c| !is_word(c)).unwrap_or(rest.len()))
}

/// The length of what is between two of the quotation mark that `text` starts with.
fn quoted(text: &str) -> usize {
    let mark = text.chars().next().expect("it starts with a mark");
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Where, among spaces and comments, the documentation of the next item starts.
pub(super) fn first_outer_doc(space: &str) -> Option<usize> {
    let mut at = shebang(space);
    while at < space.len() {
        let rest = &space[at..];
        let line = rest.starts_with("///") && !rest.starts_with("////");
        let block =
            rest.starts_with("/**") && !rest.starts_with("/***") && !rest.starts_with("/**/");
        if line || block {
            return Some(at);
        }
        at += if rest.starts_with('/') {
            comment(rest)
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
    }
    None
}
