//! A `std` whose threads, locks and channels are run under every schedule.
//!
//! ```text
//! instrument          a listing becomes an explored program, without moving a line           [instrument]
//! start               its entry: options from arguments, a graph on the output               [start, options]
//! explore             a program, in a thread of its own                                      [explore, listing]
//! search              all schedules, each state once                                         [search]
//! ├── engine          one run: coroutines, gates, what happened before what                  [engine]
//! ├── memory          what the program's memory holds, and who may touch it                  [memory]
//! └── snapshot        a state as readers see it                                              [snapshot, names]
//! Graph               all schedules and faults: what a browser walks through                 [graph, json]
//! trace               the same in words                                                      [trace]
//! found               faults, told while the search goes on                                  [found]
//! the std of it       thread, sync, time, io, process, panic, hint, and the printing macros
//! sanitizer, wrapped  what the compiler and the linker let the program call besides          [sanitizer, wrapped, formatted]
//! compile             how a program is compiled for all that                                 [compile]
//! ```
//!
//! Each modelled operation is a step. It is announced, and done when the search chooses its thread; what the thread does
//! until its next operation belongs to the step. A thread that has announced what it cannot do yet is blocked, and when all
//! are, that is a deadlock. Two ways to one state are one node of the graph, whose paths are the schedules.
//!
//! ```
//! #[macro_use(println)]
//! extern crate explorer as std;
//! ```
//!
//! From then on,
//!
//! ```
#![doc = include_str!("example.rs")]
//! ```
//!
//! # What is modelled
//!
//! | of | items |
//! |---|---|
//! | `thread` | `spawn`, `scope`, `Builder`, `JoinHandle` with `is_finished`, `park` and `unpark`, `park_timeout`, `sleep`, `yield_now`, `current`, `ThreadId`, `panicking`, `available_parallelism` (4), `thread_local!` |
//! | `sync` | `Mutex`, `RwLock` with `downgrade`, `Condvar`, `Barrier`, `Once`, `OnceLock`, `LazyLock`, poisoning; `Arc` and `Weak` are std's own |
//! | `sync::mpsc` | `channel`, `sync_channel` down to a bound of 0, and all their methods and errors |
//! | `sync::atomic` | all integers, `AtomicBool`, `AtomicPtr`, `fence`; a weak exchange may fail for no reason, once at each place |
//! | others | `println!` and its like, `io::stdout` and `stderr` and their locks, `process::exit` and `abort`, `ExitCode`, `Termination`, panics and `catch_unwind`, `hint::spin_loop`, `Instant` and `SystemTime` |
//!
//! A time limit may be up at any time that its thread waits; a sleep takes any time, and any time may pass before the clock is
//! looked at. `notify_one` may wake any thread that waits, and with [`Options::spurious`] `wait` and `park` may return for no
//! reason. Which of the waiting threads gets a lock is open, and whether readers pass a writer that waits. What is printed
//! without a newline waits in a buffer, and stdout is held while a line is formatted.
//! Statics start anew in every run, whatever they are, and the seeds of hash maps are always the same. The rest of `std`
//! that has nothing to do with threads or with the world outside of the program is passed on. **What is in neither list does
//! not compile**: `fs`, `net`, `env`, `Command`, stdin, panic hooks, `MappedMutexGuard`, `AtomicU32::from_ptr`.
//!
//! # Limits
//!
//! - A thread that loops without anything new to see waits until something it has looked at changes, or nobody else can
//!   move ([`Options`] has no say in it). A loop that gives up by itself does not wait, for so many rounds: 1000 with one thread
//!   beside main, 200 with two, 20 with more. One that needs more is seen giving up after a change or at the end, not in
//!   between, and after 1000 rounds it is taken to be endless; [`Graph::notes`] then says so.
//! - The clock shows what sleeps and time limits have used up, or, from any look at it on, 11 days more, up to 8 times.
//! - Who asks for a lock that he holds waits for ever, where std may also panic.
//! - To count an owner of an `Arc` up or down is no step where nobody can tell when it happens. Where somebody looks at a count
//!   of an `Arc` of the same type, all operations on its counters are steps; where what the last owner destroys does an
//!   operation, drops are.
//! - States are told apart by what memory holds: the stack and the registers of each thread, the heap, statics. What a function
//!   leaves on its stack, and no longer needs, keeps apart states that are the same; it never makes one of two that differ.
//! - What the schedule does not decide is an error once two runs differ by it. Addresses are decided: each thread has a heap of
//!   its own, and gets again first what it freed last.
//! - A panic's message is a step when its thread is next chosen, although std prints it at once.
//! - A thread that goes round for ever without an operation, as in `loop {}`, stays there, and the others go on. One that does
//!   no operation for a fourth of the time, and 5 seconds, ends the exploration. Both on Linux only.
//! - Threads that wait in a circle of locks, joins and initialisers are told as soon as the circle stands. Who waits for a
//!   message, a notification, an `unpark` or a barrier is told where nobody can move: who could send it is not known.
//! - Thread-locals of main are dropped when it has returned, as on Linux. A thread that joins itself panics, as there.
//!
//! ## Plain memory
//!
//! A program that is compiled by [`compile::flags`] has each of its accesses to memory checked, in every schedule, against what
//! happened before: in its own code, and in generic code of std, which is compiled with it. Two accesses to one byte without an
//! order, one of them a write and not both atomic, are a data race; the run ends there. So does one that touches what was
//! freed, or frees it twice. An access is part of the step in which it happens. What the source says is explored: nothing is
//! optimised away.
//!
//! - Not seen is what std's precompiled code does to plain memory, except for what it copies, compares and turns into text when
//!   a number is printed; and volatile accesses count as plain ones.
//! - A thread's own stack is followed once another thread was seen there. A frame that has ended is known to have once its
//!   thread is in an operation.
//! - Modelled types are larger than those of std: memory that is cast to an atomic, or zeroed, is refused.
//! - A loop that waits for a plain variable is not seen to wait: it goes on for ever.
//! - On x86-64 and AArch64, with Linux or macOS ([`compile::SEES_MEMORY`]); a program that is explored from Rust, by
//!   [`explore`], is not seen.
//!
//! ## The weak memory model
//!
//! Loads may read any store that coherence, happens-before and the order of sequentially consistent operations do not
//! forbid. It never shows what C11 forbids, but less than C11 allows: **no load buffering** (no load reads a store that is
//! made after it), **no reordering of writes** to one atomic (their order is that in which they are made, so `2+2W` has three
//! of its four outcomes), and programs that mix sequentially consistent operations with weaker ones on the same atomic are
//! approximated. An update (`fetch_add` and its like) that fails reads the newest store. See `tests/litmus.rs`.

