//! What is done to a thread of the program that was interrupted, on its own stack.

use super::{beats, clock};
use crate::engine::gate::Gate;
use crate::engine::point::{announce, refuse, with};
use crate::engine::request::Request;
use crate::engine::site::{self, Site};
use crate::memory::door::{self, op, outside};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::Once;
use std::time::Duration;

/// It does nothing to who does not listen, and std does not use it.
pub(super) const SIGNAL: c_int = libc::SIGURG;
/// So many different states are compared of one beat.
const MOST: usize = 4096;
/// A thread that goes on has done something when it has used a processor for so long since the last signal: two signals may
/// come without an instruction between them.
const PROGRESS: Duration = Duration::from_millis(1);
/// In a state that it was in so often before, it goes round for ever. Once would do, if what uses the processor were only it.
const SIGHTINGS: u32 = 3;

#[derive(Default)]
struct Found {
    beat: u64,
    /// The time of the thread that the last signal has left it with.
    time: Duration,
    /// The states that it was in at a signal, and how often.
    states: HashMap<u64, u32>,
}

thread_local! {
    static FOUND: RefCell<Found> = RefCell::default();
}

/// From now on the signal is handled.
pub(super) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: all zeros is an action; the handler is for `SA_SIGINFO`.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            let handler: extern "C" fn(c_int, *mut libc::siginfo_t, *mut c_void) = handle;
            action.sa_sigaction = handler as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_RESTART;
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
        leave_handler();
        op(|| -> () { stand_still(place) });
    } else if beats::is_over(beat) {
        leave_handler();
        op(|| -> () { tell(place) });
    }
}

/// Whether what goes on has been just so at earlier signals of this beat.
fn goes_round(beat: u64, context: &libc::ucontext_t) -> bool {
    FOUND.with_borrow_mut(|found| {
        if found.beat != beat {
            *found = Found {
                beat,
                ..Found::default()
            };
        }
        let has_gone_on = clock::mine().saturating_sub(found.time) >= PROGRESS;
        let sighted = has_gone_on.then(|| state(context)).flatten();
        let is_known = sighted.is_some_and(|state| found.sight(state) > SIGHTINGS);
        if has_gone_on {
            found.time = clock::mine();
        }
        is_known
    })
}

impl Found {
    /// How often that state was seen.
    fn sight(&mut self, state: u64) -> u32 {
        if self.states.len() >= MOST {
            self.states.clear();
        }
        let times = self.states.entry(state).or_default();
        *times += 1;
        *times
    }
}

/// The handler does not return: what comes can be interrupted again.
fn leave_handler() {
    // SAFETY: an empty set, to which a signal is added, and which is no longer blocked.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, SIGNAL);
        libc::pthread_sigmask(libc::SIG_UNBLOCK, &raw const set, ptr::null_mut());
    }
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
