//! What the processor has of a thread: the registers that stand for what it will do next, and those that do not.

use std::hash::{Hash, Hasher};

/// The registers that a called function has to keep, and the stack pointer.
#[cfg(target_arch = "x86_64")]
const REGISTERS: usize = 6;
#[cfg(target_arch = "aarch64")]
const REGISTERS: usize = 19;

/// Where a thread of the program stands, in an operation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// The end of its stack: what lies from here to the first frame is the program's.
    pub frame: usize,
    registers: [usize; REGISTERS],
}

impl Standing {
    /// Nowhere.
    pub(super) const fn new() -> Self {
        Self {
            frame: 0,
            registers: [0; REGISTERS],
        }
    }
}

impl Hash for Standing {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.frame, self.registers).hash(state);
    }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(super) fn here() -> Standing {
    let mut registers = [0; REGISTERS];
    let frame: usize;
    // SAFETY: it writes to the array alone.
    unsafe {
        std::arch::asm!(
            "mov [{to}], rbx",
            "mov [{to} + 8], rbp",
            "mov [{to} + 16], r12",
            "mov [{to} + 24], r13",
            "mov [{to} + 32], r14",
            "mov [{to} + 40], r15",
            "mov {frame}, rsp",
            to = in(reg) &raw mut registers,
            frame = out(reg) frame,
            options(nostack, preserves_flags),
        );
    }
    Standing { frame, registers }
}

#[cfg(target_arch = "aarch64")]
#[inline(always)]
pub(super) fn here() -> Standing {
    let mut registers = [0; REGISTERS];
    let frame: usize;
    // SAFETY: it writes to the array alone.
    unsafe {
        std::arch::asm!(
            "stp x19, x20, [{to}]",
            "stp x21, x22, [{to}, #16]",
            "stp x23, x24, [{to}, #32]",
            "stp x25, x26, [{to}, #48]",
            "stp x27, x28, [{to}, #64]",
            "str x29, [{to}, #80]",
            "stp d8, d9, [{to}, #88]",
            "stp d10, d11, [{to}, #104]",
            "stp d12, d13, [{to}, #120]",
            "stp d14, d15, [{to}, #136]",
            "mov {frame}, sp",
            to = in(reg) &raw mut registers,
            frame = out(reg) frame,
            options(nostack, preserves_flags),
        );
    }
    Standing { frame, registers }
}

/// Clears what switching stacks has left below, and in the registers that a function need not keep.
#[inline(always)]
pub(super) fn wipe() {
    // SAFETY: nothing lies below the stack pointer of a function that calls others.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::asm!(
            "lea rdi, [rsp - 1024]",
            "mov ecx, 128",
            "xor eax, eax",
            "rep stosq",
            "xor edi, edi",
            "xor edx, edx",
            "xor esi, esi",
            "xor r8d, r8d",
            "xor r9d, r9d",
            "xor r10d, r10d",
            "xor r11d, r11d",
            out("rdi") _, out("rcx") _, out("rax") _, out("rdx") _, out("rsi") _,
            out("r8") _, out("r9") _, out("r10") _, out("r11") _,
        );
    }
    // SAFETY: as above.
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!(
            "sub x0, sp, #1024",
            "2: stp xzr, xzr, [x0], #16",
            "cmp x0, sp",
            "b.lo 2b",
            "mov x0, xzr", "mov x1, xzr", "mov x2, xzr", "mov x3, xzr",
            "mov x4, xzr", "mov x5, xzr", "mov x6, xzr", "mov x7, xzr",
            "mov x8, xzr", "mov x9, xzr", "mov x10, xzr", "mov x11, xzr",
            out("x0") _, out("x1") _, out("x2") _, out("x3") _, out("x4") _, out("x5") _,
            out("x6") _, out("x7") _, out("x8") _, out("x9") _, out("x10") _, out("x11") _,
        );
    }
}
