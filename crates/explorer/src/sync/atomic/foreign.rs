//! Atomics of `core`, and the counters of std's `Arc`, which the compiler tells of by their addresses.
//!
//! # `Arc`
//!
//! To count an owner up or down is no step, as nobody can tell when it happens, unless
//! - somebody looks at the count of an `Arc` of the same type: `strong_count`, `try_unwrap`, `get_mut`, `upgrade` …: then all
//!   operations on the counters of that type are steps, as those on any atomic;
//! - or the value's destructor does an operation: then it matters who drops the last owner, and each drop is a step.
//!
//! What the program turns out to do is found while it runs; the exploration then begins anew. To reduce that further,
//! increments alone are no steps in the second case: they commute with all but a look.

mod caller;

use super::access::{Access, Text, follow_memory, fresh};
use super::{Ordering, fence_at, place};
use crate::engine::Obj;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::{Birth, Object};
use crate::engine::point::{touch, with};
use crate::engine::site::{self, Site};
use crate::memory::door::{self, op};
use crate::memory::written;
use caller::{Caller, Counter};
use std::ffi::c_int;

/// What a read-modify-write does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    Exchange,
    Add,
    Sub,
    And,
    Or,
    Xor,
    Nand,
}

impl Change {
    fn of(self, old: u64, with: u64) -> u64 {
        match self {
            Self::Exchange => with,
            Self::Add => old.wrapping_add(with),
            Self::Sub => old.wrapping_sub(with),
            Self::And => old & with,
            Self::Or => old | with,
            Self::Xor => old ^ with,
            Self::Nand => !(old & with),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Exchange => "swap",
            Self::Add => "fetch_add",
            Self::Sub => "fetch_sub",
            Self::And => "fetch_and",
            Self::Or => "fetch_or",
            Self::Xor => "fetch_xor",
            Self::Nand => "fetch_nand",
        }
    }
}

/// The orderings as LLVM numbers them.
fn ordering(order: c_int) -> Ordering {
    match order {
        0 => Ordering::Relaxed,
        1 | 2 => Ordering::Acquire,
        3 => Ordering::Release,
        4 => Ordering::AcqRel,
        _ => Ordering::SeqCst,
    }
}

/// A real update, outside of a program that is explored.
fn update(address: usize, size: usize, next: impl Fn(u64) -> Option<u64>) -> u64 {
    let old = place::get(address, size);
    if let Some(new) = next(old) {
        place::put(address, size, place::masked(size, new));
    }
    old
}

const KINDS: [&str; 4] = ["AtomicU8", "AtomicU16", "AtomicU32", "AtomicU64"];
const TEXT: Text = |bits| bits.to_string();

/// The atomic at an address, as an object; its history ends with what memory holds.
fn object(address: usize, size: usize, kind: &'static str, site: Site) -> Obj {
    let value = place::get(address, size);
    let known = with(|world| world.foreign.get(&address).copied());
    let object = known.unwrap_or_else(|| {
        with(|world| {
            let nth = world.constants.entry(address).or_default();
            *nth += 1;
            let birth = Birth::At(address, *nth);
            let object = world.make(
                birth,
                kind,
                site,
                Object::new(fresh(value, TEXT), String::new()),
            );
            world.foreign.insert(address, object);
            object
        })
    });
    follow_memory(object, value, TEXT);
    object
}

/// What is done to an atomic.
struct Operation {
    address: usize,
    size: usize,
    writes: bool,
    name: &'static str,
    caller: usize,
}

