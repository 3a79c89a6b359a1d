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

use super::access::{Access, Text, fresh};
use super::{Ordering, fence_at};
use crate::engine::Obj;
use crate::engine::knowledge::Place;
use crate::engine::object::{Birth, Object, State};
use crate::engine::point::with;
use crate::engine::site::{self, Site};
use crate::memory::door::{self, op};
use crate::memory::shadow::{self, Kind};
use crate::memory::written;
use caller::{Caller, Counter};
use std::ffi::c_int;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64};

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

/// The value at an address, for who is alone with it.
fn now(address: usize, size: usize) -> u64 {
    macro_rules! at {
        ($atomic:ty) => {
            // SAFETY: the program does an operation on an atomic of this size here.
            unsafe {
                (*std::ptr::with_exposed_provenance::<$atomic>(address))
                    .load(Ordering::Relaxed)
                    .into()
            }
        };
    }
    match size {
        1 => at!(AtomicU8),
        2 => at!(AtomicU16),
        4 => at!(AtomicU32),
        _ => at!(AtomicU64),
    }
}

fn put(address: usize, size: usize, value: u64) {
    macro_rules! at {
        ($atomic:ty) => {
            // SAFETY: as in `now`.
            unsafe {
                (*std::ptr::with_exposed_provenance::<$atomic>(address))
                    .store(value as _, Ordering::Relaxed);
            }
        };
    }
    match size {
        1 => at!(AtomicU8),
        2 => at!(AtomicU16),
        4 => at!(AtomicU32),
        _ => at!(AtomicU64),
    }
}

fn masked(size: usize, value: u64) -> u64 {
    if size == 8 {
        value
    } else {
        value & ((1 << (8 * size)) - 1)
    }
}

/// A real update, outside of a program that is explored.
fn update(address: usize, size: usize, next: impl Fn(u64) -> Option<u64>) -> u64 {
    let old = now(address, size);
    if let Some(new) = next(old) {
        put(address, size, masked(size, new));
    }
    old
}

const KINDS: [&str; 4] = ["AtomicU8", "AtomicU16", "AtomicU32", "AtomicU64"];
const TEXT: Text = |bits| bits.to_string();

/// The atomic at an address, as an object; its history ends with what memory holds.
fn object(address: usize, size: usize, kind: &'static str, site: Site) -> Obj {
    let value = now(address, size);
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
    // Its only owner may have written to it without an operation.
    let newest = with(|world| match &world.object(object).state {
        State::Atomic { stores } => stores.last().map(|store| store.bits),
        _ => None,
    });
    if newest != Some(value) {
        super::access::reset(object, value, TEXT);
    }
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
    let mut allowed = true;
    let answer = op(|| {
        let kind = if operation.writes {
            Kind::AtomicWrite
        } else {
            Kind::AtomicRead
        };
        written::note(address, size);
        allowed = shadow::access(address, size, kind);
        if !allowed {
            return 0;
        }
        let (name, kind) = match caller::of(operation.caller, address) {
            Caller::Counter(counter) if !counter.is_step(operation.writes) => {
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
        };
        let answer = step(&access);
        put(address, size, access.newest());
        answer
    });
    if !allowed {
        door::stop();
    }
    answer
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
        |_| now(address, size),
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
            put(address, size, value);
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
    let next = |old| Some(masked(size, change.of(old, value)));
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
        // That of an `Arc` is part of its drop.
        if let Caller::Program = caller::of(caller, 0) {
            let site = site::of_drop(with(|world| world.me().site));
            fence_at(ordering(order), site);
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
        let known = world.known.entry(place).or_default();
        known.learn(&world.threads[thread].knows);
        let known = known.clone();
        if old != 1 {
            return;
        }
        world.threads[thread].knows.learn(&known);
        shadow::learn(world.threads[thread].knows.clock());
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
