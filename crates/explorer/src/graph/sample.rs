//! Graphs made by hand, for tests.

use super::{Access, Conflict, End, Graph, Node, ObjectName, Outcome, Step, ThreadName, Wait};
use crate::count::Count;
use crate::json::{self, Value};

/// A graph of one state, with these threads.
pub(crate) fn of_threads(names: &[&str]) -> Graph {
    let thread = |name: &&str| ThreadName {
        name: (*name).to_owned(),
        line: 0,
        parent: 0,
    };
    Graph {
        runs: 1,
        threads: names.iter().map(thread).collect(),
        table: vec![json::text("")],
        nodes: vec![Node::default()],
        ..Graph::default()
    }
}

/// Thread, operation, object, value, line.
pub(crate) type Done<'a> = (usize, &'a str, Option<usize>, &'a str, u32);

impl Graph {
    pub(crate) fn with_object(mut self, name: &str, kind: &str) -> Self {
        self.objects.push(ObjectName {
            name: name.to_owned(),
            kind: kind.to_owned(),
            line: 1,
        });
        self
    }

    /// With one more schedule, which has no state but the first in common with others.
    pub(crate) fn with_way(mut self, steps: &[Done<'_>], end: End, output: &str) -> Self {
        let mut at = 0;
        for (thread, operation, object, value, line) in steps {
            self.steps.push(Step {
                thread: *thread,
                operation: (*operation).to_owned(),
                object: *object,
                value: (*value).to_owned(),
                line: *line,
                alternative: 0,
                edges: Vec::new(),
            });
            self.nodes.push(Node::default());
            let to = self.nodes.len() - 1;
            self.nodes[at].edges.push((self.steps.len() - 1, to));
            at = to;
        }
        self.table.push(json::text(output));
        self.nodes[at].output = self.table.len() - 1;
        self.states = self.nodes.len();
        self.with_outcome(output, &end.name(), at, end)
    }

    fn with_outcome(mut self, output: &str, name: &str, at: usize, end: End) -> Self {
        self.nodes[at].end = Some(end);
        self.schedules += &Count::from(1);
        let mut known = self.outcomes.iter_mut();
        match known.find(|it| it.output == output && it.end == name) {
            Some(known) => known.schedules += &Count::from(1),
            None => self.outcomes.push(Outcome {
                output: output.to_owned(),
                end: name.to_owned(),
                schedules: Count::from(1),
            }),
        }
        self
    }

    /// With states of the objects at the newest node: who owns each.
    pub(crate) fn with_owners(mut self, owners: &[Option<i64>]) -> Self {
        for owner in owners {
            let owner = owner.map_or(Value::Null, Value::Number);
            self.table.push(json::map([("owner", owner)]));
            let state = self.table.len() - 1;
            self.nodes.last_mut().unwrap().objects.push(state);
        }
        self
    }

    pub(crate) fn concluded(mut self) -> Self {
        self.conclude();
        self
    }
}

pub(crate) fn wait(
    thread: usize,
    operation: &str,
    object: Option<usize>,
    line: u32,
    on: &[usize],
) -> Wait {
    Wait {
        thread,
        operation: operation.to_owned(),
        object,
        line,
        on: on.to_vec(),
    }
}

pub(crate) fn access(thread: usize, line: u32, what: &str) -> Access {
    Access {
        thread,
        line,
        write: !what.starts_with("read"),
        what: what.to_owned(),
        step: None,
    }
}

pub(crate) fn conflict(name: &str, memory: &str, accesses: [Access; 2]) -> Conflict {
    Conflict {
        accesses,
        name: name.to_owned(),
        memory: memory.to_owned(),
    }
}

/// Two threads that lock `a` and `b` crosswise: they may end, or stand still.
pub(crate) fn crossed() -> Graph {
    let waits = vec![
        wait(0, "scope end", None, 5, &[1, 2]),
        wait(1, "lock", Some(1), 7, &[2]),
        wait(2, "lock", Some(0), 9, &[1]),
    ];
    let spawns = [(0, "spawn", None, "t1", 6), (0, "spawn", None, "t2", 8)];
    let crosses = [(1, "lock", Some(0), "1", 7), (2, "lock", Some(1), "2", 9)];
    of_threads(&["main", "t1", "t2"])
        .with_object("a", "Mutex")
        .with_object("b", "Mutex")
        .with_way(&[spawns, crosses].concat(), End::Deadlock(waits), "")
        .with_owners(&[Some(1), Some(2)])
        .with_way(
            &[&spawns[..], &[(1, "lock", Some(0), "1", 7)]].concat(),
            End::Ok,
            "3\n",
        )
        .concluded()
}
