//! Explores a program, in a thread of its own.

use crate::engine::shown;
use crate::engine::site;
use crate::engine::stall::Watch;
use crate::found;
use crate::graph::Graph;
use crate::listing::Listing;
use crate::memory::region::NoRoom;
use crate::memory::{shadow, written};
use crate::options::{Options, choose};
use crate::search::search;
use std::io;
use std::ops::Range;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

/// Explores `main`, whose source is the file of the caller.
///
/// # Errors
/// A sentence, when the program does something that cannot be explored.
#[track_caller]
pub fn explore(options: &Options, main: impl Fn() + Send + 'static) -> Result<Graph, String> {
    let listing = Listing {
        file: std::panic::Location::caller().file().to_owned(),
        ..Listing::default()
    };
    explore_listing(options, &listing, main)
}

/// Explores `main`, the main function of `listing`.
///
/// # Errors
/// A sentence, when the program does something that cannot be explored.
pub fn explore_listing(
    options: &Options,
    listing: &Listing,
    main: impl Fn() + Send + 'static,
) -> Result<Graph, String> {
    // SAFETY: there are none.
    unsafe { explore_with(options, listing, 0..0, false, main) }
}

/// What was found long before the end.
fn tell(graph: Graph) {
    for fault in &graph.faults {
        found::tell(fault, &graph.threads, &graph.objects);
    }
}

/// The same for a `main` whose statics are at the addresses `statics`, and of whose accesses to memory the compiler tells, or
/// not.
///
/// # Safety
/// The addresses are exposed, and of nothing but statics that can be written to; what they hold when they are first used is
/// what they were made with, by constants.
pub(crate) unsafe fn explore_with(
    options: &Options,
    listing: &Listing,
    statics: Range<usize>,
    is_told: bool,
    main: impl Fn() + Send + 'static,
) -> Result<Graph, String> {
    // Statics of the program belong to one exploration at a time.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    // A thread of its own: a run that is cut short in the middle of a panic leaves its panic count behind.
    let (options, listing) = (options.clone(), listing.clone());
    std::thread::Builder::new()
        .name("explorer".to_owned())
        .stack_size(8 << 20)
        .spawn(move || {
            choose(&options);
            site::set_file(&listing.file);
            shown::prepare(is_told);
            if let Some(prepare) = listing.prepare {
                prepare();
            }
            let _watch = Watch::begin(options.time).map_err(no_thread)?;
            shadow::begin(is_told, site::find_end);
            // SAFETY: as the caller says; the program has not begun.
            unsafe { written::begin(statics) };
            search(&options, &listing, Rc::new(main), &mut tell)
        })
        .map_err(no_thread)?
        .join()
        .unwrap_or_else(|panic| {
            let why = match panic.is::<NoRoom>() {
                true => "it takes more memory than there is, as that of a program that starts thread after thread",
                false => "the explorer itself panicked",
            };
            Err(why.to_owned())
        })
}

fn no_thread(error: io::Error) -> String {
    format!("the system refuses a thread: {error}")
}
