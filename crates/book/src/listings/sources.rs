//! The source files of a listing, and the one program that is made of them.
//!
//! Most listings are a file. One of several has a folder: `main.rs`, and beside it a file for each module that `main.rs`
//! declares.

use crate::listings::folders::MAIN;
use crate::listings::modules::{self, File};
use crate::problem::{Problem, did_you_mean};
use std::path::{Path, PathBuf};

/// The files of a listing, `main.rs` first.
#[derive(Debug, Clone)]
pub struct Sources {
    pub files: Vec<File>,
    /// Of the program that is made of the files, in which nothing is left out.
    pub lines: Vec<String>,
}

/// Lines of one file.
#[derive(Debug, Clone)]
pub struct Shown<'a> {
    pub file: &'a File,
    /// Where they are in the program, counted from 0.
    pub lines: Vec<usize>,
}

impl Sources {
    /// Makes a program of the texts of files: paths relative to the book's root, that of `main.rs` first.
    ///
    /// # Errors
    /// What is wrong with the anchors of a file, a module without a file, and a file that is no module.
    pub fn parse(texts: &[(PathBuf, String)]) -> Result<Sources, Vec<Problem>> {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for (index, (path, text)) in texts.iter().enumerate() {
            match File::parse(path, text, index == 0) {
                Ok(file) => files.push(file),
                Err(wrong) => problems.extend(wrong),
            }
        }
        if problems.is_empty() {
            problems = modules::mistakes(&files);
        }
        match problems.is_empty() {
            true => Ok(Sources {
                lines: modules::join(&mut files),
                files,
            }),
            false => Err(problems),
        }
    }

    /// The whole program, as a page has it and a reader copies it.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    pub fn is_one_file(&self) -> bool {
        self.files.len() == 1
    }

    /// The lines that `part` names: an anchor, a file, or a file, a colon and an anchor; without it, those of `main.rs`.
    ///
    /// # Errors
    /// One sentence when there is no such file or anchor.
    pub fn shown(&self, part: Option<&str>) -> Result<Shown<'_>, String> {
        let (file, anchor) = match part {
            Some(part) if part.contains(".rs:") => {
                let (file, anchor) = part.split_once(':').unwrap_or((part, ""));
                (file, Some(anchor))
            }
            Some(file) if file.ends_with(".rs") => (file, None),
            anchor => (MAIN, anchor),
        };
        let file = self.file(file)?;
        let lines = file.source.shown(anchor).ok_or_else(|| {
            let anchor = anchor.unwrap_or_default();
            let known = file.source.parts.keys().map(String::as_str);
            let hint = did_you_mean(anchor, known);
            format!("no anchor `{anchor}` in {}{hint}", file.path.display())
        })?;
        Ok(Shown {
            file,
            lines: file.at[lines].to_vec(),
        })
    }

    /// # Errors
    /// One sentence when there is no file of that name.
    pub fn file(&self, name: &str) -> Result<&File, String> {
        let found = self.files.iter().find(|file| file.name == name);
        found.ok_or_else(|| {
            let known = self.files.iter().map(|file| file.name.as_str());
            let hint = did_you_mean(name, known);
            let place = match self.is_one_file() {
                true => format!("{} is all of this listing", self.files[0].path.display()),
                false => {
                    let folder = self.files[0].path.parent().unwrap_or(Path::new(""));
                    format!("no file `{name}` in {}", folder.display())
                }
            };
            format!("{place}{hint}")
        })
    }

    /// The line of a file's text that is this line of the file; both are counted from 1.
    pub fn line_of(&self, file: &str, line: usize) -> usize {
        self.file(file)
            .map_or(line, |file| file.source.line_of(line))
    }

    /// What a run of the files says on standard error, as a run of the program would say it: `panicked at src/queue.rs:3:5`
    /// names a line of the program.
    pub fn as_of_program(&self, stderr: &str) -> String {
        const AT: &str = " panicked at src/";
        let renamed = |line: &str| {
            let (thread, place) = line.split_once(AT)?;
            let (name, position) = place.split_once(':')?;
            let (number, column) = position.split_once(':')?;
            let file = self.file(name).ok()?;
            let in_text = file.source.line_of(number.parse().ok()?);
            let line = file.at.get(in_text.checked_sub(1)?)? + 1;
            Some(format!("{thread}{AT}{MAIN}:{line}:{column}"))
        };
        let lines = stderr.lines();
        lines
            .flat_map(|line| {
                [
                    renamed(line).unwrap_or_else(|| line.to_owned()),
                    "\n".to_owned(),
                ]
            })
            .collect()
    }

    /// What may be shown by itself, as `{{#listing …:part}}` calls it: the anchors of all files.
    pub fn anchors(&self) -> impl Iterator<Item = (&File, String)> {
        self.files.iter().flat_map(|file| {
            let anchors = file.source.parts.keys();
            anchors.map(move |anchor| match file.name.as_str() {
                MAIN => (file, anchor.clone()),
                name => (file, format!("{name}:{anchor}")),
            })
        })
    }

    /// How many tests of its own the program has.
    pub fn tests(&self) -> usize {
        let lines = self.lines.iter();
        lines.filter(|line| line.trim() == "#[test]").count()
    }
}