/// The door of all operations: `step` is one that is announced, `quiet` one that is not.
fn operate(
    operation: &Operation,
    step: impl FnOnce(&Access) -> u64,
    quiet: impl FnOnce(Option<Counter>) -> u64,
) -> u64 {
    let (address, size) = (operation.address, operation.size);
    if door::thread().is_none() {
        return quiet(None);
    }
    op(|| {
        written::note(address, size);
        let (name, kind) = match caller::of(operation.caller, address) {
            Caller::Counter(counter) if !counter.is_step(operation.writes) => {
                touch(address);
                return quiet(Some(counter));
            }
            Caller::Counter(counter) => (counter.operation, "Arc"),
            Caller::Program => (operation.name, KINDS[size.ilog2() as usize]),
        };
        let site = site::of_drop(with(|world| world.me().site));
        let access = Access {
            atomic: object(address, size, kind, site),
            operation: name,
            site,
            text: TEXT,
            address,
            size,
        };
        step(&access)
    })
}

pub(crate) fn load(address: usize, size: usize, order: c_int, caller: usize) -> u64 {
    let operation = Operation {
        address,
        size,
        writes: false,
        name: "load",
        caller,
    };
    operate(
        &operation,
        |access| access.load(ordering(order)),
        |_| place::get(address, size),
    )
}

pub(crate) fn store(address: usize, size: usize, value: u64, order: c_int, caller: usize) {
    let operation = Operation {
        address,
        size,
        writes: true,
        name: "store",
        caller,
    };
    operate(
        &operation,
        |access| {
            access.store(value, ordering(order));
            0
        },
        |_| {
            place::put(address, size, value);
            0
        },
    );
}

pub(crate) fn change(
    address: usize,
    size: usize,
    change: Change,
    value: u64,
    order: c_int,
    caller: usize,
) -> u64 {
    let operation = Operation {
        address,
        size,
        writes: true,
        name: change.name(),
        caller,
    };
    let order = ordering(order);
    let next = |old| Some(place::masked(size, change.of(old, value)));
    operate(
        &operation,
        |access| {
            let (Ok(old) | Err(old)) =
                access.update(format!("{value} {order:?}"), order, order, next);
            old
        },
        |counter| {
            let old = update(address, size, next);
            if let Some(counter) = counter {
                count(counter, address, change, old);
            }
            old
        },
    )
}

pub(crate) fn compare_exchange(
    address: usize,
    size: usize,
    (expected, new): (u64, u64),
    (order, failure): (c_int, c_int),
    caller: usize,
) -> u64 {
    let operation = Operation {
        address,
        size,
        writes: true,
        name: "compare_exchange",
        caller,
    };
    operate(
        &operation,
        |access| {
            let (order, failure) = (ordering(order), ordering(failure));
            let (Ok(old) | Err(old)) = access.exchange(expected, new, order, failure, false);
            old
        },
        |_| update(address, size, |old| (old == expected).then_some(new)),
    )
}

pub(crate) fn fence(order: c_int, caller: usize) {
    if door::thread().is_none() {
        return;
    }
    op(|| {
        if let Caller::Program = caller::of(caller, 0) {
            let site = site::of_drop(with(|world| world.me().site));
            fence_at(ordering(order), site);
        } else {
            // Where the last owner is dropped: what others did before they let go.
            with(|world| world.edge(Edge::AcquireFence));
        }
    });
}

/// An owner is counted, as no step: what each has done before it let go happened before the end of the value.
fn count(counter: Counter, address: usize, change: Change, old: u64) {
    if !matches!(change, Change::Sub) {
        return;
    }
    with(|world| {
        let place = Place::Count(address);
        let thread = world.current;
        world.counted.push(address);
        let known = world.known.entry(place).or_default();
        known.learn(&world.threads[thread].knows);
        let known = known.clone();
        let knows = &mut world.threads[thread].knows;
        // What the thread does from now on is not among what it has just told.
        knows.tick(thread);
        if old == 1 {
            knows.learn(&known);
        }
        world.tell_time();
        if old != 1 {
            return;
        }
        if counter.is_weak {
            // The end of the memory, and of what was destroyed in it.
            world.known.remove(&place);
            world
                .me()
                .dropping
                .retain(|(strong, _)| strong + 8 != address);
        } else {
            world.me().dropping.push((address, counter.of));
        }
    });
}
