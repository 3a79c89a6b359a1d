//! What rustc remembers of a program, so that its next edit compiles faster.
//!
//! It remembers by the folder it is called in, so a program and its edits are compiled in one.
//!
//! A request does not say of which program it is an edit. It does not need to: of the folders that rustc filled before,
//! the one is lent whose program resembles the new one most.
//!
//! Remembering makes a compilation slower by a tenth or more. So a program's first one does without, and is done again with
//! it while the reader looks at the result.

use crate::program::Program;
use crate::waiting::Waiting;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Programs that share less than this part of their lines, at their beginning and end, are not edits of each other.
const ALIKE: f64 = 0.3;

/// What may be in a folder for the next compilation; the rest is left of the last. rustc, ended early, leaves some.
const KEPT: [&str; 2] = ["src", REMEMBERED];

/// Where in a folder rustc keeps what it remembers.
pub const REMEMBERED: &str = "memory";

/// Bytes that rustc may remember of a program. One that needs more is compiled from the start.
const LARGEST: u64 = 64 << 20;

/// A number of folders, each lent to one compilation at a time.
pub struct Incremental {
    parent: PathBuf,
    /// So many folders there are at most,
    most: usize,
    /// and in so many of them a compiler waits.
    compilers: usize,
    memories: Mutex<Memories>,
}

#[derive(Default)]
struct Memories {
    /// Those that are not lent, the one given back last at the end.
    idle: Vec<Memory>,
    made: usize,
}

/// A folder, the program it was used for last, and the compiler that waits there for the next.
struct Memory {
    folder: PathBuf,
    last: Option<Program>,
    waiting: Option<Waiting>,
}

/// A folder for one compilation. Dropping it gives it back empty.
pub struct Lent {
    owner: Arc<Incremental>,
    memory: Option<Memory>,
}

impl Incremental {
    /// At most `most` folders in `parent`, in at most `compilers` of which a compiler waits.
    ///
    /// # Errors
    /// When `parent` can't be made.
    pub fn new(parent: PathBuf, most: usize, compilers: usize) -> io::Result<Arc<Self>> {
        fs::create_dir_all(&parent)?;
        Ok(Arc::new(Self {
            parent,
            most,
            compilers,
            memories: Mutex::default(),
        }))
    }

    /// Lends the folder of the program that `program` is most likely an edit of, or else one without content. `None` if all
    /// are lent.
    pub fn lend(self: &Arc<Self>, program: &Program) -> Option<Lent> {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        memories.forget_removed();
        let memory = match memories.most_alike(program).or_else(|| memories.prepared()) {
            Some(index) => memories.idle.remove(index),
            None => memories.fresh(&self.parent, self.most)?,
        };
        Some(self.lent(memory))
    }

    /// Lends a folder without content, to have a compiler wait there, unless one waits in such already.
    pub fn lend_fresh(self: &Arc<Self>) -> Option<Lent> {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        if self.compilers == 0 || memories.prepared().is_some() {
            return None;
        }
        let memory = memories.fresh(&self.parent, self.most)?;
        Some(self.lent(memory))
    }

    fn give_back(&self, memory: Memory) {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        memories.give_back(memory, self.compilers);
    }

    fn lent(self: &Arc<Self>, memory: Memory) -> Lent {
        Lent {
            owner: Arc::clone(self),
            memory: Some(memory),
        }
    }
}

impl Memories {
    /// What was in a folder that somebody removed, `cargo clean` for one, is no more.
    fn forget_removed(&mut self) {
        let idle = self.idle.iter_mut();
        for memory in idle.filter(|memory| !memory.folder.is_dir()) {
            memory.last = None;
            memory.waiting = None;
        }
    }

    fn most_alike(&self, program: &Program) -> Option<usize> {
        let scores = self.idle.iter().enumerate().filter_map(|(index, memory)| {
            let score = alike(memory.last.as_ref()?, program);
            (score >= ALIKE).then_some((index, score))
        });
        scores
            .max_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(index, _)| index)
    }

    /// One that no program has used, in which a compiler waits.
    fn prepared(&self) -> Option<usize> {
        let is_prepared = |memory: &Memory| memory.last.is_none() && memory.waiting.is_some();
        self.idle.iter().position(is_prepared)
    }

    /// A folder without content: an empty one, a new one, or, if there are enough, the one that was used the longest time
    /// ago.
    fn fresh(&mut self, parent: &Path, most: usize) -> Option<Memory> {
        let is_empty = |memory: &Memory| memory.last.is_none() && memory.waiting.is_none();
        let folder = if let Some(empty) = self.idle.iter().position(is_empty) {
            self.idle.remove(empty).folder
        } else if self.made < most {
            self.made += 1;
            parent.join(format!("memory-{}", self.made))
        } else if self.idle.is_empty() {
            return None;
        } else {
            self.idle.remove(0).folder
        };
        // It may not be there yet.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).ok()?;
        Some(Memory {
            folder,
            last: None,
            waiting: None,
        })
    }

    fn give_back(&mut self, memory: Memory, compilers: usize) {
        self.idle.push(memory);
        // The one for a new program waits for as long as there is none.
        let of_edits = self
            .idle
            .iter_mut()
            .rev()
            .filter(|memory| memory.last.is_some());
        let waiting = of_edits.filter(|memory| memory.waiting.is_some());
        for memory in waiting.skip(compilers.saturating_sub(1)) {
            memory.waiting = None;
        }
    }
}

