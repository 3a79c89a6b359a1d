//! What went wrong, what limits the exploration had, and what follows from both.

use super::{Graph, Wait};

/// What a program must not do, and does under some schedule. The module [`graph`](super) describes the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    pub kind: Kind,
    pub node: Option<usize>,
    pub shortest_known: bool,
    pub spurious: bool,
    pub line: u32,
    pub message: String,
    pub conflict: Option<Conflict>,
    pub waits: Vec<Wait>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    #[default]
    Deadlock,
    /// Threads that wait for each other for ever, while others go on or `main` has returned.
    Stuck,
    Race,
    UseAfterFree,
    DoubleFree,
    /// Of `main`.
    Panic,
    Abort,
}

/// Two accesses to memory, of which one must not be, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The earlier first. Of a use after free, that is the free.
    pub accesses: [Access; 2],
    /// Of the variable, or empty.
    pub name: String,
    /// `a static`, `the heap, allocated at line 7`, `the stack of main`, or empty.
    pub memory: String,
}

/// One of two accesses to memory that are a fault together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    pub thread: usize,
    /// 0: not known.
    pub line: u32,
    pub write: bool,
    /// `read of 4 bytes`, `write of 1 byte`, `free`.
    pub what: String,
    /// By its number in the graph.
    pub step: Option<usize>,
}

/// A sentence, without its full stop, about a limit that was met or about something that is only approximated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub words: String,
    /// There may be schedules, or outcomes, that were not found.
    pub incomplete: bool,
}

/// What can be said of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every schedule was explored, and none comes to a fault.
    Fine,
    Faulty,
    /// No fault was found, but not every schedule was explored.
    Unknown,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Deadlock,
        Self::Stuck,
        Self::Race,
        Self::UseAfterFree,
        Self::DoubleFree,
        Self::Panic,
        Self::Abort,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Deadlock => "deadlock",
            Self::Stuck => "stuck",
            Self::Race => "race",
            Self::UseAfterFree => "use after free",
            Self::DoubleFree => "double free",
            Self::Panic => "panic",
            Self::Abort => "abort",
        }
    }

    /// Of that [`name`](Self::name). Those that end a run are ends of outcomes, too.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Faulty => "faulty",
            Self::Unknown => "unknown",
        }
    }
}

impl Fault {
    /// A race, a use after free or a double free.
    pub fn of_memory(kind: Kind, conflict: Conflict) -> Self {
        Self {
            kind,
            conflict: Some(conflict),
            ..Self::default()
        }
    }

    /// A deadlock, or stuck threads.
    pub fn of_waits(kind: Kind, waits: Vec<Wait>) -> Self {
        Self {
            kind,
            waits,
            ..Self::default()
        }
    }

    /// A panic of main, or an abort.
    pub fn of_end(kind: Kind, line: u32, message: impl Into<String>) -> Self {
        Self {
            kind,
            line,
            message: message.into(),
            ..Self::default()
        }
    }

    /// Both, the earlier first; of other kinds, none.
    pub fn accesses(&self) -> &[Access] {
        let conflict = self.conflict.as_ref();
        conflict.map_or(&[], |conflict| &conflict.accesses)
    }

    /// Whether both are one fault, to which two ways lead: of one kind, at one place.
    pub fn is_same(&self, other: &Self) -> bool {
        self.place() == other.place()
    }

    /// The lines of its accesses, waits or end, in order.
    pub fn lines(&self) -> Vec<u32> {
        let accesses = self.accesses().iter().map(|access| access.line);
        let waits = self.waits.iter().map(|wait| wait.line);
        let end = (self.line > 0).then_some(self.line);
        let mut lines: Vec<u32> = accesses.chain(waits).chain(end).collect();
        lines.sort_unstable();
        lines
    }

    /// Where a line is not known, what happens there has to tell places apart.
    fn place(&self) -> (Kind, Vec<(u32, &str)>) {
        let accesses = self.accesses().iter().map(|it| (it.line, it.what.as_str()));
        let accesses = accesses.map(|(line, what)| (line, if line > 0 { "" } else { what }));
        let waits = (self.waits.iter()).map(|wait| (wait.line, wait.operation.as_str()));
        let message = if self.line > 0 { "" } else { &self.message };
        let mut place: Vec<_> = accesses
            .chain(waits)
            .chain([(self.line, message)])
            .collect();
        place.sort_unstable();
        (self.kind, place)
    }
}

impl Note {
    /// About what is approximated, or worth knowing.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            incomplete: false,
        }
    }

    /// About a limit, beyond which nothing is known.
    pub fn incomplete(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            incomplete: true,
        }
    }
}

impl Graph {
    /// Adds a fault, unless it is known: then the way to it that is known to be shortest stays.
    pub fn add_fault(&mut self, fault: Fault) {
        match self.faults.iter_mut().find(|known| known.is_same(&fault)) {
            None => self.faults.push(fault),
            Some(known) if fault.shortest_known && !known.shortest_known => *known = fault,
            Some(known) if known.node.is_none() && fault.node.is_some() => *known = fault,
            Some(_) => {}
        }
    }

    /// Why not every schedule was explored, as far as that is known.
    pub fn why_incomplete(&self) -> Option<&str> {
        let note = self.notes.iter().find(|note| note.incomplete);
        (self.capped.as_deref()).or(note.map(|note| note.words.as_str()))
    }

    /// Whether it has every schedule.
    pub fn is_complete(&self) -> bool {
        self.why_incomplete().is_none()
    }

    pub fn verdict(&self) -> Verdict {
        let mut ends = self.outcomes.iter().map(|outcome| outcome.end.as_str());
        if !self.faults.is_empty() || ends.any(|end| Kind::named(end).is_some()) {
            Verdict::Faulty
        } else if self.is_complete() {
            Verdict::Fine
        } else {
            Verdict::Unknown
        }
    }
}
