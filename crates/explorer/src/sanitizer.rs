//! What the compiler reports of an explored program, which is compiled with `-Zsanitizer=thread -Zexternal-clangrt`: each
//! read and write of its plain memory, and each operation on an atomic of `core`. The functions that it calls for that are
//! those of ThreadSanitizer's runtime (LLVM, `compiler-rt/lib/tsan/rtl/tsan_interface.h`); no other runtime is linked.

use crate::memory::door;
use crate::memory::shadow::{self, Kind};
use crate::memory::written;
use crate::sync::atomic::foreign::{self, Change};
use std::ffi::c_int;

/// The program is about to access `size` bytes.
#[inline]
fn access(address: usize, size: usize, kind: Kind) {
    if door::follows(address) {
        follow(address, size, kind);
    }
}

/// The program is about to read `size` bytes, by a function that does not say so.
pub(crate) fn read(address: usize, size: usize) {
    access(address, size, Kind::Read);
}

#[inline(never)]
fn follow(address: usize, size: usize, kind: Kind) {
    let allowed = door::outside(|| {
        if kind == Kind::Write {
            written::note(address, size);
        }
        shadow::access(address, size, kind)
    });
    if !allowed {
        door::stop();
    }
}

macro_rules! accesses {
    ($($name:ident $size:literal $($kind:ident)+;)*) => { $(
        #[unsafe(no_mangle)]
        extern "C" fn $name(address: usize) {
            $( access(address, $size, Kind::$kind); )+
        }
    )* };
}

