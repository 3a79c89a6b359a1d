//! When two states are one.

use super::knowledge::Knowledge;
use super::object::State;
use super::world::{Model, World};
use super::{Map, Tid};
use crate::memory::shadow;
use crate::memory::{door, heap, region, written};
use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;

fn hasher() -> impl Hasher {
    FixedState::with_seed(0).build_hasher()
}

impl World {
    /// What two states must have in common to be one: what the program's memory holds, where each thread stands in it, and
    /// what is modelled.
    pub(crate) fn key(&self) -> u64 {
        let mut hasher = hasher();
        let weak = self.model == Model::Weak;
        for (tid, thread) in self.threads.iter().enumerate() {
            if !thread.born() {
                continue;
            }
            (tid, thread.ended(), thread.panicked, &thread.name).hash(&mut hasher);
            let number = self.registry.demands.numbers.then_some(thread.number);
            (thread.returned, number).hash(&mut hasher);
            (thread.parcel, thread.detached).hash(&mut hasher);
            (thread.spawned, thread.made).hash(&mut hasher);
            if thread.ended() {
                continue;
            }
            // Where in its round it was left does not matter.
            if !thread.endless {
                thread.standing.hash(&mut hasher);
                add(thread.standing.frame..thread.top, &mut hasher);
            }
            (thread.inside, thread.token).hash(&mut hasher);
            (thread.unwinding, thread.catching, thread.caught).hash(&mut hasher);
            (&thread.last_words, &thread.formats).hash(&mut hasher);
            (&thread.unlucky, &thread.dropping).hash(&mut hasher);
            for (key, local) in &thread.locals {
                (key, local.value, local.destroyed).hash(&mut hasher);
            }
            if let Some(request) = &thread.request {
                (request.operation, request.object, request.site).hash(&mut hasher);
                (&request.detail, &request.gate, request.timed, request.until).hash(&mut hasher);
                request.parks.hash(&mut hasher);
                let patience = request.patience.as_ref();
                patience.map(|p| p.is_over(self)).hash(&mut hasher);
            }
            if self.registry.demands.patience {
                thread.round.hash_in(self, &mut hasher);
            } else {
                thread.round.hash_repeats(&mut hasher);
            }
            if weak {
                (&thread.knows, &thread.glanced, &thread.fenced).hash(&mut hasher);
            }
        }
        self.add_objects(&mut hasher);
        if weak {
            self.sequential.hash(&mut hasher);
            for (place, known) in &self.known {
                (place, known).hash(&mut hasher);
            }
            for (channel, letters) in &self.mail {
                (channel, letters).hash(&mut hasher);
            }
        }
        add_memory(&mut hasher);
        (&self.scopes, &self.foreign).hash(&mut hasher);
        (&self.output, &self.buffered).hash(&mut hasher);
        (self.exiting, self.exit, self.code).hash(&mut hasher);
        self.clock.hash(&mut hasher);
        self.unordered().hash(&mut hasher);
        hasher.finish()
    }

    /// A number for what memory holds, with a stack of which no more is known than its addresses, and `registers`.
    pub(super) fn moment(&self, stack: Range<usize>, registers: impl Hash) -> u64 {
        let mut hasher = hasher();
        registers.hash(&mut hasher);
        add(stack, &mut hasher);
        add_memory(&mut hasher);
        hasher.finish()
    }

    /// What decides how `thread` goes on that goes on alone, and finds what is newest in each atomic.
    pub(crate) fn key_alone(&self, thread: Tid) -> u64 {
        let mut hasher = hasher();
        let thread = &self.threads[thread];
        (thread.standing, thread.inside, thread.token).hash(&mut hasher);
        add(thread.standing.frame..thread.top, &mut hasher);
        add_memory(&mut hasher);
        for object in self.objects.iter().flatten() {
            match &object.state {
                State::Atomic { stores } => stores.last().hash(&mut hasher),
                other => other.hash(&mut hasher),
            }
        }
        (&self.output, &self.buffered, &thread.unlucky, self.clock).hash(&mut hasher);
        hasher.finish()
    }

