//! The files of a listing as modules of one program.
//!
//! Whoever runs, explores or checks a program takes one text, so modules are put below `main.rs`, in braces. The line
//! `mod queue;` stays where it is, switched off by a line that no page shows: every shown line is one of its file.

use crate::listings::folders::MAIN;
use crate::listings::source::Source;
use crate::problem::{Place, Problem};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Before a declaration whose module follows below.
pub const SWITCHED_OFF: &str = "#[cfg(any())] // its file is joined to this one, below";

/// A file of a listing.
#[derive(Debug, Clone)]
pub struct File {
    /// `queue.rs`; always `main.rs` where there is only one.
    pub name: String,
    /// Relative to the book's root.
    pub path: PathBuf,
    pub source: Source,
    /// Where in the program each of its lines is, counted from 0.
    pub at: Vec<usize>,
}

impl File {
    /// Reads the `text` of the file at `path`, the first of its listing or not.
    ///
    /// # Errors
    /// What is wrong with its anchors.
    pub fn parse(path: &Path, text: &str, is_first: bool) -> Result<File, Vec<Problem>> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(File {
            name: match is_first {
                true => MAIN.to_owned(),
                false => name.into_owned(),
            },
            path: path.to_owned(),
            source: Source::parse(path, text)?,
            at: Vec::new(),
        })
    }
}

/// The lines of one program of `files`: each module in braces below `main.rs`, in the order in which that declares them. Each
/// file is told where its lines are.
pub fn join(files: &mut [File]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut modules: Vec<(usize, Vec<String>)> = Vec::new();
    let names: BTreeMap<String, usize> = files
        .iter()
        .enumerate()
        .skip(1)
        .map(|(index, file)| (file.name.clone(), index))
        .collect();
    let main = files[0].source.lines.clone();
    for (index, line) in main.iter().enumerate() {
        let declared = declared(line).and_then(|module| names.get(&format!("{module}.rs")));
        if let Some(file) = declared {
            lines.push(SWITCHED_OFF.to_owned());
            modules.push((*file, opening(&main[..=index])));
        }
        files[0].at.push(lines.len());
        lines.push(line.clone());
    }
    for (index, opening) in modules {
        lines.push(String::new());
        lines.extend(opening);
        let file = &mut files[index];
        file.at = (lines.len()..lines.len() + file.source.lines.len()).collect();
        lines.extend(file.source.lines.iter().cloned());
        lines.push(format!("}} // {}", file.name));
    }
    lines
}

/// The last of `lines`, which declares a module, as one that opens it; above it what is said of it, such as `#[cfg(test)]`.
fn opening(lines: &[String]) -> Vec<String> {
    let Some((declaration, above)) = lines.split_last() else {
        return Vec::new();
    };
    let is_about_it = |line: &&String| line.starts_with("#[") || line.starts_with("///");
    let mut opening: Vec<String> = above
        .iter()
        .rev()
        .take_while(is_about_it)
        .cloned()
        .collect();
    opening.reverse();
    opening.push(declaration.trim_end().trim_end_matches(';').to_owned() + " {");
    opening
}

/// The module that is declared in a line such as `mod queue;` or `pub(crate) mod queue;`.
fn declared(line: &str) -> Option<&str> {
    let visible = match line.strip_prefix("pub") {
        Some(rest) => match rest.split_once(") ") {
            Some((_, rest)) => rest,
            None => rest.trim_start(),
        },
        None => line,
    };
    visible.strip_prefix("mod ")?.trim_end().strip_suffix(';')
}

/// Modules without a file, files that are no module, and files that declare modules of their own: none if there is one file,
/// whose declarations are the compiler's business.
pub fn mistakes(files: &[File]) -> Vec<Problem> {
    let [main, modules @ ..] = files else {
        return Vec::new();
    };
    if !main.path.ends_with(MAIN) {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let declarations = |file: &File| {
        let lines = file.source.lines.iter().enumerate();
        let declared = lines.filter_map(|(index, line)| Some((index, declared(line)?.to_owned())));
        declared.collect::<Vec<_>>()
    };
    let in_main = declarations(main);
    for (index, module) in &in_main {
        if !modules
            .iter()
            .any(|file| file.name == format!("{module}.rs"))
        {
            let place = Place::line(&main.path, main.source.line_of_file(index + 1));
            problems.push(Problem::new(
                place,
                format!("there is no {module}.rs beside it"),
            ));
        }
    }
    for file in modules {
        if !in_main
            .iter()
            .any(|(_, module)| file.name == format!("{module}.rs"))
        {
            let module = file.name.trim_end_matches(".rs");
            let message = format!("main.rs does not declare it: `mod {module};`");
            problems.push(Problem::new(Place::file(&file.path), message));
        }
        for (index, module) in declarations(file) {
            let place = Place::line(&file.path, file.source.line_of_file(index + 1));
            let message = format!("declares `{module}`, and only main.rs may declare modules");
            problems.push(Problem::new(place, message));
        }
    }
    problems
}