accesses! {
    __tsan_read1 1 Read;
    __tsan_read2 2 Read;
    __tsan_read4 4 Read;
    __tsan_read8 8 Read;
    __tsan_read16 16 Read;
    __tsan_write1 1 Write;
    __tsan_write2 2 Write;
    __tsan_write4 4 Write;
    __tsan_write8 8 Write;
    __tsan_write16 16 Write;
    __tsan_unaligned_read2 2 Read;
    __tsan_unaligned_read4 4 Read;
    __tsan_unaligned_read8 8 Read;
    __tsan_unaligned_read16 16 Read;
    __tsan_unaligned_write2 2 Write;
    __tsan_unaligned_write4 4 Write;
    __tsan_unaligned_write8 8 Write;
    __tsan_unaligned_write16 16 Write;
    __tsan_read_write1 1 Read Write;
    __tsan_read_write2 2 Read Write;
    __tsan_read_write4 4 Read Write;
    __tsan_read_write8 8 Read Write;
    __tsan_read_write16 16 Read Write;
    __tsan_unaligned_read_write2 2 Read Write;
    __tsan_unaligned_read_write4 4 Read Write;
    __tsan_unaligned_read_write8 8 Read Write;
    __tsan_unaligned_read_write16 16 Read Write;
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __tsan_memcpy(to: *mut u8, from: *const u8, size: usize) -> *mut u8 {
    // SAFETY: as the caller says; what may overlap may also not.
    unsafe { __tsan_memmove(to, from, size) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __tsan_memmove(to: *mut u8, from: *const u8, size: usize) -> *mut u8 {
    access(from.expose_provenance(), size, Kind::Read);
    access(to.expose_provenance(), size, Kind::Write);
    // SAFETY: as the caller says.
    unsafe { from.copy_to(to, size) };
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __tsan_memset(to: *mut u8, value: c_int, size: usize) -> *mut u8 {
    access(to.expose_provenance(), size, Kind::Write);
    // SAFETY: as the caller says.
    unsafe { to.write_bytes(value as u8, size) };
    to
}

#[unsafe(no_mangle)]
extern "C" fn __tsan_init() {}

#[unsafe(no_mangle)]
extern "C" fn __tsan_func_entry(_caller: usize) {}

#[unsafe(no_mangle)]
extern "C" fn __tsan_func_exit() {}

#[unsafe(no_mangle)]
extern "C" fn __tsan_vptr_read(address: usize) {
    access(address, 8, Kind::Read);
}

#[unsafe(no_mangle)]
extern "C" fn __tsan_vptr_update(address: usize, _value: usize) {
    access(address, 8, Kind::Write);
}

/// A function with a name of the runtime that hands on its arguments, at most five, and the address that it returns to.
macro_rules! with_caller {
    ($($name:ident => $handler:path;)*) => { $(
        #[unsafe(no_mangle)]
        #[unsafe(naked)]
        unsafe extern "C" fn $name() {
            #[cfg(target_arch = "x86_64")]
            std::arch::naked_asm!("mov r9, [rsp]", "jmp {}", sym $handler);
            #[cfg(target_arch = "aarch64")]
            std::arch::naked_asm!("mov x5, x30", "b {}", sym $handler);
        }
    )* };
}

macro_rules! atomics {
    ($($module:ident $type:ty: $load:ident $store:ident $exchange:ident $add:ident $sub:ident $and:ident $or:ident $xor:ident $nand:ident $compare:ident;)*) => { $(
        mod $module {
            use super::{Change, c_int, foreign};

            const SIZE: usize = size_of::<$type>();

            pub(super) extern "C" fn load(address: usize, order: c_int, _third: usize, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::load(address, SIZE, order, caller) as $type
            }

            pub(super) extern "C" fn store(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) {
                foreign::store(address, SIZE, value as u64, order, caller);
            }

            pub(super) extern "C" fn exchange(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::change(address, SIZE, Change::Exchange, value as u64, order, caller) as $type
            }

            pub(super) extern "C" fn add(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::change(address, SIZE, Change::Add, value as u64, order, caller) as $type
            }

            pub(super) extern "C" fn sub(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::change(address, SIZE, Change::Sub, value as u64, order, caller) as $type
            }

            pub(super) extern "C" fn and(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::change(address, SIZE, Change::And, value as u64, order, caller) as $type
            }

            pub(super) extern "C" fn or(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::change(address, SIZE, Change::Or, value as u64, order, caller) as $type
            }

            pub(super) extern "C" fn xor(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::change(address, SIZE, Change::Xor, value as u64, order, caller) as $type
            }

            pub(super) extern "C" fn nand(address: usize, value: $type, order: c_int, _fourth: usize, _fifth: usize, caller: usize) -> $type {
                foreign::change(address, SIZE, Change::Nand, value as u64, order, caller) as $type
            }

            pub(super) extern "C" fn compare(address: usize, expected: $type, new: $type, order: c_int, failure: c_int, caller: usize) -> $type {
                foreign::compare_exchange(address, SIZE, (expected as u64, new as u64), (order, failure), caller) as $type
            }
        }

        with_caller! {
            $load => $module::load;
            $store => $module::store;
            $exchange => $module::exchange;
            $add => $module::add;
            $sub => $module::sub;
            $and => $module::and;
            $or => $module::or;
            $xor => $module::xor;
            $nand => $module::nand;
            $compare => $module::compare;
        }
    )* };
}

atomics! {
    byte u8: __tsan_atomic8_load __tsan_atomic8_store __tsan_atomic8_exchange __tsan_atomic8_fetch_add __tsan_atomic8_fetch_sub __tsan_atomic8_fetch_and __tsan_atomic8_fetch_or __tsan_atomic8_fetch_xor __tsan_atomic8_fetch_nand __tsan_atomic8_compare_exchange_val;
    short u16: __tsan_atomic16_load __tsan_atomic16_store __tsan_atomic16_exchange __tsan_atomic16_fetch_add __tsan_atomic16_fetch_sub __tsan_atomic16_fetch_and __tsan_atomic16_fetch_or __tsan_atomic16_fetch_xor __tsan_atomic16_fetch_nand __tsan_atomic16_compare_exchange_val;
    word u32: __tsan_atomic32_load __tsan_atomic32_store __tsan_atomic32_exchange __tsan_atomic32_fetch_add __tsan_atomic32_fetch_sub __tsan_atomic32_fetch_and __tsan_atomic32_fetch_or __tsan_atomic32_fetch_xor __tsan_atomic32_fetch_nand __tsan_atomic32_compare_exchange_val;
    long u64: __tsan_atomic64_load __tsan_atomic64_store __tsan_atomic64_exchange __tsan_atomic64_fetch_add __tsan_atomic64_fetch_sub __tsan_atomic64_fetch_and __tsan_atomic64_fetch_or __tsan_atomic64_fetch_xor __tsan_atomic64_fetch_nand __tsan_atomic64_compare_exchange_val;
}

extern "C" fn fence(
    order: c_int,
    _second: usize,
    _third: usize,
    _fourth: usize,
    _fifth: usize,
    caller: usize,
) {
    foreign::fence(order, caller);
}

with_caller! {
    __tsan_atomic_thread_fence => fence;
}

#[unsafe(no_mangle)]
extern "C" fn __tsan_atomic_signal_fence(_order: c_int) {}
