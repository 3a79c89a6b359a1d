//! JSON, as much of it as a graph needs: this crate is linked to every explored program, and has to link fast.

use std::fmt::{self, Write as _};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Bool(bool),
    /// A graph has whole numbers only. What may exceed 2^53 is text.
    Number(i64),
    Text(String),
    List(Vec<Value>),
    /// In the order they are written.
    Map(Vec<(String, Value)>),
}

pub(crate) fn text(text: impl AsRef<str>) -> Value {
    Value::Text(text.as_ref().to_owned())
}

pub(crate) fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::List(values.into_iter().collect())
}

pub(crate) fn map<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Map(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// So many lists and maps in each other are read, as many as serde_json reads: who forges a graph must not overflow the
/// stack of whoever reads it.
const DEEPEST: usize = 128;

impl Value {
    /// # Errors
    /// A sentence about what is not JSON, and where; or that it is nested too deeply.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader {
            text,
            at: 0,
            depth: 0,
        };
        let value = reader.value()?;
        reader.space();
        if reader.at < text.len() {
            Err(reader.wrong("its end"))
        } else {
            Ok(value)
        }
    }

    pub fn get(&self, name: &str) -> &Self {
        let Self::Map(fields) = self else {
            return &Self::Null;
        };
        fields
            .iter()
            .find(|(field, _)| field == name)
            .map_or(&Self::Null, |(_, value)| value)
    }

    pub fn items(&self) -> &[Self] {
        if let Self::List(values) = self {
            values
        } else {
            &[]
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    pub fn as_number(&self) -> Option<i64> {
        if let Self::Number(number) = self {
            Some(*number)
        } else {
            None
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write_text(text, f),
            Self::List(values) => {
                f.write_char('[')?;
                for (index, value) in values.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    write!(f, "{comma}{value}")?;
                }
                f.write_char(']')
            }
            Self::Map(fields) => {
                f.write_char('{')?;
                for (index, (name, value)) in fields.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    write_text(name, f)?;
                    write!(f, ":{value}")?;
                }
                f.write_char('}')
            }
        }
    }
}

fn write_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            c if (c as u32) < 0x20 => write!(f, "\\u{:04x}", c as u32)?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Lists and maps that are open.
    depth: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn wrong(&self, expected: &str) -> String {
        format!(
            "this is not a graph: at byte {} there should be {expected}",
            self.at
        )
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
    }

    fn eat(&mut self, word: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn value(&mut self) -> Result<Value, String> {
        for (word, value) in [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ] {
            if self.eat(word) {
                return Ok(value);
            }
        }
        if self.eat("[") {
            self.descend()?;
            let mut values = Vec::new();
            while !self.eat("]") {
                if !values.is_empty() && !self.eat(",") {
                    return Err(self.wrong("a comma"));
                }
                values.push(self.value()?);
            }
            self.depth -= 1;
            return Ok(Value::List(values));
        }
        if self.eat("{") {
            self.descend()?;
            let mut fields = Vec::new();
            while !self.eat("}") {
                if !fields.is_empty() && !self.eat(",") {
                    return Err(self.wrong("a comma"));
                }
                let name = self.string()?;
                if !self.eat(":") {
                    return Err(self.wrong("a colon"));
                }
                fields.push((name, self.value()?));
            }
            self.depth -= 1;
            return Ok(Value::Map(fields));
        }
        if self.rest().starts_with('"') {
            return self.string().map(Value::Text);
        }
        let end = self
            .rest()
            .find(|c: char| c != '-' && !c.is_ascii_digit())
            .unwrap_or(self.rest().len());
        let number = self.rest()[..end]
            .parse()
            .map_err(|_| self.wrong("a value"))?;
        self.at += end;
        Ok(Value::Number(number))
    }

    fn descend(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("less nesting"));
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, String> {
        if !self.eat("\"") {
            return Err(self.wrong("a quotation mark"));
        }
        let mut text = String::new();
        loop {
            let mut chars = self.rest().chars();
            let c = chars.next().ok_or_else(|| self.wrong("a quotation mark"))?;
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(text),
                '\\' => text.push(self.escape()?),
                c => text.push(c),
            }
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        let c = self
            .rest()
            .chars()
            .next()
            .ok_or_else(|| self.wrong("an escape"))?;
        self.at += c.len_utf8();
        Ok(match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let digits = self
                    .rest()
                    .get(..4)
                    .ok_or_else(|| self.wrong("four digits"))?;
                let code =
                    u32::from_str_radix(digits, 16).map_err(|_| self.wrong("four digits"))?;
                self.at += 4;
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            c => c,
        })
    }
}
