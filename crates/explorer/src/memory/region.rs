//! Address ranges, the same in every run and every process: one for each thread of a program.

use corosensei::stack::{Stack, StackPointer};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Where the first thread's range starts: far from where systems put executables, libraries and heaps.
const BASE: usize = 0x1000_0000_0000;
/// Bytes of address space of each thread.
const SIZE: usize = 1 << 33;
/// The heap is the first half of it.
const HEAP: usize = 1 << 32;
/// The stack ends here, and grows down into the second half.
const STACK_TOP: usize = SIZE - (1 << 30);
/// The explorer's own stack ends here.
const OWN_TOP: usize = SIZE - (1 << 20);
/// Bytes of the explorer's own stack: formatting a value, and reading the debug information, happen on it.
const OWN_STACK: usize = 1 << 20;
/// Threads for which there is an address range.
pub(crate) const THREADS: usize = 4096;
const PAGE: usize = 4096;

/// Whose range an address is in.
pub(crate) fn owner(address: usize) -> Option<usize> {
    let thread = address.wrapping_sub(BASE) / SIZE;
    (thread < THREADS).then_some(thread)
}

/// Whose heap an address is in.
pub(crate) fn heap_owner(address: usize) -> Option<usize> {
    owner(address).filter(|thread| address < heap(*thread).end)
}

/// The addresses of a thread's heap.
pub(crate) fn heap(thread: usize) -> Range<usize> {
    let start = BASE + thread * SIZE;
    start..start + HEAP
}

/// The first address after a thread's stack.
pub(crate) fn stack_top(thread: usize) -> usize {
    BASE + thread * SIZE + STACK_TOP
}

/// Makes memory of addresses that are nobody's yet. Their content is zero.
pub(crate) fn map(addresses: Range<usize>) {
    let start = std::ptr::with_exposed_provenance_mut(addresses.start);
    // SAFETY: a fixed address that is taken already is refused, so nothing of the process is overlaid.
    let got = unsafe {
        libc::mmap(
            start,
            addresses.len(),
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANON | FIXED | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    if got != start {
        std::panic::resume_unwind(Box::new(NoRoom));
    }
}

/// What the exploration ends by where the system has no memory for another thread, or for what one allocates.
pub(crate) struct NoRoom;

#[cfg(target_os = "linux")]
const FIXED: libc::c_int = libc::MAP_FIXED_NOREPLACE;
/// Elsewhere the address is a hint; another is refused by [`map`].
#[cfg(not(target_os = "linux"))]
const FIXED: libc::c_int = 0;

/// A stack at a fixed address, above memory that nobody may touch.
pub(crate) struct Fixed {
    base: usize,
    limit: usize,
}

/// By where a stack ends: the bytes of it that are mapped. They stay so.
static MAPPED: Mutex<BTreeMap<usize, usize>> = Mutex::new(BTreeMap::new());

impl Fixed {
    /// A stack of a thread, of at least `size` bytes.
    pub(crate) fn of(thread: usize, size: usize) -> Self {
        let size = size.next_multiple_of(PAGE).min(STACK_TOP - HEAP - PAGE);
        Self::below(stack_top(thread), size)
    }

    /// The explorer's own stack for a thread.
    pub(crate) fn own(thread: usize) -> Self {
        Self::below(BASE + thread * SIZE + OWN_TOP, OWN_STACK)
    }

    fn below(base: usize, size: usize) -> Self {
        let mut all = MAPPED.lock().unwrap_or_else(PoisonError::into_inner);
        let mapped = all.entry(base).or_default();
        if *mapped < size {
            map(base - size..base - *mapped);
            *mapped = size;
        }
        // What lies below was never mapped: it guards the stack.
        Self {
            base,
            limit: base - *mapped - PAGE,
        }
    }
}

// SAFETY: the memory is mapped and used for nothing else while the stack exists; the page at the limit is not mapped.
unsafe impl Stack for Fixed {
    fn base(&self) -> StackPointer {
        StackPointer::new(self.base).expect("not null")
    }

    fn limit(&self) -> StackPointer {
        StackPointer::new(self.limit).expect("not null")
    }
}

/// Whether an address belongs to the executable.
#[cfg(target_os = "linux")]
pub(crate) fn is_static(address: usize) -> bool {
    // Every linker on Linux defines these.
    unsafe extern "C" {
        static __executable_start: u8;
        static _end: u8;
    }
    let range = (&raw const __executable_start).addr()..(&raw const _end).addr();
    range.contains(&address)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn is_static(_address: usize) -> bool {
    false
}

/// Whether an address belongs to the thread-locals of the executable, in the thread that asks.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub(crate) fn is_thread_local(address: usize) -> bool {
    let end: usize;
    // SAFETY: the first word of what `fs` points to is its own address, says the ABI; the block lies below.
    unsafe { std::arch::asm!("mov {}, fs:[0]", out(reg) end, options(nostack, readonly)) };
    (end.saturating_sub(thread_locals())..end).contains(&address)
}

/// Bytes of the executable's thread-locals.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn thread_locals() -> usize {
    use std::ffi::{c_int, c_void};
    use std::sync::OnceLock;
    unsafe extern "C" fn look(info: *mut libc::dl_phdr_info, _: usize, size: *mut c_void) -> c_int {
        // SAFETY: the system describes the headers of a library that is loaded; the first is the executable.
        unsafe {
            let info = &*info;
            let headers = std::slice::from_raw_parts(info.dlpi_phdr, info.dlpi_phnum.into());
            let locals = headers.iter().find(|header| header.p_type == libc::PT_TLS);
            let bytes = locals.map_or(0, |header| {
                header.p_memsz.next_multiple_of(header.p_align.max(1))
            });
            *size.cast::<usize>() = bytes as usize;
        }
        1
    }
    static SIZE: OnceLock<usize> = OnceLock::new();
    *SIZE.get_or_init(|| {
        let mut size = 0_usize;
        // SAFETY: `look` writes a number to where it is told.
        unsafe { libc::dl_iterate_phdr(Some(look), (&raw mut size).cast()) };
        size
    })
}

#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
pub(crate) fn is_thread_local(_address: usize) -> bool {
    false
}
