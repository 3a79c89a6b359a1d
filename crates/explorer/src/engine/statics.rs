//! The statics of a program with `unsafe` code, which begin each run with the bytes that they began the first with.

use std::mem::MaybeUninit;
use std::ops::Range;
use std::ptr::{copy_nonoverlapping, with_exposed_provenance, with_exposed_provenance_mut};

/// The default is none.
#[derive(Default)]
pub(crate) struct Statics {
    start: usize,
    pristine: Box<[MaybeUninit<u8>]>,
}

impl Statics {
    /// Those at `addresses`, as they are now, before the first run.
    ///
    /// # Safety
    /// The addresses are exposed, and of nothing but statics that can be written to and were not used yet.
    pub(crate) unsafe fn at(addresses: Range<usize>) -> Self {
        let mut pristine = Box::new_uninit_slice(addresses.len());
        let bytes = with_exposed_provenance::<MaybeUninit<u8>>(addresses.start);
        // SAFETY: there are statics, says the caller; nobody uses them yet.
        unsafe { copy_nonoverlapping(bytes, pristine.as_mut_ptr(), addresses.len()) };
        Self {
            start: addresses.start,
            pristine,
        }
    }

    /// Between two runs.
    pub(crate) fn restore(&self) {
        let bytes = with_exposed_provenance_mut::<MaybeUninit<u8>>(self.start);
        // SAFETY: they can be written to, and no thread of the program runs. What a static starts with is a constant, so its
        // bytes own nothing, and the same value may be made of them again. What a run left there is leaked with the run,
        // none of whose threads runs again.
        unsafe { copy_nonoverlapping(self.pristine.as_ptr(), bytes, self.pristine.len()) };
    }
}