impl Shown<'_> {
    /// The text of the lines.
    pub fn text<'a>(&self, sources: &'a Sources) -> Vec<&'a str> {
        let lines = self.lines.iter();
        lines.map(|line| sources.lines[*line].as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listings::modules::SWITCHED_OFF;

    fn parse(files: &[(&str, &str)]) -> Result<Sources, Vec<String>> {
        let texts: Vec<(PathBuf, String)> = files
            .iter()
            .map(|(path, text)| (path.into(), (*text).to_owned()))
            .collect();
        Sources::parse(&texts).map_err(|problems| problems.iter().map(Problem::to_string).collect())
    }

    const MAIN_RS: &str = "#[cfg(test)]\nmod tests;\npub mod queue;\n\nfn main() {}\n";

    #[test]
    fn modules_are_put_below_main() {
        let sources = parse(&[
            ("step/main.rs", MAIN_RS),
            (
                "step/queue.rs",
                "// ANCHOR: q\npub struct Queue;\n// ANCHOR_END: q\n",
            ),
            ("step/tests.rs", "#[test]\nfn works() {}\n"),
        ])
        .unwrap();
        assert_eq!(
            sources.text(),
            format!(
                "#[cfg(test)]\n{SWITCHED_OFF}\nmod tests;\n{SWITCHED_OFF}\npub mod queue;\n\nfn main() {{}}\n\n\
                 #[cfg(test)]\nmod tests {{\n#[test]\nfn works() {{}}\n}} // tests.rs\n\n\
                 pub mod queue {{\npub struct Queue;\n}} // queue.rs\n"
            )
        );
        let shown = |part| {
            sources
                .shown(part)
                .map(|shown| shown.text(&sources).join("\n"))
        };
        assert_eq!(shown(None).unwrap() + "\n", MAIN_RS);
        assert_eq!(shown(Some("queue.rs")).unwrap(), "pub struct Queue;");
        assert_eq!(shown(Some("queue.rs:q")).unwrap(), "pub struct Queue;");
        assert_eq!(
            shown(Some("quue.rs")).unwrap_err(),
            "no file `quue.rs` in step; did you mean `queue.rs`?"
        );
        assert_eq!(
            shown(Some("queue.rs:r")).unwrap_err(),
            "no anchor `r` in step/queue.rs; did you mean `q`?"
        );
        assert_eq!(sources.tests(), 1);
        let stderr = "one\nthread 'a' panicked at src/queue.rs:2:5:\nthread 'b' panicked at src/main.rs:5:1:\n";
        assert_eq!(
            sources.as_of_program(stderr),
            "one\nthread 'a' panicked at src/main.rs:16:5:\nthread 'b' panicked at src/main.rs:7:1:\n"
        );
    }

    #[test]
    fn files_and_declarations_fit() {
        let problems = parse(&[
            (
                "step/main.rs",
                "// ANCHOR: a\n// ANCHOR_END: a\nmod gone;\n",
            ),
            ("step/queue.rs", "mod deeper;\n"),
        ]);
        assert_eq!(
            problems.unwrap_err(),
            [
                "step/main.rs:3: there is no gone.rs beside it",
                "step/queue.rs: main.rs does not declare it: `mod queue;`",
                "step/queue.rs:1: declares `deeper`, and only main.rs may declare modules",
            ]
        );
    }

    #[test]
    fn a_single_file_is_the_program() {
        let sources = parse(&[("bin/one.rs", "fn main() {}\n")]).unwrap();
        assert_eq!(sources.text(), "fn main() {}\n");
        assert_eq!(
            sources.shown(Some("queue.rs")).unwrap_err(),
            "bin/one.rs is all of this listing"
        );
    }
}
