//! All schedules of a program as one graph, and its JSON.
//!
//! | field | what it is |
//! |---|---|
//! | `version` | 2 |
//! | `source` | the SHA-256 of the source, or `""`: the host fills it in |
//! | `model` | `"sc"` or `"weak"` |
//! | `eager` | operations that are done as soon as they are announced: `"spawn"`, `"unlock"`, `"drop"` |
//! | `capped` | `true` when a bound was reached: counts and outcomes are then only of what was explored; `why` is the sentence |
//! | `verdict` | `"fine"`; `"faulty"`; or `"unknown"`: no fault was found, but not every schedule was explored |
//! | `faults` | what went wrong, see below |
//! | `notes` | `{words, incomplete}`: a sentence about a limit that was met or about something that is only approximated; `incomplete` if there may be more than was found |
//! | `endless` | `true` when some schedule never ends, as one of a livelock |
//! | `schedules` | how many there are, as text |
//! | `runs` | how often the program was started to find them |
//! | `states` | how many states were met |
//! | `reduced` | `true` when orders that make no difference were left out: `schedules` are those followed, there are more, and `nodes` are some paths |
//! | `threads` | `[name, line of its spawn, parent]` by thread; 0 is main |
//! | `objects` | `[name, kind, line]` by object |
//! | `outcomes` | `{output, end, schedules}` for each output and way to end: `"ok"`, `"panic"`, `"exit 3"`, `"abort"`, `"deadlock"`, `"race"`, `"use after free"`, `"double free"` |
//! | `table` | what nodes refer to by index: thread states, object states and outputs |
//! | `steps` | `[thread, operation, object or -1, value, line, alternative]`, which edges refer to by index |
//! | `happens_before` | by step: its edges of happens-before, see below |
//! | `nodes` | `[[thread state, …], [object state, …], output, [step, to, step, to, …], end?]`; node 0 is the start |
//!
//! A **thread state** is `null` (not yet spawned), `["ended"]`, `["panicked"]`, or `[status, line, operation, object or
//! -1, detail, [thread, …]]`: status `"ready"` or `"blocked"`, what it does next and where, and whom it waits for.
//! A list of threads or objects that is shorter than those of other nodes ends in ones that do not exist yet.
//!
//! An **object state** is `null` (not yet made) or, by kind:
//!
//! | kind | fields |
//! |---|---|
//! | `Mutex` | `value` (text, empty if unknown), `owner` (thread or `null`), `poisoned` |
//! | `RwLock` | `value`, `writer`, `readers`, `poisoned` |
//! | `Condvar` | `waiting`, `woken`: threads |
//! | `Barrier` | `size`, `arrived` |
//! | `channel`, `sync_channel` | `queue` (texts), `bound` (number or `null`), `senders`, `receiver` |
//! | `AtomicU32` … | `value`; in the weak model also `history` (oldest first) and `seen` (by thread, the oldest it may still read) |
//! | `Once`, `OnceLock`, `LazyLock` | `value`, `phase` (`new`, `running`, `done`, `poisoned`), `by` |
//!
//! An **end** is `"ok"`, `"panic"` (of main), `"exit 3"`, `"abort"`, `"unexplored"` (beyond a bound), `["deadlock", [wait,
//! …]]`, or `["race", conflict]`, and likewise `"use after free"` and `"double free"`: the run stops there, as nothing is
//! defined beyond. A **wait** is an edge of who waits for whom, `[thread, operation, object or -1, line, [thread, …]]`.
//!
//! A **conflict** is `{accesses, name, memory, words}`: both accesses, the earlier first, `{thread, line, write, what, step}`,
//! where `what` is `"write of 4 bytes"` or `"free"`, and `step` that in which it happened, or -1; what they access, `"x"` or
//! `""`, and `"a static"`, `"the heap, allocated at line 7"`, `"the stack of main"` or `""`; and all of that as a sentence.
//!
//! # Faults
//!
//! There is one of each kind and place: two races of the same two lines are one. Each has
//!
//! | field | what it is |
//! |---|---|
//! | `kind` | `"deadlock"`, `"stuck"` (threads that wait for each other for ever while others go on), `"race"`, `"use after free"`, `"double free"`, `"panic"` (of main) or `"abort"` |
//! | `node` | where the nearest schedule has come to it, or -1: it is told by the outcomes only |
//! | `shortest` | whether no schedule comes to it in fewer steps |
//! | `spurious` | whether it takes a wait that returns for no reason, in a graph that has none of these otherwise |
//! | `line` | where main panicked, or the program aborted; 0 if that is not known, and for other kinds |
//! | `message` | of a panic |
//! | `conflict` | of a race, a use after free, a double free; `null` otherwise |
//! | `waits` | of a deadlock and of stuck threads: the waits, those of the circle among them |
//! | `words` | all of that as a sentence |
//!
//! # Happens-before
//!
//! Give every thread a vector clock and replay a path: for each step, first add one to the thread's own entry, then follow
//! the step's edges in order. Each is a text `"what"`, or `"what by 2"` where thread 2 and not the step's follows it:
//!
//! | edge | effect (`clock`: the thread's; `left[p]`: what was left at a place; joins are maxima by entry) |
//! |---|---|
//! | `acquire p` | `clock` joins `left[p]` |
//! | `release p`, `set p` | `left[p]` joins, or becomes, `clock` |
//! | `release-fenced p`, `set-fenced p` | the same with `fenced` in place of `clock` |
//! | `carry p q` | `left[q]` becomes `left[p]` |
//! | `glance p` | `glanced` joins `left[p]` |
//! | `acquire-fence`, `release-fence` | `clock` joins `glanced`; `fenced` becomes `clock` |
//! | `push o3`, `pop o3`, `unpush o3` | `clock` goes to the end of channel 3's queue; joins the first there; the last is removed |
//! | `spawn 2` | the clock of thread 2 becomes `clock` |
//!
//! Places are `o3` (object 3), `s3.2` (the store to atomic 3 at position 2; of a channel, place 2 of its buffer, or message 2
//! where it has none), `e1` (the end of thread 1), `r1` (the return of its closure) and `p1` (its park token). Step A happened
//! before step B if B's clock is at least A's in the entry of A's thread.

