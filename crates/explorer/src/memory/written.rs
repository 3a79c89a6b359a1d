//! Statics, and thread-locals of the system's thread: what a program has written to begins the next run as the first.

use super::region;
use std::cell::UnsafeCell;
use std::collections::BTreeMap;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::ptr::{with_exposed_provenance, with_exposed_provenance_mut};

type Bytes = [MaybeUninit<u8>];

#[derive(Default)]
struct Written {
    /// The program's own statics: where they start, and what they held at first.
    own: Option<(usize, Box<Bytes>)>,
    /// Others, as they are first written to: by address, of eight bytes each.
    others: BTreeMap<usize, u64>,
}

struct One(UnsafeCell<Option<Written>>);

// SAFETY: used by the one thread of the system that explores.
unsafe impl Sync for One {}

static WRITTEN: One = One(UnsafeCell::new(None));

fn with<R>(f: impl FnOnce(&mut Written) -> R) -> R {
    // SAFETY: only the thread of the system that explores gets here, and `f` does not come back here.
    f(unsafe { (*WRITTEN.0.get()).get_or_insert_default() })
}

/// Begins an exploration, of a program whose statics are at `own`.
///
/// # Safety
/// The addresses are exposed, and of nothing but statics that can be written to and were not used yet.
pub(crate) unsafe fn begin(own: Range<usize>) {
    let mut pristine = Box::new_uninit_slice(own.len());
    let bytes = with_exposed_provenance::<MaybeUninit<u8>>(own.start);
    // SAFETY: there are statics, says the caller; nobody uses them yet.
    unsafe { bytes.copy_to_nonoverlapping(pristine.as_mut_ptr(), own.len()) };
    with(|written| {
        *written = Written {
            own: (!own.is_empty()).then_some((own.start, pristine)),
            others: BTreeMap::new(),
        };
    });
}

/// The program is about to write `size` bytes.
pub(crate) fn note(address: usize, size: usize) {
    if region::owner(address).is_some()
        || !(region::is_static(address) || region::is_thread_local(address))
    {
        return;
    }
    with(|written| {
        if let Some((start, bytes)) = &written.own
            && (*start..start + bytes.len()).contains(&address)
        {
            return;
        }
        for place in (address & !7..address + size).step_by(8) {
            written.others.entry(place).or_insert_with(|| {
                // SAFETY: it is mapped, as it is written to next, and aligned.
                unsafe { with_exposed_provenance::<u64>(place).read_volatile() }
            });
        }
    });
}

/// Between two runs: puts back what was there at first. Of a static that is a constant, so its bytes own nothing, and the
/// same value may be made of them again; what a run left there is leaked with the run.
pub(crate) fn restore() {
    with(|written| {
        if let Some((start, bytes)) = &written.own {
            // SAFETY: they can be written to, and no thread of the program runs.
            unsafe {
                let to = with_exposed_provenance_mut::<MaybeUninit<u8>>(*start);
                bytes.as_ptr().copy_to_nonoverlapping(to, bytes.len());
            }
        }
        for (place, value) in &written.others {
            // SAFETY: as above; the program has written to it.
            unsafe { with_exposed_provenance_mut::<u64>(*place).write_volatile(*value) };
        }
    });
}

/// The addresses of the program's own.
pub(crate) fn own() -> Range<usize> {
    with(|written| {
        let own = written.own.as_ref();
        own.map_or(0..0, |(start, bytes)| *start..start + bytes.len())
    })
}

/// Tells those of the others that are not as at first: where, and what they hold.
pub(crate) fn each_changed(mut tell: impl FnMut(usize, u64)) {
    with(|written| {
        for (place, pristine) in &written.others {
            // SAFETY: the program has written to it in some run.
            let now = unsafe { with_exposed_provenance::<u64>(*place).read_volatile() };
            if now != *pristine {
                tell(*place, now);
            }
        }
    });
}
