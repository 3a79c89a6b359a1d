//! What an access to a place means: a race, the end of its life, or one more that is known of it.

use super::access::{Access, Clash, Kind};
use super::place::Code;
use super::{Few, LINE, PLACE, Shadow};
use crate::memory::region;

impl Shadow {
    pub(super) fn touch(
        &mut self,
        place: usize,
        access: Access,
        address: usize,
        size: usize,
    ) -> bool {
        self.note(access, place);
        let code = Code::from(*self.code(place));
        let mut clash = None;
        match code {
            Code::Touched(cell) => {
                // The same again, as in a loop.
                if self.cells[cell as usize].last() == Some(&access) {
                    return true;
                }
                let (mut foreign, mut mixed) = (false, false);
                // The latest first: it says more than that the memory was handed out.
                for other in self.cells[cell as usize].iter().rev() {
                    if other.thread == access.thread {
                        continue;
                    }
                    foreign |= !other.kind.is_atomic();
                    // Where it has waited for the other's end, it has so on every way to this state.
                    mixed |= other.kind.is_atomic()
                        && !access.kind.is_atomic()
                        && !(self.joined.contains(&(access.thread, other.thread))
                            && self.knows(*other));
                    if other.mask & access.mask != 0
                        && other.kind.races(access.kind)
                        && !self.knows(*other)
                    {
                        clash = Some(*other);
                        break;
                    }
                }
                if foreign && !access.kind.is_atomic() {
                    self.share(place, cell);
                }
                if mixed && !self.mixed.contains(&place) {
                    self.mix(place, cell);
                }
                if clash.is_none() {
                    let now = &self.now;
                    let knows = |other: &Access| {
                        other.thread == access.thread
                            || now
                                .get(other.thread as usize)
                                .is_some_and(|now| *now >= other.clock)
                    };
                    let cell = &mut self.cells[cell as usize];
                    // Whoever races with what it covers races with it.
                    cell.retain(|other| {
                        other.mask & !access.mask != 0
                            || !access.kind.covers(other.kind)
                            || !knows(other)
                    });
                    cell.push(access);
                }
            }
            Code::Freed(event) => clash = Some(self.events[event as usize]),
            Code::Born(event) => {
                let birth = self.events[event as usize];
                if birth.thread != access.thread && !self.knows(birth) {
                    clash = Some(birth);
                } else if access.kind != Kind::Free {
                    self.first(place, &[birth, access]);
                }
                if birth.thread != access.thread
                    && !access.kind.is_atomic()
                    && let Code::Touched(cell) = Code::from(*self.code(place))
                {
                    self.share(place, cell);
                }
            }
            Code::Fresh => {
                // A stack has only one owner; what others do there is followed from now on.
                let address = place * PLACE;
                let foreign =
                    region::owner(address).is_some_and(|owner| owner != usize::from(access.thread));
                self.first(place, &[access]);
                if foreign && access.kind.is_atomic() {
                    self.lend(address);
                } else if foreign && let Code::Touched(cell) = Code::from(*self.code(place)) {
                    self.share(place, cell);
                }
            }
        }
        if let Some(first) = clash {
            self.clash.get_or_insert(Clash {
                // The first access need not have touched all of it.
                address: address.max(place * PLACE),
                first,
                second: access,
                size,
            });
        }
        clash.is_none()
    }

    /// The first accesses to a place.
    fn first(&mut self, place: usize, accesses: &[Access]) {
        if self.cells.len() == self.used {
            self.cells.push(Few::new());
        }
        let number = self.used;
        self.used += 1;
        let cell = &mut self.cells[number];
        cell.clear();
        cell.extend_from_slice(accesses);
        *self.code(place) = Code::Touched(number as u32).code();
        if self.shared.contains(&(place * PLACE / LINE)) {
            self.watched.push((place, number as u32));
        }
    }

    /// A thread has accessed an atomic on another's stack.
    fn lend(&mut self, address: usize) {
        if self.lent.insert(address / LINE) {
            self.grown = true;
            self.shares_stacks = true;
        }
    }

    /// Two threads have accessed a place, one of them atomically.
    fn mix(&mut self, place: usize, cell: u32) {
        self.mixed.insert(place);
        self.grown = true;
        self.share(place, cell);
    }

    /// Two threads have touched a place.
    fn share(&mut self, place: usize, cell: u32) {
        let address = place * PLACE;
        if self.shared.insert(address / LINE) {
            self.grown = true;
            self.shares_stacks |=
                region::owner(address).is_some() && region::heap_owner(address).is_none();
            self.watched.push((place, cell));
        }
    }
}
