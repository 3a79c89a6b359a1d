//! From rustc's columns to those of editors.

/// The lines of a program, as their columns are counted. Looked up at once, however long a line is: a compiler may have a
/// thousand things to say of one.
pub struct Columns(Vec<Line>);

enum Line {
    /// Its length. Characters and UTF-16 units are the same.
    Ascii(usize),
    /// By character: how many UTF-16 units stand before it; the last is their number in all.
    Other(Vec<u32>),
}

impl Columns {
    pub fn of(code: &str) -> Self {
        Self(code.split('\n').map(Line::of).collect())
    }

    /// rustc counts characters, editors count UTF-16 units; both from 1, as lines are.
    pub fn in_editor(&self, line: usize, column: usize) -> usize {
        let before = column.saturating_sub(1);
        let line = line.checked_sub(1).and_then(|line| self.0.get(line));
        // A column behind the end, such as that of a missing bracket, stays behind it.
        let (units, missing) = match line {
            Some(Line::Other(units)) => {
                let end = before.min(units.len() - 1);
                (units[end] as usize, before - end)
            }
            Some(Line::Ascii(length)) => {
                let end = before.min(*length);
                (end, before - end)
            }
            None => (0, before),
        };
        units.saturating_add(missing).saturating_add(1)
    }
}

impl Line {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii(text.len());
        }
        let mut units = vec![0];
        let mut count = 0;
        units.extend(text.chars().map(|c| {
            count += c.len_utf16() as u32;
            count
        }));
        Self::Other(units)
    }
}
