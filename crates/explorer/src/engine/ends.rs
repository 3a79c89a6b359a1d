//! The two ends of a thread, and what its thread-locals do between them.
//!
//! First its closure has *returned*, or panicked: what came of that is there for who joins it, [`is_finished`] says so, and
//! its scope may end. Then the destructors of its thread-locals run, and after them the thread has *ended*, which is what a
//! join waits for. The documentation of [`thread::scope`] says of the threads that nobody joined: "joining will only wait for
//! the main function of these threads to finish; even when this function returns, destructors of thread-local variables in
//! these threads might still be running"; that of [`JoinHandle::join`]: "it fully waits for the thread to finish, including
//! all destructors for thread-local variables".
//!
//! Main's own thread-locals are dropped when it has returned, and those of who calls `process::exit` by that: "a best effort"
//! in the words of [`LocalKey`], and what is done on Linux (glibc's `exit` runs `__call_tls_dtors`). Whoever is first to end
//! the program ends it: others that want to meanwhile wait for ever (`std::sys::exit_guard`).
//!
//! [`is_finished`]: std::thread::JoinHandle::is_finished
//! [`thread::scope`]: std::thread::scope
//! [`JoinHandle::join`]: std::thread::JoinHandle::join
//! [`LocalKey`]: std::thread::LocalKey

use super::gate::Gate;
use super::knowledge::{Edge, Place};
use super::point::{abort_with, announce, catch, halt, with};
use super::request::Request;
use super::site::Site;
use super::thread::{Local, Phase};
use super::world::{Exit, World};
use crate::memory::door::{self, op};
use crate::memory::shadow;

/// The words with which std aborts.
const PANICKED: &str = "fatal runtime error: thread local panicked on drop, aborting\n";

/// Where the closure of the current thread returns, if that is a step: the next thing it does is [`returned`].
pub(crate) fn return_step() {
    let is_step = with(|world| {
        let demands = &world.registry.demands;
        demands.ends || demands.results
    });
    if is_step {
        step("end");
    }
}

/// The closure of the current thread has returned.
pub(crate) fn returned(panicked: bool) {
    with(|world| {
        let thread = world.current;
        let me = world.me();
        me.returned = true;
        me.panicked = panicked;
        // A thread that has done no operation has an own time, too.
        me.knows.tick(thread);
        world.edge(Edge::Release(Place::Return(thread)));
        // What the destructors do comes after what is known by that.
        let me = world.me();
        me.knows.tick(thread);
        door::set_clock(me.knows.clock_of(thread));
    });
}

/// The current thread, whose closure has returned, comes to its end.
pub(crate) fn end_thread() {
    destroy_locals();
    while let Some(local) = op(|| with(|world| world.me().locals.pop().map(|(_, local)| local))) {
        // SAFETY: nobody is lent the value any more: the thread does nothing from here on.
        unsafe { (local.ways.free)(local.value) };
    }
    op(|| {
        with(|world| {
            let thread = world.current;
            world.me().phase = Phase::Ended;
            shadow::stands(world.current, usize::MAX);
            world.edge(Edge::Release(Place::End(thread)));
        });
    });
}

/// Main comes to its end, and with it the program: what the others still do before is up to the schedule.
pub(crate) fn end_main(panicked: bool) {
    op(|| returned(panicked));
    let begun = op(|| {
        if has_others() {
            begin_exit(Request::new("return", Site::default()));
        }
        with(steps)
    });
    destroy_locals();
    op(|| {
        end_program(begun, || {
            let code = with(|world| world.code).map_or(Exit::Ok, Exit::Code);
            if panicked { Exit::Panic } else { code }
        });
        with(|world| {
            world.me().phase = Phase::Ended;
            shadow::stands(world.current, usize::MAX);
        });
    });
}

/// The current thread calls `process::exit`.
pub(crate) fn exit(code: i32, site: Site) {
    let begun = op(|| {
        begin_exit(Request::new("exit", site).with(code.to_string()));
        with(steps)
    });
    destroy_locals();
    op(|| -> () {
        end_program(begun, || match code {
            0 => Exit::Ok,
            code => Exit::Code(code),
        });
        halt()
    });
}

/// From here on, nobody else can end the program.
fn begin_exit(request: Request) {
    let (operation, detail, site) = (request.operation, request.detail.clone(), request.site);
    announce(request.when(Gate::Exit));
    with(|world| {
        world.exiting = Some(world.current);
        world.flush_at_exit();
        world.record(operation, None, detail, site);
    });
}

/// Ends the program, which the current thread began to do when it had taken so many steps. What others do between a step of
/// its destructors and that is up to the schedule, too.
fn end_program(begun: u32, exit: impl FnOnce() -> Exit) {
    if with(steps) > begun && has_others() {
        step("exit");
    }
    let exit = exit();
    with(|world| {
        world.flush_at_exit();
        world.exit = Some(exit);
    });
}

fn has_others() -> bool {
    with(|world| world.threads.iter().filter(|thread| thread.alive()).count() > 1)
}

/// How many steps the current thread has taken.
fn steps(world: &mut World) -> u32 {
    let thread = world.current;
    world.me().knows.clock_of(thread)
}

fn step(operation: &'static str) {
    announce(Request::new(operation, Site::default()));
    with(|world| world.record(operation, None, "", Site::default()));
}

/// Runs the destructors of the current thread's thread-locals: that of the last one made first, as they may make others.
pub(crate) fn destroy_locals() {
    while let Some(local) = op(|| with(next_to_destroy)) {
        let Some(drop) = local.ways.drop else { break };
        // SAFETY: it is the destructor for this value, which is marked as destroyed, so that nobody is lent it any more.
        let result = catch(|| unsafe { drop(local.value) });
        if result.is_err() {
            std::mem::forget(result);
            op(|| -> () { abort_with(PANICKED) });
        }
    }
}

fn next_to_destroy(world: &mut World) -> Option<Local> {
    let mut locals = world.me().locals.iter_mut().rev();
    let (_, local) = locals.find(|(_, local)| !local.destroyed && local.ways.drop.is_some())?;
    local.destroyed = true;
    Some(*local)
}
