//! Hints, one after the other, and the solution: as far as a reader asks for them.

use super::markdown::{blocks, wrap};
use super::screen::{Ink, Screen};
use crate::exercises::Exercise;
use crate::progress::{File, Progress};

pub struct Helped {
    name: String,
    content: String,
    hints: Vec<String>,
    solution: String,
    starter: String,
    /// So many hints were shown, now or earlier.
    shown: usize,
    /// Whether the solution was asked for in vain.
    has_asked: bool,
}

impl Helped {
    pub fn new(exercise: &Exercise, progress: &Progress) -> Helped {
        let content = exercise.content();
        let known = progress.exercises.get(&exercise.name);
        let shown = known
            .filter(|it| it.content == content)
            .map_or(0, |it| it.hints);
        let hints = exercise.manifest.hints.clone();
        Helped {
            name: exercise.name.clone(),
            content,
            shown: usize::try_from(shown).unwrap_or(0).min(hints.len()),
            hints,
            solution: exercise.solution.text.clone(),
            starter: exercise.starter.clone(),
            has_asked: false,
        }
    }

    /// The next hint; after the last, the last again.
    pub fn hint(&mut self, screen: &Screen) -> String {
        let all = self.hints.len();
        let was_last = self.shown == all;
        self.shown = (self.shown + 1).min(all);
        let Some(hint) = self.shown.checked_sub(1).and_then(|it| self.hints.get(it)) else {
            return "There are no hints.\n".to_owned();
        };
        let again = if was_last { ", once more" } else { "" };
        let title = format!("Hint {} of {all}{again}", self.shown);
        let title = screen.ink(Ink::Strong, &title);
        format!("\n{title}\n\n{}", blocks(hint, screen.width))
    }

    /// Remembers how many hints were shown.
    pub fn keep(&self, kept: &File, screen: &Screen) {
        let shown = self.shown as u64;
        let done = kept.change(|progress| {
            progress.exercise(&self.name, &self.content).hints = shown;
        });
        if let Err(why) = done {
            screen.warn(&why);
        }
    }

    /// The solution, for whoever has checked an answer of their own, or insists.
    pub fn solution(&mut self, has_tried: bool, screen: &Screen) -> String {
        if !has_tried && !self.has_asked {
            self.has_asked = true;
            let sentence = "You have not changed the program yet. Try first; or ask once more, by `s`, to see the solution now.";
            return wrap(sentence, screen.width, "", "");
        }
        let title = screen.ink(Ink::Strong, "Solution");
        let lines = self.solution.lines().map(|line| format!("    {line}"));
        let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
        format!("\n{title}: there may be others.\n\n{}\n", lines.join("\n"))
    }

    /// Whether an answer is more than what there was to begin with.
    pub fn is_try(&self, answer: &str) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<String>();
        words(answer) != words(&self.starter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercises::exercise::sample;

    #[test]
    fn hints_come_one_by_one_and_are_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let (kept, screen, exercise) = (File::of(folder.path()), Screen::plain(), sample());
        for title in ["Hint 1 of 2\n", "Hint 2 of 2\n", "Hint 2 of 2, once more\n"] {
            let mut helped = Helped::new(&exercise, &kept.read().unwrap().progress);
            let hint = helped.hint(&screen);
            assert!(hint.contains(title), "{hint}");
            helped.keep(&kept, &screen);
        }
    }

    #[test]
    fn the_solution_is_for_those_who_tried_or_insist() {
        let (screen, exercise) = (Screen::plain(), sample());
        let mut helped = Helped::new(&exercise, &Progress::default());
        assert!(!helped.is_try(&format!("{}\n\n", exercise.starter)));
        assert!(helped.solution(true, &screen).contains("    fn main()"));
        assert!(helped.solution(false, &screen).contains("Try first"));
        assert!(helped.solution(false, &screen).contains("    fn main()"));
    }
}
