//! The programs of a quiz: files of its folder, and what changes of lines make of them.

use super::ask::Program;
use super::manifest::{Answer, Replacement};
use crate::readable;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of a quiz, of which each program is used.
pub struct Folder<'a> {
    root: &'a Path,
    /// Relative to the root.
    path: PathBuf,
    /// The files, by the names of their programs, and whether a question has asked for them.
    used: BTreeMap<String, bool>,
}

impl<'a> Folder<'a> {
    /// That of the quiz in the file `manifest`; empty, if there is none.
    pub fn of(root: &'a Path, manifest: &Path) -> Folder<'a> {
        let path = manifest.with_extension("");
        let entries = std::fs::read_dir(root.join(&path)).into_iter().flatten();
        let names = entries.flatten().map(|entry| entry.file_name());
        let used = names
            .map(|name| {
                let name = name.to_string_lossy();
                (name.strip_suffix(".rs").unwrap_or(&name).to_owned(), false)
            })
            .collect();
        Folder { root, path, used }
    }

    /// # Errors
    /// One sentence, when there is no such program, or it can't be read.
    pub fn program(&mut self, name: &str) -> Result<Program, String> {
        let path = self.path.join(format!("{name}.rs"));
        let Some(used) = self.used.get_mut(name) else {
            return Err(format!("there is no {}", path.display()));
        };
        *used = true;
        let text = readable::read_to_string(&self.root.join(&path))
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        Ok(Program {
            name: name.to_owned(),
            path,
            text,
        })
    }

    /// What nobody has asked for, relative to the root.
    pub fn unused(&self) -> impl Iterator<Item = PathBuf> {
        let unused = self.used.iter().filter(|(_, used)| !**used);
        unused.map(|(name, _)| {
            let file = self.path.join(format!("{name}.rs"));
            match self.root.join(&file).exists() {
                true => file,
                false => self.path.join(name),
            }
        })
    }
}

/// What the change `answer` makes of `program`; `number` tells it from others.
///
/// # Errors
/// One sentence, when it changes lines that are not there, or nothing.
pub fn changed(
    folder: &mut Folder<'_>,
    program: &Program,
    answer: &Answer,
    number: usize,
) -> Result<Program, String> {
    let changed = match (&answer.program, &answer.replace[..]) {
        (Some(name), []) => folder.program(name)?,
        (None, [_, ..]) => Program {
            name: format!("{}, change {number}", program.name),
            path: program.path.clone(),
            text: replaced(&program.text, &answer.replace)?,
        },
        _ => return Err("a change has a `program`, or lines to `replace`".to_owned()),
    };
    match changed.text == program.text {
        true => Err("a change leaves the program as it is".to_owned()),
        false => Ok(changed),
    }
}

fn replaced(text: &str, replacements: &[Replacement]) -> Result<String, String> {
    let mut ordered: Vec<&Replacement> = replacements.iter().collect();
    ordered.sort_by_key(|replacement| replacement.line);
    let lines: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    let mut at = 0;
    for Replacement {
        line,
        lines: n,
        with,
    } in ordered
    {
        let from = line.checked_sub(1).filter(|from| *from >= at);
        let from = from.ok_or("changes overlap, or are of line 0; lines count from 1")?;
        if from + n > lines.len() {
            return Err(format!(
                "replaces line {}, and the program has {}",
                from + n,
                lines.len()
            ));
        }
        out.extend(&lines[at..from]);
        out.extend(with.lines());
        at = from + n;
    }
    out.extend(&lines[at..]);
    Ok(out.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "one\ntwo\nthree\n";

    fn change(line: usize, lines: usize, with: &str) -> Replacement {
        let with = with.to_owned();
        Replacement { line, lines, with }
    }

    #[test]
    fn lines_are_replaced_put_in_and_removed() {
        let cases = [
            (vec![change(2, 1, "2\n2½")], "one\n2\n2½\nthree\n"),
            (vec![change(2, 0, "1½")], "one\n1½\ntwo\nthree\n"),
            (vec![change(2, 2, "")], "one\n"),
            (vec![change(3, 1, "3"), change(1, 1, "1")], "1\ntwo\n3\n"),
            (
                vec![change(3, 1, "a"), change(4, 0, "b")],
                "one\ntwo\na\nb\n",
            ),
        ];
        for (changes, expected) in cases {
            assert_eq!(replaced(TEXT, &changes).unwrap(), expected);
        }
    }

    #[test]
    fn lines_that_are_not_there_are_told() {
        let error = |changes: &[Replacement]| replaced(TEXT, changes).unwrap_err();
        assert_eq!(
            error(&[change(4, 1, "")]),
            "replaces line 4, and the program has 3"
        );
        assert!(error(&[change(0, 1, "")]).starts_with("changes overlap"));
        assert!(error(&[change(1, 2, ""), change(2, 1, "")]).starts_with("changes overlap"));
    }
}
