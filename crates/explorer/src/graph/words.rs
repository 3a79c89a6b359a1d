//! Faults in words.

use super::circle::circle;
use super::{Access, Conflict, Fault, Graph, Kind, Wait};
use crate::json::Value;

/// So many waits are told in a sentence.
const WAITS: usize = 6;

impl Kind {
    /// `a deadlock`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Deadlock => "a deadlock",
            Self::Stuck => "stuck threads",
            Self::Race => "a data race",
            Self::UseAfterFree => "a use after free",
            Self::DoubleFree => "a double free",
            Self::Panic => "a panic of main",
            Self::Abort => "an abort",
        }
    }

    /// `2 deadlocks`.
    pub fn several(self, number: usize) -> String {
        let what = match self {
            _ if number == 1 => return self.phrase().to_owned(),
            Self::Deadlock => "deadlocks",
            Self::Stuck => "groups of stuck threads",
            Self::Race => "data races",
            Self::UseAfterFree => "uses after free",
            Self::DoubleFree => "double frees",
            Self::Panic => "panics of main",
            Self::Abort => "aborts",
        };
        format!("{number} {what}")
    }
}

impl Graph {
    /// A fault as a sentence that has neither a capital letter nor a full stop.
    pub fn words(&self, fault: &Fault) -> String {
        let what = fault.kind.phrase();
        let at = at(fault.line);
        let text = match fault.kind {
            Kind::Panic | Kind::Abort if fault.message.is_empty() => format!("{what}{at}"),
            Kind::Panic | Kind::Abort => format!("{what}{at}: {}", one_line(&fault.message)),
            Kind::Deadlock => self.with_waits(what, fault),
            Kind::Stuck => {
                let what = format!("{what}, which wait for ever while the program goes on");
                self.with_waits(&what, fault)
            }
            Kind::Race | Kind::UseAfterFree | Kind::DoubleFree => match &fault.conflict {
                Some(conflict) => format!("{what}: {}", self.conflict(fault.kind, conflict)),
                None => what.to_owned(),
            },
        };
        if fault.spurious {
            format!("{text} (if waits return for no reason, as they may)")
        } else {
            text
        }
    }

    /// `main writes x at line 12 while t1 reads it at line 8, with nothing that orders them`.
    pub(super) fn conflict(&self, kind: Kind, conflict: &Conflict) -> String {
        let words = match kind {
            Kind::Race => self.race(conflict),
            _ => self.after_free(conflict),
        };
        words + &in_brackets(&conflict.memory)
    }

    fn race(&self, conflict: &Conflict) -> String {
        let [one, other] = (conflict.accesses.each_ref())
            .map(|it| (self.thread(it.thread), verb(it), at(it.line)));
        let (one, does, here) = one;
        let (other, and, there) = other;
        let together = match conflict.name.as_str() {
            "" => format!("{one} {does}{here} what {other} {and}{there}"),
            name => format!("{one} {does} `{name}`{here} while {other} {and} it{there}"),
        };
        format!("{together}, with nothing that orders them")
    }

    fn after_free(&self, conflict: &Conflict) -> String {
        let [free, use_] = &conflict.accesses;
        let (who, does, here) = (self.thread(use_.thread), verb(use_), at(use_.line));
        let what = match conflict.name.as_str() {
            "" => format!("{does}{here} what"),
            name => format!("{does} `{name}`{here}, which"),
        };
        let (owner, there) = (self.thread(free.thread), at(free.line));
        format!("{who} {what} {owner} freed{there}")
    }

    /// The circle first: the others wait because of it.
    fn with_waits(&self, what: &str, fault: &Fault) -> String {
        let (circle, beside) = circle(&fault.waits);
        let waits: Vec<&Wait> = circle.into_iter().chain(beside).collect();
        let told = waits.iter().take(WAITS).map(|wait| self.wait(fault, wait));
        let mut told: Vec<String> = told.collect();
        if waits.len() > WAITS {
            told.push(format!("and {} more wait", waits.len() - WAITS));
        }
        if told.is_empty() {
            return what.to_owned();
        }
        format!("{what}: {}", told.join("; "))
    }

