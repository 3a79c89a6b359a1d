//! What is done to a thread of the program that was interrupted, on its own stack.

use super::beats;
use crate::engine::gate::Gate;
use crate::engine::point::{announce, refuse, with};
use crate::engine::request::Request;
use crate::engine::site::{self, Site};
use crate::memory::door::{self, op, outside};
use std::cell::RefCell;
use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::Once;

/// It does nothing to who does not listen, and std does not use it.
pub(super) const SIGNAL: c_int = libc::SIGURG;
/// So many are compared of what was found at one beat.
const MOST: usize = 4096;

thread_local! {
    /// A beat, and what was found at the signals in it.
    static FOUND: RefCell<(u64, Vec<u64>)> = const { RefCell::new((0, Vec::new())) };
}

/// From now on the signal is handled.
pub(super) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: all zeros is an action; the handler is for `SA_SIGINFO`. As it may not return, the signal is not blocked
        // meanwhile.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            let handler: extern "C" fn(c_int, *mut libc::siginfo_t, *mut c_void) = handle;
            action.sa_sigaction = handler as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_NODEFER | libc::SA_RESTART;
            libc::sigaction(SIGNAL, &raw const action, ptr::null_mut());
        }
    });
}

extern "C" fn handle(_: c_int, _: *mut libc::siginfo_t, context: *mut c_void) {
    // The explorer itself is at work; or this is another thread.
    if door::thread().is_none() {
        return;
    }
    let beat = beats::now();
    // SAFETY: this is the context of a signal, as the flags ask for.
    let context = unsafe { &*context.cast::<libc::ucontext_t>() };
    let (is_endless, place) = (outside(|| goes_round(beat, context)), instruction(context));
    if is_endless {
        beats::found();
        op(|| -> () { stand_still(place) });
    } else if beats::is_over(beat) {
        op(|| -> () { tell(place) });
    }
}

/// Whether what goes on has been just so at an earlier signal of this beat.
fn goes_round(beat: u64, context: &libc::ucontext_t) -> bool {
    let Some(found) = state(context) else {
        return false;
    };
    FOUND.with_borrow_mut(|(last, all)| {
        if *last != beat {
            (*last, *all) = (beat, Vec::new());
        }
        let is_known = all.contains(&found);
        if all.len() < MOST {
            all.push(found);
        }
        is_known
    })
}

/// A number for all that decides how the thread goes on.
#[cfg(target_arch = "x86_64")]
fn state(context: &libc::ucontext_t) -> Option<u64> {
    /// A function that calls no other may use so much below the end of its stack.
    const RED_ZONE: usize = 128;
    let registers = &context.uc_mcontext.gregs[..=libc::REG_EFL as usize];
    // SAFETY: the system puts it there, unless it saves none.
    let float = unsafe { context.uc_mcontext.fpregs.as_ref()? };
    // SAFETY: four numbers each, of which all bits are numbers.
    let vectors: [[u32; 4]; 16] = unsafe { std::mem::transmute_copy(&float._xmm) };
    let bottom = context.uc_mcontext.gregs[libc::REG_RSP as usize] as usize - RED_ZONE;
    let top = door::top();
    Some(with(|world| {
        let top = match world.me().top {
            0 => top,
            top => top,
        };
        world.moment(bottom..top, (registers, vectors, float.mxcsr))
    }))
}

#[cfg(not(target_arch = "x86_64"))]
fn state(_: &libc::ucontext_t) -> Option<u64> {
    None
}

/// The address of what would be done next, if it is known.
#[cfg(target_arch = "x86_64")]
fn instruction(context: &libc::ucontext_t) -> usize {
    context.uc_mcontext.gregs[libc::REG_RIP as usize] as usize
}

#[cfg(not(target_arch = "x86_64"))]
fn instruction(_: &libc::ucontext_t) -> usize {
    0
}

/// The thread stands where it is for ever.
fn stand_still(place: usize) -> ! {
    let site = site(place);
    let site = with(|world| {
        let (thread, last) = (world.current, world.me().site);
        world.me().endless = true;
        // Where in its round it was met is not decided by the schedule.
        let known = world.registry.endless.entry((thread, last));
        *known.or_insert(site)
    });
    announce(Request::new("loop", site).when(Gate::Never));
    unreachable!("it is never chosen")
}

/// Ends the exploration.
fn tell(place: usize) -> ! {
    let line = site(place).line;
    let (name, last) = with(|world| {
        let thread = world.current;
        (world.name_of(thread), world.me().site.line)
    });
    let last = if last > 0 {
        format!(", the last of which was at line {last}")
    } else {
        String::new()
    };
    refuse(format!(
        "line {line}: {name} goes on for seconds without an operation that others could see{last}, \
         so its schedules cannot be explored"
    ))
}

fn site(place: usize) -> Site {
    site::of_instruction(place).unwrap_or_else(|| with(|world| world.me().site))
}
