//! Doing the exercises in a terminal, with an editor beside it.
//!
//! ```text
//! list         all exercises by chapter, and what became of them            [list]
//! Session      one exercise, until its reader leaves                        [session]
//! ├── Chosen   which is meant, and where it stands in the book              [chosen]
//! ├── Answer   the reader's file, of which nothing is ever overwritten      [answer]
//! ├── Helped   hints and solution, as far as they were asked for            [help]
//! ├── Round    one version of the answer, checked on a thread               [round]
//! └── Report   what comes of its checks, a line as soon as it is known      [report]
//!
//! Screen       where all of that is written: its width, and whether it has colours   [screen]
//! markdown     texts of authors, as a terminal shows them                            [markdown]
//! ```

mod answer;
mod chosen;
mod help;
mod list;
mod markdown;
mod report;
mod round;
mod screen;
mod session;
mod status;

use crate::build::locate;
use crate::programs;
use crate::progress::File;
use answer::Answer;
use chosen::Book;
use help::Helped;
use playground::Limits;
use screen::Screen;
use session::Session;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use status::Status;

/// What a reader asks for.
#[derive(Debug, Default)]
pub struct Wish {
    /// `threads/join_lazily`, or its last part; the list of all, if left out.
    pub name: Option<String>,
    /// The reader's file.
    pub into: Option<PathBuf>,
    /// Whether to check it once, and not on every save.
    pub once: bool,
    /// Whether to show the next hint, and nothing else.
    pub hint: bool,
}

/// Does what is wished with the exercises of the book in `root`.
///
/// # Errors
/// A sentence, when there is no such exercise, no compiler, or no place for the answer.
pub fn practise(root: &Path, wish: &Wish) -> anyhow::Result<Status> {
    let screen = Screen::of_this_terminal();
    let kept = File::of(root);
    let Some(name) = &wish.name else {
        let book = Book::read(root).map_err(|error| anyhow::anyhow!("{error}"))?;
        screen.write(&list::list(&book, &known(&kept, &screen), &screen));
        return Ok(Status::Fine);
    };
    // One that can't be read has exercises all the same.
    let book = Book::read(root).unwrap_or_else(|_| Book::without_chapters(root));
    let chosen = book.choose(name).map_err(anyhow::Error::msg)?;
    let progress = known(&kept, &screen);
    let mut helped = Helped::new(&chosen.exercise, &progress);
    if wish.hint {
        screen.write(&helped.hint(&screen));
        helped.keep(&kept, &screen);
        return Ok(Status::Fine);
    }
    let answer = match &wish.into {
        Some(file) => Answer::at(file),
        None => Answer::of(root, &chosen.exercise),
    };
    screen.write(&chosen.task(&screen));
    let begun = answer.begin(&chosen.exercise.starter)?;
    screen.write(&format!("{}\n", answer.introduce(begun, &screen)));
    let work = locate::work_folder(root, true)?;
    let playground = programs::playground_of(root, &work, Limits::default())?;
    let next = book.next_after(&chosen.exercise.name, &progress);
    let session = Session {
        exercise: Arc::new(chosen.exercise),
        answer,
        playground: Arc::new(playground),
        kept,
        screen,
        helped,
        next,
    };
    match wish.once {
        true => session.once(),
        false => session.watch(),
    }
}

/// What is known of the reader; nothing, where that can't be read, which is told.
fn known(kept: &File, screen: &Screen) -> crate::progress::Progress {
    match kept.read() {
        Ok(known) => {
            known.warning.iter().for_each(|why| screen.warn(why));
            known.progress
        }
        Err(why) => {
            screen.warn(&why);
            crate::progress::Progress::default()
        }
    }
}
