//! What loads, stores and read-modify-writes do to the history of an atomic.
//!
//! Sequentially consistent: the history is the newest store. Weak: a load may read any store that is not older than what
//! its thread knows of; a store is added at the end, which is also the modification order. Each store carries the
//! knowledge that an acquire load gets from it.

use super::place;
use crate::engine::Obj;
use crate::engine::gate::{Gate, UNLUCKY};
use crate::engine::knowledge::{Edge, Place};
use crate::engine::object::{State, Store};
use crate::engine::patience::Nature;
use crate::engine::point::{announce_as, stop, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::engine::world::{Model, World};
use crate::memory::door::{self, op};
use crate::memory::shadow::{self, Kind};
use std::sync::atomic::Ordering;

pub(super) fn acquires(order: Ordering) -> bool {
    matches!(
        order,
        Ordering::Acquire | Ordering::AcqRel | Ordering::SeqCst
    )
}

pub(super) fn releases(order: Ordering) -> bool {
    matches!(
        order,
        Ordering::Release | Ordering::AcqRel | Ordering::SeqCst
    )
}

/// How values look in the history.
pub(super) type Text = fn(u64) -> String;

/// One operation on one atomic.
pub(super) struct Access {
    pub atomic: Obj,
    pub operation: &'static str,
    pub site: Site,
    pub text: Text,
    /// Where its value is in memory, which holds the newest.
    pub address: usize,
    /// Bytes of it.
    pub size: usize,
}

fn stores(world: &World, atomic: Obj) -> &[Store] {
    match &world.object(atomic).state {
        State::Atomic { stores } => stores,
        _ => unreachable!("an atomic's object is an atomic"),
    }
}

fn place(world: &World, atomic: Obj, position: u32) -> Place {
    match world.model {
        Model::Sc => Place::Object(atomic),
        Model::Weak => Place::Store(atomic, position),
    }
}

/// Reads the store that is `back` from the newest.
fn read(world: &mut World, atomic: Obj, back: u16, order: Ordering) -> u64 {
    let all = stores(world, atomic);
    let position = all.len() - 1 - back as usize;
    let bits = all[position].bits;
    let position = position as u32;
    let from = place(world, atomic, position);
    let thread = world.current;
    world.threads[thread].knows.see(atomic, position);
    world.edge(if acquires(order) {
        Edge::Acquire(from)
    } else {
        Edge::Glance(from)
    });
    if order == Ordering::SeqCst {
        world.sequential.see(atomic, position);
    }
    world.look(atomic);
    bits
}

/// Adds a store; `continues` the release sequence that the newest store is in, if it replaces just that one.
fn write(world: &mut World, atomic: Obj, store: Store, order: Ordering, continues: bool) {
    let weak = world.model == Model::Weak;
    let before = stores(world, atomic).len() as u32 - 1;
    let position = if weak { before + 1 } else { 0 };
    let (from, to) = (place(world, atomic, before), place(world, atomic, position));
    // An update that leaves the value is nothing that others could be waiting for.
    let changes = weak && !continues || stores(world, atomic)[before as usize].bits != store.bits;
    if let State::Atomic { stores } = &mut world.object_mut(atomic).state {
        if !weak {
            stores.clear();
        }
        stores.push(store);
    }
    if changes {
        world.changed(atomic);
    }
    let thread = world.current;
    world.threads[thread].knows.see(atomic, position);
    if continues {
        if from != to {
            world.edge(Edge::Carry(from, to));
        }
        world.edge(if releases(order) {
            Edge::Release(to)
        } else {
            Edge::ReleaseFenced(to)
        });
    } else {
        world.edge(if releases(order) {
            Edge::Set(to)
        } else {
            Edge::SetFenced(to)
        });
    }
    if order == Ordering::SeqCst {
        world.sequential.see(atomic, position);
    }
}

impl Access {
    fn request(&self, detail: String) -> Request {
        Request::new(self.operation, self.site)
            .on(self.atomic)
            .with(detail)
    }

    pub(super) fn load(&self, order: Ordering) -> u64 {
        assert!(
            !matches!(order, Ordering::Release | Ordering::AcqRel),
            "there is no such thing as a release load"
        );
        let sequential = order == Ordering::SeqCst;
        let gate = Gate::Stores {
            atomic: self.atomic,
            sequential,
        };
        let request = self.request(format!("{order:?}")).when(gate);
        let back = announce_as(request, Nature::look(self.atomic));
        let begun = door::clock();
        let bits = with(|world| {
            let bits = read(world, self.atomic, back, order);
            world.record(
                self.operation,
                Some(self.atomic),
                (self.text)(bits),
                self.site,
            );
            bits
        });
        self.touch(begun, Kind::AtomicRead);
        bits
    }

    /// Memory holds the newest value, and the operation, which began at the time `begun`, was an access to it.
    fn touch(&self, begun: u32, kind: Kind) {
        place::put(self.address, self.size, self.newest());
        if !shadow::access_at(begun, self.address, self.size, kind) {
            stop();
        }
    }

    pub(super) fn store(&self, bits: u64, order: Ordering) {
        assert!(
            !matches!(order, Ordering::Acquire | Ordering::AcqRel),
            "there is no such thing as an acquire store"
        );
        let text = (self.text)(bits);
        announce_as(self.request(format!("{text} {order:?}")), Nature::Act);
        let begun = door::clock();
        with(|world| {
            let store = Store {
                bits,
                text: text.clone(),
            };
            write(world, self.atomic, store, order, false);
            world.record(self.operation, Some(self.atomic), text, self.site);
        });
        self.touch(begun, Kind::AtomicWrite);
    }

    /// Replaces the newest value by what `next` makes of it. `Err` with the value if that is nothing.
    pub(super) fn update(
        &self,
        detail: String,
        order: Ordering,
        failure: Ordering,
        next: impl FnOnce(u64) -> Option<u64>,
    ) -> Result<u64, u64> {
        announce_as(self.request(detail), Nature::look(self.atomic));
        let begun = door::clock();
        // Owners may have been counted meanwhile, as no steps.
        follow_memory(self.atomic, place::get(self.address, self.size), self.text);
        let old = self.newest();
        // Code of the program: not while the world is borrowed.
        let new = next(old);
        let result = with(|world| self.finish(world, old, new, 0, order, failure));
        self.touch(begun, kind_of(&result));
        result
    }

    pub(super) fn exchange(
        &self,
        expected: u64,
        new: u64,
        order: Ordering,
        failure: Ordering,
        weak: bool,
    ) -> Result<u64, u64> {
        let weak = weak && with(|world| !world.me().unlucky.contains(&self.site));
        let sequential = failure == Ordering::SeqCst;
        let gate = Gate::Exchange {
            atomic: self.atomic,
            expected,
            sequential,
            weak,
        };
        let detail = format!("{} -> {}", (self.text)(expected), (self.text)(new));
        let request = self.request(detail).when(gate);
        let alternative = announce_as(request, Nature::look(self.atomic));
        let begun = door::clock();
        let result = with(|world| {
            if alternative == UNLUCKY {
                world.me().unlucky.insert(self.site);
                let old = read(world, self.atomic, 0, failure);
                let value = format!("{} (failed for no reason)", (self.text)(old));
                world.record(self.operation, Some(self.atomic), value, self.site);
                return Err(old);
            }
            let all = stores(world, self.atomic);
            let old = all[all.len() - 1 - alternative as usize].bits;
            let new = (old == expected).then_some(new);
            self.finish(world, old, new, alternative, order, failure)
        });
        self.touch(begun, kind_of(&result));
        result
    }

    fn finish(
        &self,
        world: &mut World,
        old: u64,
        new: Option<u64>,
        back: u16,
        order: Ordering,
        failure: Ordering,
    ) -> Result<u64, u64> {
        let before = (self.text)(old);
        let Some(bits) = new else {
            read(world, self.atomic, back, failure);
            world.record(
                self.operation,
                Some(self.atomic),
                format!("{before} (failed)"),
                self.site,
            );
            return Err(old);
        };
        read(world, self.atomic, 0, order);
        let text = (self.text)(bits);
        let value = format!("{before} -> {text}");
        write(world, self.atomic, Store { bits, text }, order, true);
        world.record(self.operation, Some(self.atomic), value, self.site);
        Ok(old)
    }

    /// The newest value, for who is the only one that can see the atomic, or only prints it.
    pub(super) fn newest(&self) -> u64 {
        with(|world| {
            stores(world, self.atomic)
                .last()
                .map_or(0, |store| store.bits)
        })
    }
}

/// An update that changes nothing does not write.
fn kind_of(result: &Result<u64, u64>) -> Kind {
    if result.is_ok() {
        Kind::AtomicWrite
    } else {
        Kind::AtomicRead
    }
}

/// Changes an atomic as std does, which loads it, calls `next`, and stores what that gives if nobody has stored anything else
/// meanwhile; else it calls `next` again. One step, if `next` has no value that could tell how often it is called.
pub(super) fn change<F: FnMut(u64) -> Option<u64>>(
    access: impl Fn() -> Access,
    (success, failure): (Ordering, Ordering),
    mut next: F,
) -> Result<u64, u64> {
    if size_of::<F>() == 0 {
        return op(|| access().update(format!("{success:?}"), success, failure, next));
    }
    let mut old = op(|| access().load(failure));
    while let Some(new) = next(old) {
        match op(|| access().exchange(old, new, success, failure, false)) {
            Ok(old) => return Ok(old),
            Err(newer) => old = newer,
        }
    }
    Err(old)
}

/// The value in memory is `bits`: if that is not the newest, the only owner has written to it without an operation.
pub(super) fn follow_memory(atomic: Obj, bits: u64, text: Text) {
    let newest = with(|world| stores(world, atomic).last().map(|store| store.bits));
    if newest != Some(bits) {
        reset(atomic, bits, text);
    }
}

/// Replaces the history by one value.
fn reset(atomic: Obj, bits: u64, text: Text) {
    with(|world| {
        let weak = world.model == Model::Weak;
        let store = Store {
            bits,
            text: text(bits),
        };
        let position = if weak {
            stores(world, atomic).len() as u32
        } else {
            0
        };
        if let State::Atomic { stores } = &mut world.object_mut(atomic).state {
            if !weak {
                stores.clear();
            }
            stores.push(store);
        }
        let thread = world.current;
        world.threads[thread].knows.see(atomic, position);
    });
}

pub(super) fn fresh(bits: u64, text: Text) -> State {
    State::Atomic {
        stores: vec![Store {
            bits,
            text: text(bits),
        }],
    }
}
