//! What waits that return for no reason add to a graph that has none of these.

use super::{Access, Conflict, Fault, Graph, Note, Wait};

/// What there is besides, if waits return for no reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// As the other graph has them.
    pub faults: Vec<Fault>,
    pub outcomes: bool,
}

impl Graph {
    /// What `more`, in which waits may return for no reason, has besides this graph, in which they do not: a wait outside of
    /// a loop is a fault, however rarely it shows.
    pub fn missing_of(&self, more: &Self) -> More {
        let is_known = |fault: &&Fault| self.faults.iter().any(|known| known.is_same(fault));
        let mut outcomes = more.outcomes.iter();
        More {
            faults: (more.faults.iter().filter(|fault| !is_known(fault)).cloned()).collect(),
            outcomes: outcomes.any(|other| {
                let mut known = self.outcomes.iter();
                !known.any(|it| (&it.output, &it.end) == (&other.output, &other.end))
            }),
        }
    }

    /// Adds that: the faults, to none of which a schedule of this graph leads, and a note.
    pub fn add_missing(&mut self, more: &Self) {
        let missing = self.missing_of(more);
        let faults = missing.faults.iter().map(|fault| self.moved(fault, more));
        let faults: Vec<Fault> = faults.collect();
        faults.into_iter().for_each(|fault| self.add_fault(fault));
        if missing.outcomes {
            self.notes.push(Note::new(
                "if waits return for no reason, as they may, there are more outcomes",
            ));
        }
    }

    /// A fault of another graph, where threads and objects have other numbers. What there is only there is not told of.
    fn moved(&self, fault: &Fault, other: &Self) -> Fault {
        let thread = |number: &usize| {
            let wanted = other.threads.get(*number)?;
            self.threads.iter().position(|thread| thread == wanted)
        };
        let object = |number: &usize| {
            let wanted = other.objects.get(*number)?;
            self.objects.iter().position(|object| object == wanted)
        };
        let wait = |wait: &Wait| {
            let on: Option<Vec<usize>> = wait.on.iter().map(thread).collect();
            Some(Wait {
                thread: thread(&wait.thread)?,
                object: wait.object.as_ref().and_then(object),
                on: on?,
                ..wait.clone()
            })
        };
        let access = |access: &Access| {
            Some(Access {
                thread: thread(&access.thread)?,
                step: None,
                ..access.clone()
            })
        };
        let conflict = fault.conflict.as_ref().and_then(|conflict| {
            let [one, two] = conflict.accesses.each_ref().map(access);
            Some(Conflict {
                accesses: [one?, two?],
                ..conflict.clone()
            })
        });
        Fault {
            node: None,
            shortest_known: false,
            spurious: true,
            conflict,
            waits: fault.waits.iter().filter_map(wait).collect(),
            ..fault.clone()
        }
    }
}
