//! Compiles and runs one program, as a reader typed it, on the reader's own machine.
//!
//! ```text
//! Playground                   all of this, set up once                                    [playground]
//! ├── Compiler                 a binary kept from before, or what rustc makes              [compile]
//! │   ├── Kits                 what the programs of a channel are compiled with            [kit]
//! │   │   ├── Toolchain        the reader's own rustc and C linker                         [toolchain]
//! │   │   └── Crates           what a program may use besides the standard library         [crates]
//! │   ├── Store                binaries by content: an unchanged program is not compiled   [store]
//! │   ├── Rustc                calls of rustc, or of one that has been waiting             [rustc, waiting]
//! │   │   └── Incremental      what rustc remembers of a program, for its next edit        [incremental]
//! │   ├── Words                what rustc says, within bounds                              [words, diagnostic]
//! │   ├── failure              whether the program is wrong, or the machine                [failure]
//! │   └── advice               what a reader needs to know beyond the compiler's words     [advice]
//! ├── explore                  the binary, linked so that it runs under every schedule     [explore]
//! │   └── apart                a process of its own that reads what nobody trusts          [apart]
//! └── run                      the binary in the sandbox                                   [run]
//!     └── Refusals             what it says that the sandbox has refused it                [refusals]
//!
//! Workplace                    what compiling and running have in common                   [workplace]
//! ├── Jobs, Scratch            folders of their own, thrown away                           [job, scratch]
//! ├── Turns, Budget            the processors and the memory that compilers share          [turns, budget]
//! └── Running                  one process group: output, limits, and its end              [child]
//!     ├── members              its processes                                               [members]
//!     ├── Usage                how much they have used                                     [usage]
//!     ├── stat                 what the kernel tells of each in one line                   [stat]
//!     └── doing                what their threads are at                                   [threads]
//!
//! Reclaimer                    gives memory back when there is nothing to do                [memory]
//!
//! Program, Event               what is asked: code, edition, mode, goal; what is told      [program, event]
//! ```
//!
//! Whoever stands higher knows those below, never the other way round.
//!
//! [`sandbox`] says what a program may touch, [`limits`] how much it may use.
//! [`http`] puts a playground on a port.
//!
//! An executable that starts a playground calls [`sandbox::enter_if_asked`] first of all in `main`: it is started again,
//! by itself, as the small program that closes the sandbox behind it and becomes rustc, or the reader's program.

// A server outlives its terminal.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod advice;
mod apart;
mod budget;
pub mod child;
pub mod compile;
pub mod crates;
pub mod diagnostic;
mod ending;
pub mod event;
pub mod explore;
mod failure;
mod found;
mod hexadecimal;
pub mod http;
pub mod incremental;
pub mod job;
mod kit;
pub mod limits;
mod members;
pub mod memory;
mod playground;
pub mod program;
mod refusals;
pub mod run;
mod rustc;
pub mod sandbox;
mod scratch;
mod stat;
pub mod stop;
pub mod store;
#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "nobody tells what threads do")
)]
mod threads;
pub mod toolchain;
mod turns;
mod usage;
mod waiting;
pub mod words;
mod workplace;

pub use event::{Doing, End, Event, Phase, Reason};
pub use limits::Limits;
pub use playground::{Playground, Setup, SetupError};
pub use program::{Channel, Edition, Goal, Mode, Program};
pub use stop::{Stop, Stopper};
