//! What readers call threads and objects.

use crate::engine::object::Identity;
use crate::engine::registry::Person;
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

/// An object is called as the binding, static or field that its constructor initialises. Several of one name are
/// numbered in the order in which they were met.
pub(crate) fn objects(things: &[Identity], source: &str) -> Vec<ObjectName> {
    let lines: Vec<&str> = source.lines().collect();
    let names: Vec<String> = things
        .iter()
        .map(|thing| {
            binding(&lines, thing.site.line as usize).unwrap_or_else(|| thing.kind.to_lowercase())
        })
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
fn binding(lines: &[&str], line: usize) -> Option<String> {
    let before = lines.get(..line)?;
    before.iter().rev().take(5).find_map(|line| {
        let line = line.trim();
        let start = [
            "let ",
            "static ",
            "pub static ",
            "pub(crate) static ",
            "const ",
        ]
        .iter()
        .find_map(|keyword| line.strip_prefix(keyword));
        if let Some(pattern) = start {
            let pattern = pattern.strip_prefix("mut ").unwrap_or(pattern);
            if let Some(tuple) = pattern.strip_prefix('(') {
                let names = tuple.split(')').next()?;
                return Some(names.replace("mut ", "").replace(", ", "/"));
            }
            return word(pattern);
        }
        // `field: Mutex::new(…)` in a struct expression.
        let (name, rest) = line.split_once(": ")?;
        (rest.contains("::") && rest.contains('('))
            .then(|| word(name))
            .flatten()
            .filter(|word| word == name)
    })
}

fn word(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}