#![allow(
    clippy::legacy_numeric_constants,
    reason = "programs may use these modules of std"
)]

/// For all that is linked to the explorer: what is not a program that is explored allocates from the system.
#[global_allocator]
static HEAP: memory::Heap = memory::Heap;

pub mod compile;
mod count;
mod engine;
mod explore;
mod formatted;
pub mod found;
pub mod graph;
pub mod hint;
mod instrument;
pub mod io;
mod json;
mod listing;
mod memory;
mod names;
mod options;
pub mod panic;
mod print;
pub mod process;
mod sanitizer;
mod search;
mod snapshot;
mod start;
pub mod sync;
pub mod thread;
pub mod time;
pub mod trace;
mod used;
mod wrapped;

pub use count::Count;
pub use engine::shown::show;
pub use engine::world::Model;
pub use explore::{explore, explore_listing};
pub use graph::{End, Graph};
pub use instrument::instrument;
pub use json::Value;
pub use listing::Listing;
pub use memory::Heap;
pub use options::{Eager, Options, choice};
pub use print::{eprint_now, format_now, print_now};
pub use start::start;

// Of the real std: what has nothing to do with threads or the world outside of the program.
pub use ::std::{
    alloc, any, array, ascii, borrow, boxed, cell, char, clone, cmp, collections, convert, default,
    error, f32, f64, ffi, fmt, future, hash, i8, i16, i32, i64, i128, isize, iter, marker, mem,
    num, ops, option, path, pin, prelude, primitive, ptr, rc, result, slice, str, string, task, u8,
    u16, u32, u64, u128, usize, vec,
};
#[doc(no_inline)]
pub use ::std::{
    assert, assert_eq, assert_ne, cfg, column, compile_error, concat, debug_assert,
    debug_assert_eq, debug_assert_ne, file, format_args, include, include_bytes, include_str, line,
    matches, module_path, option_env, stringify, todo, unimplemented, unreachable, write, writeln,
};
