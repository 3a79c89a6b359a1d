//! A `std` whose threads, locks and channels are run under every schedule.

mod count;
mod counts;
mod engine;
pub mod graph;
pub mod hint;
mod instrument;
pub mod io;
mod json;
mod memory;
mod names;
mod options;
pub mod panic;
mod print;
pub mod process;
mod search;
mod snapshot;
mod start;
pub mod sync;
pub mod thread;
pub mod time;
pub mod trace;

pub use count::Count;
pub use counts::{get_mut, into_inner, make_mut, strong_count, try_unwrap, unwrap_or_clone};
pub use engine::shown::show;
pub use engine::world::Model;
pub use graph::{End, Graph};
pub use instrument::instrument;
pub use json::Value;
pub use options::{Eager, Options};
pub use print::print_now;
pub use search::{Listing, explore, explore_listing};
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
    debug_assert_eq, debug_assert_ne, file, format, format_args, include, include_bytes,
    include_str, line, matches, module_path, option_env, stringify, todo, unimplemented,
    unreachable, write, writeln,
};
