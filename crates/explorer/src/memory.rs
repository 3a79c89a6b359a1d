//! The memory of a program: where it lies, what it holds, and who may touch it.
//!
//! ```text
//! Region       an address range for each thread: its heap, its stack, and a stack of the explorer's own    [region]
//! Heap         the allocator of explored programs                                                          [heap]
//! Parcel       a value on its way from one thread to another                                            [parcel]
//! door         the only way from the program into the explorer and back                                    [door]
//! Written      statics, which begin each run alike                                                      [written]
//! Shadow       who has accessed each place, and when                                                       [shadow]
//! ```
//!
//! Addresses are the same in every run, so that what memory holds can be compared, byte by byte.

pub(crate) mod door;
pub(crate) mod heap;
pub(crate) mod parcel;
pub(crate) mod plain;
pub(crate) mod region;
pub(crate) mod shadow;
pub(crate) mod written;

pub use heap::Heap;
