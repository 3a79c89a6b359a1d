//! A value on its way from one thread to another.

use super::heap;
use super::plain::Plain;
use std::alloc::Layout;
use std::ptr::NonNull;

/// A value in memory of the program that is not handed out again in the same run.
pub(crate) struct Parcel<T>(NonNull<T>);

impl<T> Clone for Parcel<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Parcel<T> {}

impl<T> Parcel<T> {
    pub(crate) fn new(value: T) -> Self {
        let place = heap::keep(Layout::new::<T>()).cast();
        // SAFETY: this is fresh memory of the layout asked for.
        unsafe { place.write(value) };
        Self(place)
    }

    pub(crate) fn at(address: usize) -> Self {
        let place = std::ptr::with_exposed_provenance_mut(address);
        Self(NonNull::new(place).expect("a parcel has a place"))
    }

    pub(crate) fn address(self) -> usize {
        self.0.expose_provenance().get()
    }

    /// Called by who has it.
    pub(crate) fn look(&self) -> &T {
        // SAFETY: it was written to by `new`, and nobody has opened it.
        unsafe { self.0.as_ref() }
    }

    /// Called once, by who has it.
    pub(crate) fn open(self) -> T {
        // SAFETY: it was written to by `new`, and is read once.
        let value = unsafe { self.0.read() };
        heap::discard(self.0.cast(), Layout::new::<T>());
        value
    }
}

impl<T> Plain for Parcel<T> {
    fn pack(self) -> [u64; 2] {
        self.address().pack()
    }

    fn unpack(bits: [u64; 2]) -> Self {
        Self::at(usize::unpack(bits))
    }
}
