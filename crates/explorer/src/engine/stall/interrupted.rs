//! What is done to a thread of the program that was interrupted, beside its stack.

use super::{beats, clock, machine};
use crate::engine::Map;
use crate::engine::gate::Gate;
use crate::engine::point::{announce, refuse, with};
use crate::engine::request::Request;
use crate::engine::site::{self, Site};
use crate::memory::door::{self, op, outside};
use std::cell::{Cell, RefCell};
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
    states: Map<u64, u32>,
}

thread_local! {
    static FOUND: RefCell<Found> = RefCell::default();
    /// Of a thread that leaves what it did: whether it would go round for ever, and where that is.
    static LEFT: Cell<(bool, Option<Site>)> = const { Cell::new((false, None)) };
}

/// A stack for the handler, of the thread that has made it: on that of the program it would leave what differs from run to
/// run, where functions that come do not write to all that is theirs.
pub(super) struct Aside {
    before: libc::stack_t,
    _memory: Box<[u8]>,
}

/// Bytes of it: registers take up to 12 KB.
const ASIDE: usize = 64 << 10;

impl Aside {
    pub(super) fn new() -> Self {
        let mut memory = vec![0_u8; ASIDE].into_boxed_slice();
        let stack = libc::stack_t {
            ss_sp: memory.as_mut_ptr().cast(),
            ss_flags: 0,
            ss_size: memory.len(),
        };
        // SAFETY: all zeros is a stack; the memory is used for nothing else until `before` is put back.
        let before = unsafe {
            let mut before: libc::stack_t = std::mem::zeroed();
            libc::sigaltstack(&raw const stack, &raw mut before);
            before
        };
        Self {
            before,
            _memory: memory,
        }
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // SAFETY: it was this thread's, and still is std's.
        unsafe { libc::sigaltstack(&raw const self.before, ptr::null_mut()) };
    }
}

/// From now on the signal is handled, of a thread that has an [`Aside`].
pub(super) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: all zeros is an action; the handler is for `SA_SIGINFO`.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            let handler: extern "C" fn(c_int, *mut libc::siginfo_t, *mut c_void) = handle;
            action.sa_sigaction = handler as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_RESTART | libc::SA_ONSTACK;
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
    // SAFETY: this is the context of a signal, as the flags ask for; nobody else uses it.
    let context = unsafe { &mut *context.cast::<libc::ucontext_t>() };
    let is_endless = outside(|| goes_round(beat, context));
    if is_endless || beats::is_over(beat) {
        outside(|| {
            let site = site::of_instruction(machine::instruction(context));
            LEFT.set((is_endless, site));
        });
        machine::go_on_at(context, left);
    }
}

/// Where a thread goes on that is to leave what it did, on its own stack.
extern "C" fn left() -> ! {
    let leave = || -> () {
        let (is_endless, site) = LEFT.get();
        let site = site.unwrap_or_else(|| with(|world| world.me().site));
        if is_endless {
            stand_still(site)
        } else {
            tell(site)
        }
    };
    op(leave);
    unreachable!("it is never chosen")
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

/// A number for all that decides how the thread goes on, if that can be told.
fn state(context: &libc::ucontext_t) -> Option<u64> {
    let (bottom, registers) = machine::state(context)?;
    let begun = door::top();
    Some(with(|world| {
        let top = match world.me().top {
            0 => begun,
            top => top,
        };
        world.moment(bottom..top, registers)
    }))
}

/// The thread stands where it is for ever.
fn stand_still(site: Site) -> ! {
    beats::found();
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
fn tell(site: Site) -> ! {
    let (name, last) = with(|world| {
        let thread = world.current;
        (world.name_of(thread), world.me().site.line)
    });
    let last = if last > 0 {
        format!(", the last of which was at line {last}")
    } else {
        String::new()
    };
    let place = if site.line > 0 {
        format!("line {}: ", site.line)
    } else {
        String::new()
    };
    refuse(format!(
        "{place}{name} goes on for seconds without an operation that others could see{last}, \
         so its schedules cannot be explored"
    ))
}
