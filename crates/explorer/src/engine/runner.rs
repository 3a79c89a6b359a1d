//! The coroutines of a run.

use super::Tid;
use super::current::{WORLD, with};
use super::ends::end_main;
use super::point::{abort_in_destructor, catch, stop, unwind};
use super::site::Site;
use super::stall::beat;
use super::thread::{Body, Newborn, Program};
use super::world::World;
use super::yielding::YIELDER;
use crate::memory::door::{self, op};
use crate::memory::region::{self, Fixed};
use crate::memory::{heap, shadow, written};
use corosensei::{Coroutine, CoroutineResult, Yielder};
use std::any::Any;
use std::ptr;
use std::rc::Rc;
use std::sync::Once;

/// As std's threads have; only what is touched costs memory.
const STACK: usize = 2 << 20;
/// As main has on most systems.
const MAIN_STACK: usize = 8 << 20;

struct Strand {
    coroutine: Coroutine<(), (), (), Fixed>,
    own: Fixed,
    yielder: *const Yielder<(), ()>,
}

#[derive(Default)]
pub(crate) struct Runner {
    strands: Vec<Option<Strand>>,
    /// By thread: about the lowest address of its stack that was used in this run.
    deepest: Vec<usize>,
}

impl Runner {
    /// Begins a run, after the [end](Runner::end) of the one before: main stands at its first operation.
    pub(crate) fn begin(&mut self, settings: impl FnOnce(&mut World), program: &Program) {
        install_hook();
        door::when_stopped(stop);
        let program = Rc::clone(program);
        WORLD.with_borrow_mut(|world| {
            let registry = std::mem::take(&mut world.registry);
            *world = World {
                live: true,
                registry,
                ..World::default()
            };
            settings(world);
            world.spawn(Some("main"), None, Site::default(), Body::Main(program));
        });
        self.start_newborn();
    }

    /// Lets `thread` do what it has announced, up to its next announcement.
    pub(crate) fn step(&mut self, thread: Tid, alternative: u16) {
        with(|world| {
            world.current = thread;
            world.alternative = alternative;
            world.step = None;
            world.edges.clear();
            world.counted.clear();
            world.threads[thread].knows.tick(thread);
        });
        self.resume(thread);
        self.start_newborn();
        with(World::forget);
    }

    /// Ends a run, wherever its threads are.
    pub(crate) fn end(&mut self) {
        WORLD.with_borrow_mut(|world| {
            world.live = false;
            // Their destructors are code of the program, and may not run any more.
            for thread in &mut world.threads {
                std::mem::forget(std::mem::take(&mut thread.locals));
            }
        });
        for mut strand in self.strands.drain(..).flatten() {
            // SAFETY: nothing refers to this stack from outside: values on it are never used again (`live` is false, and
            // every object belongs to one run), and what they own on the heap is leaked, not freed.
            unsafe { strand.coroutine.force_reset() };
        }
        for (thread, deepest) in self.deepest.iter_mut().enumerate() {
            let deepest = std::mem::replace(deepest, usize::MAX);
            door::clear_stack(deepest, region::stack_top(thread));
        }
        heap::clear();
        shadow::clear();
        written::restore();
    }

    fn start_newborn(&mut self) {
        while let Some(Newborn {
            thread,
            stack,
            body,
        }) = with(|world| (!world.newborn.is_empty()).then(|| world.newborn.remove(0)))
        {
            let least = if thread == 0 { MAIN_STACK } else { STACK };
            let size = stack.unwrap_or(0).max(least);
            if self.deepest.len() <= thread {
                self.deepest.resize(thread + 1, usize::MAX);
            }
            let stack = Fixed::of(thread, size);
            let own = Fixed::own(thread);
            let coroutine = Coroutine::with_stack(stack, move |yielder, ()| {
                YIELDER.set(yielder);
                run(body);
            });
            if self.strands.len() <= thread {
                self.strands.resize_with(thread + 1, || None);
            }
            self.strands[thread] = Some(Strand {
                coroutine,
                own,
                yielder: ptr::null(),
            });
            let parent = with(|world| std::mem::replace(&mut world.current, thread));
            self.resume(thread);
            with(|world| world.current = parent);
        }
    }

    fn resume(&mut self, thread: Tid) {
        let slot = &mut self.strands[thread];
        let strand = slot
            .as_mut()
            .expect("only threads that are alive are chosen");
        YIELDER.set(strand.yielder);
        let clock = with(|world| {
            let knows = &world.threads[thread].knows;
            shadow::learn(knows.clock());
            knows.clock_of(thread)
        });
        door::turn(thread, clock, &strand.own, shadow::follows_stacks());
        beat();
        let result = strand.coroutine.resume(());
        self.deepest[thread] = self.deepest[thread].min(door::close());
        match result {
            CoroutineResult::Yield(()) => {
                strand.yielder = YIELDER.get();
                if with(|world| world.threads[thread].hooked) {
                    leave_hook();
                }
            }
            CoroutineResult::Return(()) => *slot = None,
        }
        YIELDER.set(ptr::null());
    }
}

/// The first frame of a thread.
#[inline(never)]
fn run(body: Body) {
    door::inside(|| match body {
        Body::Main(program) => {
            let result = catch(|| program());
            end_main(result.is_err());
        }
        Body::Spawned(body) => body(),
    });
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.end();
    }
}

/// Panics of modelled threads are part of the program: their messages go to its output.
fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let words = words(info.payload()).unwrap_or("Box<dyn Any>");
            let noted = op(|| {
                WORLD.try_with(|world| {
                    let Ok(mut world) = world.try_borrow_mut() else {
                        return false;
                    };
                    if !world.live || YIELDER.get().is_null() {
                        return false;
                    }
                    let me = world.me();
                    me.hooked = me.unwinding > 0 && me.caught == me.catching;
                    let name = world.me().called();
                    let place = info
                        .location()
                        .map_or_else(String::new, ToString::to_string);
                    let text = format!("\nthread '{name}' panicked at {place}:\n{words}\n");
                    let site = info.location().map(Into::into).unwrap_or_default();
                    // Of a panic while unwinding: what the first one said may not have been printed yet.
                    let (before, site) = world
                        .me()
                        .last_words
                        .take()
                        .unwrap_or_else(|| (String::new(), site));
                    world.me().last_words = Some((before + &text, site));
                    unwind(&mut world);
                    door::note_unwinding();
                    true
                }) == Ok(true)
            });
            if !noted {
                previous(info);
            } else if op(|| with(|world| world.me().hooked)) {
                op(|| -> () { abort_in_destructor() });
            }
        }));
    });
}

/// A coroutine is suspended in the middle of the panic hook, where std takes any panic for one of the hook, and aborts.
/// Std counts panics by thread of the system: having caught one without a hook, it takes this thread to be in none.
fn leave_hook() {
    let _ = std::panic::catch_unwind(|| std::panic::resume_unwind(Box::new(())));
}

fn words(payload: &(dyn Any + Send)) -> Option<&str> {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
}
