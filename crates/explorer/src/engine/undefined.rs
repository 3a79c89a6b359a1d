//! What a program did to memory that it must not do, and where in the program that is.

use super::current::with;
use super::site;
use super::world::Undefined;
use crate::graph::{Access, Conflict, End};
use crate::memory::region;
use crate::memory::shadow::{self, Clash, Kind};

/// What the shadow of the memory says of the access that was just refused.
pub(crate) fn now() -> Option<Undefined> {
    let clash = shadow::clash()?;
    Some(Undefined {
        clash,
        line: line_of_program(),
    })
}

impl Undefined {
    /// Another run by the same schedule shall find out where the first access is.
    pub(crate) fn seek_first(self) {
        shadow::seek(self.clash.first, self.clash.address, || {
            let line = line_of_program();
            with(|world| world.first_line = line);
        });
    }

    /// The end of the run; `first_line` is where the first access is, 0 if that is not known.
    pub(crate) fn end(self, first_line: u32) -> End {
        let Clash {
            first,
            second,
            address,
            size,
        } = self.clash;
        let conflict = Conflict {
            accesses: [
                access(first, first.size(), first_line),
                access(second, size, self.line),
            ],
            name: String::new(),
            memory: memory(address),
        };
        match (first.kind, second.kind) {
            (Kind::Free, Kind::Free) => End::DoubleFree(conflict),
            (Kind::Free, _) => End::UseAfterFree(conflict),
            _ => End::Race(conflict),
        }
    }
}

fn line_of_program() -> u32 {
    let otherwise = with(|world| world.me().site);
    site::of_access(otherwise).line
}

fn access(access: shadow::Access, size: usize, line: u32) -> Access {
    let bytes = if size == 1 { "byte" } else { "bytes" };
    Access {
        thread: access.thread.into(),
        line,
        write: access.kind.writes(),
        what: match access.kind {
            Kind::Read => format!("read of {size} {bytes}"),
            Kind::Write => format!("write of {size} {bytes}"),
            Kind::AtomicRead => format!("atomic read of {size} {bytes}"),
            Kind::AtomicWrite => format!("atomic write of {size} {bytes}"),
            Kind::Allocate => "allocation".to_owned(),
            Kind::Free => "free".to_owned(),
        },
        step: None,
    }
}

fn memory(address: usize) -> String {
    match region::owner(address) {
        None => "a static".to_owned(),
        Some(_) if region::heap_owner(address).is_some() => "the heap".to_owned(),
        Some(0) => "the stack of main".to_owned(),
        Some(thread) => {
            let name = with(|world| world.threads[thread].name);
            name.map_or_else(
                || format!("the stack of t{thread}"),
                |name| format!("the stack of {name}"),
            )
        }
    }
}
