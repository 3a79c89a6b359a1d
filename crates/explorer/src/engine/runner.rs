//! The coroutines of a run.

use super::Tid;
use super::object::opaque;
use super::point::{WORLD, abort_in_destructor, catch, end_thread, unwind, with};
use super::shown;
use super::site::Site;
use super::thread::Newborn;
use super::world::World;
use corosensei::stack::{DefaultStack, Stack};
use corosensei::{Coroutine, CoroutineResult, Yielder};
use std::any::Any;
use std::cell::Cell;
use std::ptr;
use std::rc::Rc;
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};

/// As std's threads have; only what is touched costs memory.
const STACK: usize = 2 << 20;
/// As main has on most systems.
const MAIN_STACK: usize = 8 << 20;

thread_local! {
    /// The way out of the coroutine that runs.
    static YIELDER: Cell<*const Yielder<(), ()>> = const { Cell::new(ptr::null()) };
}

/// Goes back to the search until the current thread is chosen.
pub(super) fn suspend() {
    let yielder = YIELDER.get();
    assert!(
        !yielder.is_null(),
        "a modelled operation ran outside of a modelled thread"
    );
    // SAFETY: `YIELDER` is set whenever a coroutine is resumed, to the yielder that lives on this coroutine's own
    // stack for as long as it runs, and only the coroutine that is running gets here.
    unsafe { (*yielder).suspend(()) };
    YIELDER.set(yielder);
}

pub(crate) type Program = Rc<dyn Fn()>;

struct Strand {
    coroutine: Coroutine<(), (), (), DefaultStack>,
    yielder: *const Yielder<(), ()>,
}

#[derive(Default)]
pub(crate) struct Runner {
    strands: Vec<Option<Strand>>,
    stacks: Vec<DefaultStack>,
}

impl Runner {
    /// Begins a run, after the [end](Runner::end) of the one before: main stands at its first operation.
    pub(crate) fn begin(&mut self, settings: impl FnOnce(&mut World), program: &Program) {
        static RUNS: AtomicU64 = AtomicU64::new(1);
        install_hook();
        let program = Rc::clone(program);
        WORLD.with_borrow_mut(|world| {
            let registry = std::mem::take(&mut world.registry);
            *world = World {
                run: RUNS.fetch_add(1, Ordering::Relaxed),
                live: true,
                registry,
                ..World::default()
            };
            settings(world);
            let main = move || {
                let result = catch(|| program());
                end_thread(result.is_err(), String::new());
            };
            world.spawn(
                Some("main".to_owned()),
                None,
                Site::default(),
                Box::new(main),
            );
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
            world.threads[thread].knows.tick(thread);
        });
        self.resume(thread);
        self.start_newborn();
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
            self.stacks.push(strand.coroutine.into_stack());
        }
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
            let is_enough = |stack: &DefaultStack| stack.base().get() - stack.limit().get() >= size;
            let stack = match self.stacks.iter().rposition(is_enough) {
                Some(kept) => self.stacks.swap_remove(kept),
                None => DefaultStack::new(size).expect("the system has room for a stack"),
            };
            let coroutine = Coroutine::with_stack(stack, move |yielder, ()| {
                YIELDER.set(yielder);
                body();
            });
            if self.strands.len() <= thread {
                self.strands.resize_with(thread + 1, || None);
            }
            self.strands[thread] = Some(Strand {
                coroutine,
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
        match strand.coroutine.resume(()) {
            CoroutineResult::Yield(()) => {
                strand.yielder = YIELDER.get();
                if with(|world| world.threads[thread].hooked) {
                    leave_hook();
                }
            }
            CoroutineResult::Return(()) => {
                let strand = slot.take().expect("it has just run");
                self.stacks.push(strand.coroutine.into_stack());
            }
        }
        YIELDER.set(ptr::null());
    }
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
            let noted = WORLD.try_with(|world| {
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
                true
            });
            if noted != Ok(true) {
                previous(info);
            } else if with(|world| world.me().hooked) {
                abort_in_destructor();
            }
        }));
    });
}

/// A coroutine is suspended in the middle of the panic hook, where std takes any panic for one of the hook, and aborts.
/// Std counts panics by thread of the system: having caught one without a hook, it takes this thread to be in none.
fn leave_hook() {
    let _ = std::panic::catch_unwind(|| std::panic::resume_unwind(Box::new(())));
}

/// The text of what a thread panics with: readers see that it does.
pub(crate) fn payload_text(payload: &(dyn Any + Send)) -> String {
    let words = words(payload).map(str::to_owned);
    let words = words.unwrap_or_else(|| with(|world| opaque(world.me().history)));
    format!("panicked\u{1}{words}")
}

fn words(payload: &(dyn Any + Send)) -> Option<&str> {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
}

/// The text of what a thread returns, or a hash that stands for it.
pub(crate) fn result_text<T>(value: &T) -> String {
    shown::text(value).unwrap_or_else(|| with(|world| opaque(world.me().history)))
}
