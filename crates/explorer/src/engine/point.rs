//! How a modelled operation waits to be chosen, and takes effect.

pub(crate) use super::current::{WORLD, is_live, with};
use super::gate::Gate;
use super::hash;
use super::knowledge::{Edge, Place};
use super::object::reference;
use super::patience::Nature;
use super::request::{PARKED, Request, TIMEOUT};
use super::site::Site;
use super::stream::Stream;
use super::undefined;
use super::waiting::consider;
use super::world::{Exit, World};
use super::yielding::suspend;
use crate::memory::door::{self, op};
use crate::memory::shadow::{self, Kind};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Announces an operation and waits until it is chosen: the alternative that was chosen.
pub(crate) fn announce(request: Request) -> u16 {
    announce_as(request, Nature::Act)
}

/// The same for an operation that a loop may wait with.
pub(crate) fn announce_as(mut request: Request, nature: Nature) -> u16 {
    print_formatted_so_far();
    say_last_words();
    let refused = with(|world| {
        if world.registry.demands.clock && (request.timed || !request.lasts.is_zero()) {
            request.until = Some(world.clock.passed.saturating_add(request.lasts));
        }
        match consider(world, request.operation, request.site, nature) {
            Ok(patience) => request.patience = patience,
            Err(()) => {
                world.registry.demands.patience = true;
                world.restart = true;
            }
        }
        refuse_if_unsafe_eagerly(world, request.operation);
        world.show_who_drops();
        if world.me().dropping_result && !world.registry.demands.results {
            world.registry.demands.results = true;
            world.restart = true;
        }
        request.parks = request.parks && world.has_to_wait(&request);
        let me = world.me();
        me.standing = door::standing();
        let frame = me.standing.frame;
        if me.top == 0 {
            me.top = door::top();
        }
        if me.entry != door::entry() {
            me.entry = door::entry();
            me.inside = 0;
        }
        me.request = Some(request);
        shadow::stands(world.current, frame);
        world.restart || world.error.is_some()
    });
    if refused {
        halt();
    }
    suspend();
    with(|world| {
        let thread = world.current;
        let over = world.threads[thread]
            .request
            .as_ref()
            .and_then(|request| request.patience.clone())
            .map(|patience| (patience.is_over(world), patience));
        if world.alternative & PARKED != 0 {
            world.alternative &= !PARKED;
            world.me().token = false;
            world.edge(Edge::Acquire(Place::Token(thread)));
        }
        let alternative = world.alternative;
        let me = world.me();
        me.inside = hash((me.inside, alternative));
        let request = me.request.take();
        let is_over = |request: &Request| !request.timed || alternative == TIMEOUT;
        if let Some(until) = request.filter(is_over).and_then(|request| request.until) {
            world.clock.reach(until);
        }
        let me = world.me();
        if let Some((over, patience)) = over {
            me.round.forced = if over { 0 } else { me.round.forced + 1 };
            world.see_newer(&patience);
        }
        world.alternative
    })
}

/// While a value is turned into text, writes `name { .. }` for an object in it, and hidden from readers which one it is.
pub(crate) fn refer(f: &mut fmt::Formatter<'_>, name: &str, object: usize) -> Option<fmt::Result> {
    let showing = with(|world| world.showing);
    showing.then(|| write!(f, "{name} {{ .. }}{}", reference(object)))
}

/// Ends the exploration with a sentence.
pub(crate) fn refuse(sentence: impl Into<String>) -> ! {
    with(|world| world.error = Some(sentence.into()));
    halt()
}

/// A modelled object at an address is used.
pub(crate) fn touch(address: usize) {
    if !shadow::access(address, 1, Kind::AtomicRead) {
        stop();
    }
}

/// The program has touched memory as it must not: its behaviour is undefined, and the run ends here.
pub(crate) fn stop() {
    let never = || -> () {
        let undefined = undefined::now();
        with(|world| {
            world.undefined = undefined;
            world.exit = Some(Exit::Undefined);
        });
        halt()
    };
    op(never);
}

