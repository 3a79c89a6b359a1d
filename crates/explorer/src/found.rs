//! Faults, told while the exploration goes on: a long one should not keep what it knows to itself.

use crate::graph::{Fault, Graph, ObjectName, ThreadName};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a line of standard error begins with that tells a fault.
pub const SIGN: &str = "found: ";

/// An exploration that takes no longer tells all of it when it is over.
const SOON: Duration = Duration::from_secs(2);

/// Nothing in a process that does anything but explore: its standard error is not ours.
static HELD: Mutex<Option<Held>> = Mutex::new(None);

/// Lines that have not been told yet.
struct Held {
    start: Instant,
    lines: String,
    /// All lines so far.
    told: BTreeSet<String>,
}

pub(crate) fn begin() {
    *held() = Some(Held {
        start: Instant::now(),
        lines: String::new(),
        told: BTreeSet::new(),
    });
}

/// Tells `fault`, in a line, to whoever explores this program by a process of its own: as soon as it is clear that the
/// exploration takes some time. `threads` and `objects` are as in the graph.
pub fn tell(fault: &Fault, threads: &[ThreadName], objects: &[ObjectName]) {
    if let Some(held) = &mut *held() {
        let line = line(fault, threads, objects);
        // An exploration may begin anew.
        if held.told.insert(line.clone()) {
            held.lines += &line;
        }
    }
    go_on();
}

/// Tells what was held back, when it is time. To be called again and again.
pub fn go_on() {
    if let Some(held) = &mut *held()
        && !held.lines.is_empty()
        && held.start.elapsed() >= SOON
    {
        // Whoever no longer reads has no use for it.
        let _ = io::stderr().write_all(held.lines.as_bytes());
        held.lines.clear();
    }
}

fn held() -> MutexGuard<'static, Option<Held>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn line(fault: &Fault, threads: &[ThreadName], objects: &[ObjectName]) -> String {
    let graph = Graph {
        threads: threads.to_vec(),
        objects: objects.to_vec(),
        ..Graph::default()
    };
    // It has no nodes to look into.
    let fault = Fault {
        node: None,
        ..fault.clone()
    };
    format!("{SIGN}{}\n", graph.words(&fault).replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::graph::{Fault, Kind, sample};

    #[test]
    fn a_fault_is_a_line_by_the_names_of_its_threads_and_objects() {
        let graph = sample::of_threads(&["main", "clerk"]).with_object("till", "Mutex");
        let told = |fault: &Fault| line(fault, &graph.threads, &graph.objects);
        let waits = vec![
            sample::wait(0, "join", None, 7, &[1]),
            sample::wait(1, "lock", Some(0), 3, &[1]),
        ];
        assert_eq!(
            told(&Fault::of_waits(Kind::Deadlock, waits)),
            "found: a deadlock: clerk waits for till, which it holds itself; main waits for clerk to end\n"
        );
        let stuck = Fault {
            node: Some(2),
            ..Fault::of_waits(Kind::Stuck, vec![sample::wait(1, "lock", Some(0), 3, &[0])])
        };
        assert!(told(&stuck).ends_with("clerk waits for till, which main holds\n"));
        assert_eq!(
            told(&Fault::of_end(Kind::Panic, 3, "two\nlines\n")),
            "found: a panic of main at line 3: two lines\n"
        );
    }
}
