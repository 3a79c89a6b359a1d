//! All exercises, by chapter, and what became of them.

use super::chosen::{Book, Chapter};
use super::markdown::{inline, wrap};
use super::screen::{Ink, Screen};
use crate::exercises::Exercise;
use crate::progress::{Progress, Tried};
use crate::serve::command;

/// What a reader has done with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Solved,
    Tried,
    /// It is another one now.
    Changed,
    New,
}

impl State {
    fn of(exercise: &Exercise, known: Option<&Tried>) -> State {
        let Some(known) = known.filter(|it| it.tried > 0 || it.solved.is_some()) else {
            return State::New;
        };
        match (known.content == exercise.content(), &known.solved) {
            (false, _) => State::Changed,
            (true, Some(_)) => State::Solved,
            (true, None) => State::Tried,
        }
    }

    fn shown(self, screen: &Screen) -> String {
        match self {
            State::Solved => screen.ink(Ink::Good, "✓ solved "),
            State::Tried => "… tried  ".to_owned(),
            State::Changed => "! changed".to_owned(),
            State::New => screen.ink(Ink::Faint, "  new    "),
        }
    }
}

/// The list, and how to go on.
pub fn list(book: &Book, progress: &Progress, screen: &Screen) -> String {
    let of = |chapter| of_chapter(book, chapter, progress, screen);
    let chapters: Vec<String> = book.chapters.iter().map(of).collect();
    if chapters.is_empty() {
        return "This book has no exercises.\n".to_owned();
    }
    let first = book.chapters[0].exercises.first();
    let example = first.map_or("NAME", |(_, name)| name);
    let mut out = chapters.join("\n");
    if out.contains("! changed") {
        let sentence = "Changed: it is another exercise now than the one that you solved or tried.";
        out += &format!("\n{}", wrap(sentence, screen.width, "", ""));
    }
    out += &format!("\nTo do one: {}\n", command::with(&["exercise", example]));
    out
}

fn of_chapter(book: &Book, chapter: &Chapter, progress: &Progress, screen: &Screen) -> String {
    let rows: Vec<(&str, &str, &Exercise, State)> = chapter
        .exercises
        .iter()
        .filter_map(|(number, name)| {
            let exercise = book.exercises.all.get(name)?;
            let state = State::of(exercise, progress.exercises.get(name));
            Some((
                number.as_deref().unwrap_or(""),
                name.as_str(),
                exercise,
                state,
            ))
        })
        .collect();
    let solved = rows.iter().filter(|row| row.3 == State::Solved).count();
    let title = screen.ink(Ink::Strong, &inline(&chapter.title));
    let mut out = format!("{title}: {solved} of {} solved\n", rows.len());
    let numbers = rows.iter().map(|row| row.0.len()).max().unwrap_or(0);
    let names = rows.iter().map(|row| row.1.len()).max().unwrap_or(0);
    for (number, name, exercise, state) in rows {
        let before = format!("  {number:numbers$}  {name:names$}  ");
        // What stands before the title is as wide as this, whatever its colours.
        let rest = " ".repeat(before.chars().count() + "✓ solved ".chars().count() + 2);
        let title = inline(&exercise.manifest.title);
        let width = screen.width.max(rest.len() + 20);
        let lines = wrap(&title, width, &rest, &rest);
        out += &format!("  {}{before}{}", state.shown(screen), lines.trim_start());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercises::exercise::sample;

    #[test]
    fn what_was_solved_is_so_until_it_changes() {
        let exercise = sample();
        let state = |content: &str, tried: u64, solved: bool| {
            let known = Tried {
                content: content.to_owned(),
                tried,
                solved: solved.then(|| "2026-11-30".to_owned()),
                ..Tried::default()
            };
            State::of(&exercise, Some(&known))
        };
        let now = exercise.content();
        assert_eq!(State::of(&exercise, None), State::New);
        assert_eq!(state(&now, 0, false), State::New, "a hint was shown");
        assert_eq!(state(&now, 2, false), State::Tried);
        assert_eq!(state(&now, 2, true), State::Solved);
        assert_eq!(state("old", 2, true), State::Changed);
    }
}