    /// `t1 waits for b, which t2 holds`.
    fn wait(&self, fault: &Fault, wait: &Wait) -> String {
        let (who, on) = (self.thread(wait.thread), self.threads(&wait.on));
        let s = if wait.on.len() == 1 { "s" } else { "" };
        let Some(object) = wait.object else {
            return match (wait.operation.as_str(), wait.on.is_empty()) {
                ("park", true) => format!("{who} is parked, and nobody is left to unpark it"),
                ("join" | "scope end" | "return", false) => format!("{who} waits for {on} to end"),
                (operation, true) => {
                    format!("{who} waits in `{operation}`, and nobody is left to end this wait")
                }
                (operation, false) => format!("{who} waits in `{operation}` for {on}"),
            };
        };
        let waits = format!("{who} waits for {}", self.object(object));
        let (holders, is_lock) = self.holders(fault, object);
        let held = !wait.on.is_empty() && wait.on.iter().all(|thread| holders.contains(thread));
        if wait.on == [wait.thread] && (held || is_lock) {
            format!("{waits}, which it holds itself")
        } else if held || (is_lock && fault.node.is_none() && !wait.on.is_empty()) {
            format!("{waits}, which {on} hold{s}")
        } else if is_lock && !wait.on.is_empty() {
            format!("{waits} behind {on}, which wait{s} for it, too")
        } else if !wait.on.is_empty() {
            let does = if wait.on.len() == 1 { "does" } else { "do" };
            format!("{waits} until {on} {does} something")
        } else if let [holder, ..] = holders[..] {
            format!("{waits}, which {} holds for ever", self.thread(holder))
        } else {
            format!("{waits}, and nobody is left to end this wait")
        }
    }

    /// Who holds an object where a fault is, as far as its state tells; and whether it is a lock at all.
    fn holders(&self, fault: &Fault, object: usize) -> (Vec<usize>, bool) {
        let node = fault.node.and_then(|node| self.nodes.get(node));
        let state = node.and_then(|node| self.object_at(node, object));
        let state = state.unwrap_or(&Value::Null);
        let one = ["owner", "writer", "by"].map(|field| state.get(field));
        let all = one.into_iter().chain(state.get("readers").items());
        let holders = all.filter_map(|value| value.as_number()?.try_into().ok());
        let kind = self.objects.get(object).map(|object| object.kind.as_str());
        (holders.collect(), matches!(kind, Some("Mutex" | "RwLock")))
    }

    /// The name of a thread, or of one that has none.
    pub fn thread(&self, thread: usize) -> String {
        let known = self.threads.get(thread).map(|thread| thread.name.clone());
        known.unwrap_or_else(|| match thread {
            0 => "main".to_owned(),
            _ => format!("t{thread}"),
        })
    }

    /// `t1, t2 and t3`.
    pub(crate) fn threads(&self, threads: &[usize]) -> String {
        let names: Vec<String> = threads.iter().map(|thread| self.thread(*thread)).collect();
        match &names[..] {
            [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
            _ => names.concat(),
        }
    }

    pub fn object(&self, object: usize) -> &str {
        let known = self.objects.get(object);
        known.map_or("?", |object| &object.name)
    }
}

fn at(line: u32) -> String {
    match line {
        0 => String::new(),
        line => format!(" at line {line}"),
    }
}

fn in_brackets(text: &str) -> String {
    match text {
        "" => String::new(),
        text => format!(" ({text})"),
    }
}

fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.split_whitespace().collect();
    lines.join(" ")
}

fn verb(access: &Access) -> &'static str {
    if access.what.starts_with("free") {
        "frees"
    } else if access.write {
        "writes"
    } else {
        "reads"
    }
}