/// Never runs again: the run is over.
pub(crate) fn halt() -> ! {
    loop {
        suspend();
    }
}

/// Operations that see whether a lock is held or a sender left could see it too early if unlocks or drops ran at once.
fn refuse_if_unsafe_eagerly(world: &mut World, operation: &'static str) {
    let clash = match operation {
        "try_lock" | "try_read" | "try_write" | "is_poisoned" => "unlock",
        "try_recv" | "recv_timeout" => "drop",
        _ => return,
    };
    let eager = world.eager.iter().any(|name| name.contains(clash));
    if eager {
        world.error = Some(format!(
            "`{operation}` can see what eager {clash}s hide: explore this program without `--eager {clash}`"
        ));
    }
}

/// A panic prints its message when its thread is next chosen, as every print does.
pub(crate) fn say_last_words() {
    let Some((words, site)) = with(|world| world.me().last_words.take()) else {
        return;
    };
    announce(Request::new("panic", site));
    with(|world| {
        world.output.push_str(&words);
        let first = words.lines().nth(2).unwrap_or_default().to_owned();
        world.record("panic", None, first, site);
    });
}

/// What the thread has formatted of a line is printed before it does something else.
fn print_formatted_so_far() {
    match with(World::formatted_so_far) {
        Ok(None) => {}
        Ok(Some(format)) => print_now(format.stream, &format.text, format.site),
        Err(site) => demand_format(site),
    }
}

/// The line that is formatted at `site` has to be followed: all begins anew.
pub(crate) fn demand_format(site: Site) -> ! {
    with(|world| {
        world.registry.demands.formats.insert(site);
        world.restart = true;
    });
    halt()
}

fn print_now(stream: Stream, text: &str, site: Site) {
    let request = Request::new("print", site).with(text);
    announce(request.when(Gate::Print(stream)));
    with(|world| {
        world.write(stream, text);
        world.record("print", None, text, site);
    });
}

/// Prints.
pub(crate) fn print(stream: Stream, text: &str, site: Site) {
    op(|| {
        if with(|world| world.showing) || text.is_empty() {
            return;
        }
        print_now(stream, text, site);
    });
}

/// Runs what may panic, and counts the panics that a thread is unwinding from.
pub(crate) fn catch<T>(f: impl FnOnce() -> T) -> std::thread::Result<T> {
    let caught = begin_catching();
    let result = catch_unwind(AssertUnwindSafe(f));
    end_catching(caught, result.is_err());
    result
}

fn begin_catching() -> u32 {
    op(|| {
        with(|world| {
            world.me().catching += 1;
            world.me().caught
        })
    })
}

fn end_catching(caught: u32, panicked: bool) {
    op(|| {
        if panicked {
            say_last_words();
        }
        with(|world| {
            let me = world.me();
            me.unwinding -= u32::from(panicked).min(me.unwinding);
            me.catching -= 1;
            me.caught = caught;
        });
    });
}

/// The current thread begins to unwind.
pub(crate) fn unwind(world: &mut World) {
    world.show_who_drops();
    let me = world.me();
    me.unwinding += 1;
    me.caught = me.catching;
}

/// Ends the program with these words, with which std aborts.
pub(crate) fn abort_with(words: &str) -> ! {
    say_last_words();
    announce(Request::new("abort", Site::default()));
    with(|world| {
        world.output.push_str(words);
        world.record("abort", None, "", Site::default());
        world.exit = Some(Exit::Abort);
    });
    halt()
}

/// A panic that leaves a destructor that another panic called: the program aborts. Called in the panic hook, as afterwards
/// nothing can keep std from aborting the explorer; std's lock of the hook stays taken, so nobody can set another.
pub(crate) fn abort_in_destructor() -> ! {
    abort_with(
        "panic in a destructor during cleanup\nthread caused non-unwinding panic. aborting.\n",
    )
}