mod circle;
mod ends;
mod fault;
mod made;
mod read;
#[cfg(test)]
pub(crate) mod sample;
mod spurious;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use fault::{Access, Conflict, Fault, Kind, Note, Verdict};
pub use spurious::More;

use crate::count::Count;
use crate::engine::world::Model;
use crate::json::Value;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    pub source: String,
    pub model: Model,
    pub eager: Vec<String>,
    /// The bound that was reached, as a sentence.
    pub capped: Option<String>,
    pub faults: Vec<Fault>,
    pub notes: Vec<Note>,
    /// Some schedule never ends.
    pub endless: bool,
    pub schedules: Count,
    pub runs: usize,
    /// States that were met: as many as nodes, unless only some paths are kept.
    pub states: usize,
    /// Orders of steps that make no difference were left out: `schedules` are those followed, and there are more.
    pub reduced: bool,
    pub threads: Vec<ThreadName>,
    pub objects: Vec<ObjectName>,
    pub outcomes: Vec<Outcome>,
    pub table: Vec<Value>,
    pub steps: Vec<Step>,
    pub nodes: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadName {
    pub name: String,
    pub line: u32,
    pub parent: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectName {
    pub name: String,
    pub kind: String,
    pub line: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub output: String,
    /// See [`End::name`].
    pub end: String,
    pub schedules: Count,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    pub thread: usize,
    pub operation: String,
    pub object: Option<usize>,
    /// What was read, written, sent or taken.
    pub value: String,
    pub line: u32,
    pub alternative: u16,
    /// Edges of happens-before, as the module describes them.
    pub edges: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub threads: Vec<usize>,
    pub objects: Vec<usize>,
    pub output: usize,
    /// Step and node after it.
    pub edges: Vec<(usize, usize)>,
    pub end: Option<End>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Ok,
    Panic,
    Exit(i32),
    Abort,
    Deadlock(Vec<Wait>),
    Race(Conflict),
    UseAfterFree(Conflict),
    DoubleFree(Conflict),
    Unexplored,
}

/// Why a thread cannot move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    pub thread: usize,
    pub operation: String,
    pub object: Option<usize>,
    pub line: u32,
    /// The threads that would have to move first. None: nobody can help.
    pub on: Vec<usize>,
}

impl End {
    pub fn name(&self) -> String {
        match self {
            Self::Ok => "ok".to_owned(),
            Self::Panic => "panic".to_owned(),
            Self::Exit(code) => format!("exit {code}"),
            Self::Abort => "abort".to_owned(),
            Self::Deadlock(_) => Kind::Deadlock.name().to_owned(),
            Self::Race(_) => Kind::Race.name().to_owned(),
            Self::UseAfterFree(_) => Kind::UseAfterFree.name().to_owned(),
            Self::DoubleFree(_) => Kind::DoubleFree.name().to_owned(),
            Self::Unexplored => "unexplored".to_owned(),
        }
    }
}

impl Graph {
    /// The program's output at a node.
    pub fn output(&self, node: usize) -> &str {
        self.table[self.nodes[node].output]
            .as_text()
            .unwrap_or_default()
    }

    /// A shortest path from the start to a node that `wanted` accepts: the steps, and that node.
    pub fn shortest(
        &self,
        mut wanted: impl FnMut(usize, &Node) -> bool,
    ) -> Option<(Vec<usize>, usize)> {
        let ways = self.ways();
        let end = (ways.order.iter()).find(|node| wanted(**node, &self.nodes[**node]))?;
        Some((ways.steps_to(*end), *end))
    }

    /// By breadth, so that no way to a node is shorter.
    fn ways(&self) -> Ways {
        let mut before: Vec<Option<(usize, usize)>> = vec![None; self.nodes.len()];
        let mut reached = vec![false; self.nodes.len()];
        let mut order = Vec::new();
        // A graph whose states were not merged has no nodes.
        if let Some(start) = reached.first_mut() {
            *start = true;
            order.push(0);
        }
        let mut next = 0;
        while let Some(&at) = order.get(next) {
            next += 1;
            for (step, to) in &self.nodes[at].edges {
                if !std::mem::replace(&mut reached[*to], true) {
                    before[*to] = Some((at, *step));
                    order.push(*to);
                }
            }
        }
        Ways { before, order }
    }
}

/// A shortest way to each node.
struct Ways {
    /// By node: the one before it, and the step from there.
    before: Vec<Option<(usize, usize)>>,
    /// The nodes that can be reached, the nearest first.
    order: Vec<usize>,
}

impl Ways {
    fn steps_to(&self, mut node: usize) -> Vec<usize> {
        let mut steps = Vec::new();
        while let Some((before, step)) = self.before[node] {
            steps.push(step);
            node = before;
        }
        steps.reverse();
        steps
    }
}
