//! What a signal has saved of a thread, by the machine.

#[cfg(target_arch = "x86_64")]
pub(super) use x86_64::{go_on_at, instruction, state};

#[cfg(target_arch = "aarch64")]
pub(super) use aarch64::{go_on_at, instruction, state};

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use std::hash::Hash;

    /// A function that calls no other may use so much below the end of its stack.
    const RED_ZONE: usize = 128;
    /// The flag by which strings are walked backwards: functions begin without.
    const BACKWARDS: i64 = 1 << 10;

    /// The end of its stack, and what it has in registers.
    pub(in super::super) fn state(context: &libc::ucontext_t) -> Option<(usize, impl Hash)> {
        let machine = &context.uc_mcontext;
        let mut registers = [0; libc::REG_EFL as usize + 1];
        registers.copy_from_slice(&machine.gregs[..=libc::REG_EFL as usize]);
        // SAFETY: the system puts it there, unless it saves none.
        let float = unsafe { machine.fpregs.as_ref()? };
        // SAFETY: four numbers each, of which all bits are numbers.
        let vectors: [[u32; 4]; 16] = unsafe { std::mem::transmute_copy(&float._xmm) };
        let bottom = machine.gregs[libc::REG_RSP as usize] as usize - RED_ZONE;
        Some((bottom, (registers, vectors, float.mxcsr)))
    }

    /// The address of what would be done next.
    pub(in super::super) fn instruction(context: &libc::ucontext_t) -> usize {
        context.uc_mcontext.gregs[libc::REG_RIP as usize] as usize
    }

    /// Lets the thread go on in `function`, as if that was called.
    pub(in super::super) fn go_on_at(
        context: &mut libc::ucontext_t,
        function: extern "C" fn() -> !,
    ) {
        let registers = &mut context.uc_mcontext.gregs;
        let end = registers[libc::REG_RSP as usize] as usize - RED_ZONE;
        // A call leaves eight bytes on a stack that was aligned to sixteen.
        registers[libc::REG_RSP as usize] = ((end & !15) - 8) as i64;
        registers[libc::REG_RIP as usize] = function as usize as i64;
        registers[libc::REG_EFL as usize] &= !BACKWARDS;
    }
}

#[cfg(target_arch = "aarch64")]
mod aarch64 {
    /// Where the vectors are saved has no name in `libc`: it is not known whether the state is the same.
    pub(in super::super) fn state(_: &libc::ucontext_t) -> Option<(usize, ())> {
        None
    }

    /// The address of what would be done next.
    pub(in super::super) fn instruction(context: &libc::ucontext_t) -> usize {
        context.uc_mcontext.pc as usize
    }

    /// Lets the thread go on in `function`, as if that was called.
    pub(in super::super) fn go_on_at(
        context: &mut libc::ucontext_t,
        function: extern "C" fn() -> !,
    ) {
        context.uc_mcontext.sp &= !15;
        context.uc_mcontext.pc = function as usize as u64;
    }
}