impl Lent {
    pub fn folder(&self) -> &Path {
        self.memory
            .as_ref()
            .map_or(Path::new(""), |memory| &memory.folder)
    }

    /// Whether rustc remembers a program here.
    pub fn is_filled(&self) -> bool {
        self.memory
            .as_ref()
            .is_some_and(|memory| memory.last.is_some())
    }

    /// The compiler that waits here, if it was given these arguments.
    pub fn take_waiting(&mut self, arguments: &[OsString]) -> Option<Waiting> {
        let waiting = self.memory.as_mut()?.waiting.take()?;
        waiting.serves(arguments).then_some(waiting)
    }

    /// Removes what is left of a compilation. What rustc remembers stays, unless it is too much.
    pub fn clean(&self) {
        for entry in fs::read_dir(self.folder()).into_iter().flatten().flatten() {
            if !KEPT.iter().any(|kept| entry.file_name() == *kept) {
                remove(&entry.path());
            }
        }
        let remembered = self.folder().join(REMEMBERED);
        if size(&remembered) > LARGEST {
            remove(&remembered);
        }
    }

    /// Gives the folder back with what rustc remembers of `program`, if it does, and perhaps a compiler that waits in it.
    pub fn give_back(mut self, program: Option<Program>, waiting: Option<Waiting>) {
        if let Some(mut memory) = self.memory.take() {
            memory.last = program;
            memory.waiting = waiting;
            self.owner.give_back(memory);
        }
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(mut memory) = self.memory.take() {
            memory.last = None;
            memory.waiting = None;
            remove(&memory.folder);
            self.owner.give_back(memory);
        }
    }
}

/// Removes a file or folder. What can't be removed now is at the end, with the folder of the server.
fn remove(path: &Path) {
    let _ = match path.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    };
}

/// Bytes of all files in a folder.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(data) if data.is_dir() => size(&entry.path()),
        Ok(data) => data.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

/// How much of two programs is the same: the part of the lines of the longer one that both begin and end with.
fn alike(a: &Program, b: &Program) -> f64 {
    if (a.edition, a.mode, a.tests) != (b.edition, b.mode, b.tests) {
        return 0.0;
    }
    let lines = |program: &Program| program.code.lines().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (lines(a), lines(b));
    let shorter = a.len().min(b.len());
    let first = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let last = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    (first + last.min(shorter - first)) as f64 / a.len().max(b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folder that was lent for `code`, given back as if it had been compiled there.
    fn lend(incremental: &Arc<Incremental>, code: &str) -> Option<PathBuf> {
        let program = Program::new(code);
        let lent = incremental.lend(&program)?;
        let folder = lent.folder().to_owned();
        lent.give_back(Some(program), None);
        Some(folder)
    }

    #[test]
    fn an_edit_gets_the_folder_of_its_program() {
        let parent = tempfile::tempdir().unwrap();
        let incremental = Incremental::new(parent.path().to_owned(), 2, 0).unwrap();
        let one = "use a;\nfn main() {\n    one();\n}\n";
        let other = "const B: u8 = 1;\nfn b() {}\nfn main() { b() }\n";
        let first = lend(&incremental, one);
        let second = lend(&incremental, other);
        assert_ne!(first, second);
        assert_eq!(lend(&incremental, &one.replace("one", "two")), first);
        assert_eq!(lend(&incremental, other), second);
        assert_eq!(
            lend(&incremental, "something else"),
            first,
            "used the longest time ago"
        );
    }

    #[test]
    fn a_folder_that_was_removed_is_lent_without_content() {
        let parent = tempfile::tempdir().unwrap();
        let incremental = Incremental::new(parent.path().join("all"), 2, 0).unwrap();
        let folder = lend(&incremental, "fn main() {}").unwrap();
        fs::remove_dir_all(parent.path().join("all")).unwrap();
        let lent = incremental.lend(&Program::new("fn main() {}")).unwrap();
        assert!(!lent.is_filled());
        assert_eq!(lent.folder(), folder);
        assert!(folder.is_dir());
    }

    #[test]
    fn a_folder_is_lent_once_at_a_time() {
        let parent = tempfile::tempdir().unwrap();
        let incremental = Incremental::new(parent.path().to_owned(), 2, 0).unwrap();
        let program = Program::new("fn main() {}");
        let first = incremental.lend(&program).unwrap();
        let second = incremental.lend(&program).unwrap();
        assert_ne!(first.folder(), second.folder());
        assert!(incremental.lend(&program).is_none());
        drop(first);
        assert!(incremental.lend(&program).is_some());
    }

    #[test]
    fn only_what_rustc_remembers_stays_and_after_a_failure_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let incremental = Incremental::new(parent.path().to_owned(), 2, 0).unwrap();
        let lent = incremental.lend(&Program::new("fn main() {}")).unwrap();
        for file in [
            "src/main.rs",
            "memory/session/work",
            "rustcAbc/symbols.o",
            "program.o",
        ] {
            let path = lent.folder().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        lent.clean();
        let mut left: Vec<_> = fs::read_dir(lent.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["memory", "src"]);
        let folder = lent.folder().to_owned();
        drop(lent);
        assert!(!folder.exists());
    }
}
