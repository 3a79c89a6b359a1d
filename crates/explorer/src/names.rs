//! What readers call threads and objects.

use crate::engine::object::Identity;
use crate::engine::registry::Person;
use crate::engine::site::Site;
use crate::graph::{ObjectName, ThreadName};
use std::collections::HashMap;

pub(crate) fn threads(people: &[Person]) -> Vec<ThreadName> {
    let name = |(number, person): (usize, &Person)| ThreadName {
        name: person.name.clone().unwrap_or_else(|| format!("t{number}")),
        line: person.line,
        parent: person.parent,
    };
    people.iter().enumerate().map(name).collect()
}

/// An object is called as the binding, static or field that its constructor initialises; one in a tuple as its part. Several
/// of one name are numbered in the order in which they were met.
pub(crate) fn objects(things: &[Identity], source: &str) -> Vec<ObjectName> {
    let lines: Vec<&str> = source.lines().collect();
    let names: Vec<String> = things
        .iter()
        .map(|thing| binding(&lines, thing.site).unwrap_or_else(|| thing.kind.to_lowercase()))
        .collect();
    let mut total: HashMap<(&str, &str), usize> = HashMap::new();
    for (name, thing) in names.iter().zip(things) {
        *total.entry((name, thing.kind)).or_default() += 1;
    }
    let mut so_far: HashMap<(&str, &str), usize> = HashMap::new();
    let mut all = Vec::new();
    for (name, thing) in names.iter().zip(things) {
        let key = (name.as_str(), thing.kind);
        let number = so_far.entry(key).or_default();
        all.push(ObjectName {
            name: if total[&key] > 1 {
                format!("{name}[{number}]")
            } else {
                name.clone()
            },
            kind: thing.kind.to_owned(),
            line: thing.site.line,
        });
        *number += 1;
    }
    all
}

/// A constructor stands on the line of its binding or a few lines after it.
fn binding(lines: &[&str], site: Site) -> Option<String> {
    let last = site.line as usize;
    let first = last.saturating_sub(5);
    lines.get(..last)?;
    let mut starts = (first..last).rev();
    starts.find_map(|start| named(&lines[start..last], site.column))
}

const KEYWORDS: [&str; 5] = [
    "let ",
    "static ",
    "pub static ",
    "pub(crate) static ",
    "const ",
];

/// What these lines, if a binding or a field begins with the first, call what is made at a column of the last.
fn named(lines: &[&str], column: u32) -> Option<String> {
    let line = lines.first()?.trim();
    let mut keywords = KEYWORDS.iter();
    let Some(pattern) = keywords.find_map(|keyword| line.strip_prefix(keyword)) else {
        // `field: Mutex::new(…)` in a struct expression.
        let (name, rest) = line.split_once(": ")?;
        let is_field = rest.contains("::") && rest.contains('(');
        return word(name).filter(|word| is_field && word == name);
    };
    let pattern = pattern.strip_prefix("mut ").unwrap_or(pattern);
    let part = part(lines, column);
    if let Some(tuple) = pattern.strip_prefix('(') {
        let names = tuple.split(')').next()?.replace("mut ", "");
        let one = part.and_then(|part| names.split(", ").nth(part));
        return Some(one.map_or_else(|| names.replace(", ", "/"), str::to_owned));
    }
    let part = part.map_or(String::new(), |part| format!(".{part}"));
    Some(word(pattern)? + &part)
}

/// Which part of a tuple is made at a column of the last of these lines, the first of which has the `=`; of tuples in each
/// other, the outermost counts.
fn part(lines: &[&str], column: u32) -> Option<usize> {
    let (last, before) = lines.split_last()?;
    let here = last
        .char_indices()
        .nth((column as usize).checked_sub(1)?)?
        .0;
    let text = [before.concat().as_str(), &last[..here]].concat();
    let (_, text) = text.split_once('=')?;
    // By bracket that is open: what stands before it, and how many commas are in it.
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut previous = ' ';
    for c in text.chars() {
        match c {
            '(' => open.push((previous, 0)),
            '[' | '{' => open.push((c, 0)),
            ')' | ']' | '}' => drop(open.pop()),
            ',' => open.iter_mut().next_back()?.1 += 1,
            _ => {}
        }
        previous = if c.is_whitespace() { previous } else { c };
    }
    // One behind a name holds the arguments of a call.
    let is_tuple = |(before, _): &&(char, usize)| matches!(before, ' ' | '(' | '=' | ',');
    let (_, part) = open.iter().find(is_tuple)?;
    let is_alone = *part == 0 && !last[here..].contains(',');
    (!is_alone).then_some(*part)
}

fn word(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the objects of `source` that are made where there is a `new`.
    fn names(source: &str) -> Vec<String> {
        let sites = source.lines().enumerate().flat_map(|(number, line)| {
            let news = line
                .match_indices("Mutex::new")
                .chain(line.match_indices("Condvar::new"));
            news.map(move |(at, what)| Identity {
                kind: if what.starts_with('M') {
                    "Mutex"
                } else {
                    "Condvar"
                },
                site: Site {
                    line: number as u32 + 1,
                    column: at as u32 + 1,
                },
            })
        });
        let named = objects(&sites.collect::<Vec<_>>(), source);
        named.into_iter().map(|object| object.name).collect()
    }

    #[test]
    fn what_is_made_in_a_tuple_is_called_as_its_part() {
        for (source, called) in [
            (
                "let (open, bell) = (Mutex::new(false), Condvar::new());",
                &["open", "bell"][..],
            ),
            (
                "let (mut a, b) = (Arc::new(Mutex::new((1, 2))), Mutex::new(3));",
                &["a", "b"],
            ),
            (
                "let pair = Arc::new((Mutex::new(0), Condvar::new()));",
                &["pair.0", "pair.1"],
            ),
            (
                "static DOOR: (Mutex<bool>, Condvar) = (\n    Mutex::new(false),\n    Condvar::new(),\n);",
                &["DOOR.0", "DOOR.1"],
            ),
            ("let till = Arc::new(Mutex::new(0));", &["till"]),
            ("let till = (Mutex::new(0));", &["till"]),
            (
                "let all = [Mutex::new(0), Mutex::new(1)];",
                &["all[0]", "all[1]"],
            ),
            (
                "let (left, right) = made(Mutex::new(0), 1);",
                &["left/right"],
            ),
            ("run(Mutex::new(0), 1);", &["mutex"]),
        ] {
            assert_eq!(names(source), called, "{source}");
        }
    }
}
