//! Functions of the system's C library that explored programs call in the place of the real ones: the linker is told to put
//! them there ([`compile::flags`](crate::compile::flags)). Nothing else that is linked to the explorer uses them.

use crate::sanitizer;
use std::ffi::{c_int, c_uint};

/// Random numbers that are the same in every run: the seeds of `RandomState` come from here.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_getrandom(to: *mut u8, size: usize, _flags: c_uint) -> isize {
    for at in 0..size {
        // A fixed seed is any.
        // SAFETY: the caller gives room for so many bytes.
        unsafe { to.add(at).write(0x5b_u8.wrapping_mul(at as u8 + 1)) };
    }
    size as isize
}

/// Comparing slices is a call of this, of which the compiler reports nothing.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_memcmp(left: *const u8, right: *const u8, size: usize) -> c_int {
    sanitizer::read(left.expose_provenance(), size);
    sanitizer::read(right.expose_provenance(), size);
    let mut at = 0;
    // SAFETY: the caller gives so many bytes of each. Volatile, as the compiler would make of another loop a call of what this
    // is put in the place of.
    unsafe {
        while at + 8 <= size {
            let (one, other) = (left.add(at).cast::<u64>(), right.add(at).cast::<u64>());
            if one.read_unaligned() != other.read_unaligned() {
                break;
            }
            at += 8;
        }
        while at < size {
            let (one, other) = (left.add(at).read_volatile(), right.add(at).read_volatile());
            if one != other {
                return c_int::from(one) - c_int::from(other);
            }
            at += 1;
        }
    }
    0
}

/// The same, where only equality is asked for.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_bcmp(left: *const u8, right: *const u8, size: usize) -> c_int {
    // SAFETY: as the caller says.
    unsafe { __wrap_memcmp(left, right, size) }
}