    /// What the current thread, which is in an operation, has made of its own memory.
    pub(crate) fn own_memory(&self) -> u64 {
        let mut hasher = hasher();
        let standing = door::standing();
        standing.hash(&mut hasher);
        let top = self.threads[self.current].top;
        add(standing.frame..top.max(standing.frame), &mut hasher);
        heap::each_used(|heap| {
            if region::owner(heap.start) == Some(self.current) {
                add(heap, &mut hasher);
            }
        });
        hasher.finish()
    }

    fn add_objects(&self, hasher: &mut impl Hasher) {
        for (number, object) in self.objects.iter().enumerate() {
            let Some(object) = object else { continue };
            number.hash(hasher);
            match &object.state {
                State::RwLock {
                    writer,
                    readers,
                    poisoned,
                } => {
                    let mut readers = readers.clone();
                    readers.sort_unstable();
                    (writer, readers, poisoned).hash(hasher);
                }
                State::Barrier { arrived, round, .. } => {
                    let mut arrived = arrived.clone();
                    arrived.sort_unstable();
                    (arrived, round).hash(hasher);
                }
                other => other.hash(hasher),
            }
        }
    }

    /// What of the order of past accesses decides whether later ones race with them: for each that is not known to all, who
    /// and what knows of it, its own thread among them, if that is still there. The order in which they are met does not
    /// count.
    fn unordered(&self) -> u64 {
        let alive: Vec<(Tid, &Knowledge)> = (self.threads.iter().enumerate())
            .filter(|(_, thread)| thread.alive())
            .map(|(tid, thread)| (tid, &thread.knows))
            .collect();
        let mut sum = 0_u64;
        let mut kept = Map::default();
        shadow::each_shared(|place, access| {
            let thread = access.thread as usize;
            let knows = |known: &Knowledge| known.clock_of(thread) >= access.clock;
            let all = alive
                .iter()
                .all(|(tid, known)| *tid == thread || knows(known));
            if all {
                return;
            }
            let mut hasher = hasher();
            (place, access.kind, access.mask()).hash(&mut hasher);
            for (tid, known) in &alive {
                if *tid == thread || knows(known) {
                    tid.hash(&mut hasher);
                }
            }
            let kept = kept.entry(thread).or_insert_with(|| self.kept_of(thread));
            let know = kept.partition_point(|(clock, _)| *clock >= access.clock);
            know.checked_sub(1)
                .map(|last| kept[last].1)
                .hash(&mut hasher);
            for (tid, state) in self.threads.iter().enumerate() {
                if state.alive() {
                    (tid, knows(&state.glanced), knows(&state.fenced)).hash(&mut hasher);
                }
            }
            sum = sum.wrapping_add(hasher.finish());
        });
        sum
    }

    /// What places and messages know of the time of a thread, latest first; with the sum of the numbers of all so far.
    fn kept_of(&self, thread: Tid) -> Vec<(u32, u64)> {
        let places = self.known.iter();
        let places = places.map(|(place, known)| (known.clock_of(thread), number(place)));
        let letters = self.mail.iter().flat_map(|(channel, letters)| {
            let letters = letters.iter().enumerate();
            letters.map(move |(nth, known)| (known.clock_of(thread), number((channel, nth))))
        });
        let mut kept: Vec<(u32, u64)> = places.chain(letters).collect();
        kept.sort_unstable_by(|one, other| other.cmp(one));
        let mut sum = 0_u64;
        for (_, number) in &mut kept {
            sum = sum.wrapping_add(*number);
            *number = sum;
        }
        kept
    }
}

fn number(of: impl Hash) -> u64 {
    let mut hasher = hasher();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Adds what the program has on its heaps and in its statics.
fn add_memory(hasher: &mut impl Hasher) {
    heap::each_used(|heap| add(heap, hasher));
    heap::order(|blocks| blocks.hash(hasher));
    add(written::own(), hasher);
    written::each_changed(|place, value| (place, value).hash(hasher));
}

/// Adds the bytes at `addresses`, which are the program's.
fn add(addresses: Range<usize>, hasher: &mut impl Hasher) {
    let start = std::ptr::with_exposed_provenance::<u8>(addresses.start);
    // SAFETY: it is mapped, and none of the program's threads runs. Bytes that no value was written to are those of fresh
    // memory, or of an earlier value.
    hasher.write(unsafe { std::slice::from_raw_parts(start, addresses.len()) });
}
