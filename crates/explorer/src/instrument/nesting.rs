//! What stands where among the brackets of a program, found once for all of its tokens: looked for anew from every token, it
//! would take hours for some programs of a few KB.

use super::scan::Token;

/// By token.
pub(super) struct Nesting {
    /// The bracket that closes the first one that opens here or later; the last token, if none does.
    pub closing: Vec<usize>,
    /// The next `|` in the same brackets.
    pub bar: Vec<Option<usize>>,
    /// The next comma, semicolon or closing bracket at the end of these brackets; the number of tokens, if there is none.
    pub end: Vec<usize>,
    /// As `end`, but no comma.
    pub semicolon: Vec<usize>,
    /// The brace that closes the block; the number of tokens, if none does.
    pub block_end: Vec<usize>,
    /// The next `{` or `;`, in whatever brackets.
    pub body: Vec<Option<usize>>,
    /// The last `(` before.
    pub open_before: Vec<Option<usize>>,
    /// Of a `>`: the `<` that it closes.
    pub angle: Vec<Option<usize>>,
}

/// One pair of brackets, as it is read from its end.
#[derive(Clone, Copy)]
struct Level {
    close: usize,
    bar: Option<usize>,
    end: usize,
    semicolon: usize,
}

impl Level {
    fn closed_by(close: usize) -> Self {
        Self {
            close,
            bar: None,
            end: close,
            semicolon: close,
        }
    }
}

impl Nesting {
    pub(super) fn of(source: &str, tokens: &[Token]) -> Self {
        let count = tokens.len();
        let mut nesting = Self {
            closing: vec![count.saturating_sub(1); count],
            bar: vec![None; count],
            end: vec![count; count],
            semicolon: vec![count; count],
            block_end: vec![count; count],
            body: vec![None; count],
            open_before: vec![None; count],
            angle: vec![None; count],
        };
        let text = |index: usize| &source[tokens[index].start..tokens[index].end];
        nesting.read_backwards(count, text);
        nesting.read_forwards(count, text);
        nesting
    }

    fn read_backwards<'a>(&mut self, count: usize, text: impl Fn(usize) -> &'a str) {
        let mut levels: Vec<Level> = Vec::new();
        let mut outermost = Level::closed_by(count);
        let mut blocks: Vec<usize> = Vec::new();
        let mut closing = count.saturating_sub(1);
        let mut body = None;
        for index in (0..count).rev() {
            if matches!(text(index), "{" | ";") {
                body = Some(index);
            }
            match text(index) {
                close @ (")" | "]" | "}") => {
                    levels.push(Level::closed_by(index));
                    if close == "}" {
                        blocks.push(index);
                    }
                }
                open @ ("(" | "[" | "{") => {
                    closing = match levels.pop() {
                        Some(level) => level.close,
                        None => {
                            outermost = Level::closed_by(count);
                            count - 1
                        }
                    };
                    if open == "{" {
                        blocks.pop();
                    }
                }
                sign => {
                    let level = levels.last_mut().unwrap_or(&mut outermost);
                    match sign {
                        "," => level.end = index,
                        ";" => (level.end, level.semicolon) = (index, index),
                        "|" => {
                            self.bar[index] = level.bar;
                            level.bar = Some(index);
                        }
                        _ => {}
                    }
                }
            }
            let level = levels.last().unwrap_or(&outermost);
            self.closing[index] = closing;
            self.body[index] = body;
            self.end[index] = level.end;
            self.semicolon[index] = level.semicolon;
            self.block_end[index] = blocks.last().copied().unwrap_or(count);
        }
    }

    fn read_forwards<'a>(&mut self, count: usize, text: impl Fn(usize) -> &'a str) {
        let mut open = None;
        let mut angles = Vec::new();
        for index in 0..count {
            self.open_before[index] = open;
            match text(index) {
                "(" => open = Some(index),
                "<" => angles.push(index),
                // An arrow closes nothing.
                ">" if index == 0 || !matches!(text(index - 1), "-" | "=") => {
                    self.angle[index] = angles.pop();
                }
                _ => {}
            }
        }
    }
}
