//! Where in the source an operation stands.

use super::identity::Identity;
use crate::memory::{door, region};
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::panic::Location;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Site {
    pub line: u32,
    pub column: u32,
}

/// Who called a `#[track_caller]` function: to read line and column is left to the explorer.
pub(crate) type Caller = &'static Location<'static>;

impl From<&Location<'_>> for Site {
    fn from(location: &Location<'_>) -> Self {
        Self {
            line: location.line(),
            column: location.column(),
        }
    }
}

impl Site {
    /// The caller of a `#[track_caller]` function.
    #[track_caller]
    pub(crate) fn caller() -> Self {
        Location::caller().into()
    }
}

/// The places in one file that were named before, by the address that a call returns to; `None` if it is in no such place.
struct Places {
    file: String,
    known: BTreeMap<usize, Option<Site>>,
    /// What was found, by what was on the stack then: it is the same again and again.
    found: HashMap<u64, Option<Site>, BuildHasherDefault<Identity>>,
}

static PLACES: Mutex<Places> = Mutex::new(Places {
    file: String::new(),
    known: BTreeMap::new(),
    found: HashMap::with_hasher(BuildHasherDefault::new()),
});

fn places() -> MutexGuard<'static, Places> {
    PLACES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says which file the explored program is in.
pub(crate) fn set_file(file: &str) {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let mut places = places();
    if places.file != file {
        places.file = file.to_owned();
        places.known.clear();
        places.found.clear();
    }
}

/// The line at which a value is dropped, for `Drop::drop`, which cannot be `#[track_caller]`: the innermost frame that
/// is in the explored program. `otherwise` where the debug information cannot be read.
pub(crate) fn of_drop(otherwise: Site) -> Site {
    let mut places = places();
    let key = door::top_of_stack();
    if let Some(site) = places.found.get(&key) {
        return site.unwrap_or(otherwise);
    }
    let site = places.find();
    places.found.insert(key, site);
    site.unwrap_or(otherwise)
}

/// The same of an access to memory, in the middle of what a thread does.
pub(crate) fn of_access(otherwise: Site) -> Site {
    places().find().unwrap_or(otherwise)
}

/// Where the program's own part of a stack ends, whose thread is in an operation that works on it from the start of `stack`
/// on: above the first address that a call returns to in the program's file. What is left there of former calls can only
/// make it lower.
pub(crate) fn find_end(stack: Range<usize>) -> Option<usize> {
    /// Bytes of a word of a stack.
    const WORD: usize = size_of::<usize>();
    let mut places = places();
    let mut slots = stack.step_by(WORD);
    let returns = slots.find(|slot| {
        let word = std::ptr::with_exposed_provenance::<usize>(*slot);
        // SAFETY: it is the stack of a thread that has begun, which is mapped up to its end.
        let address = unsafe { word.read() };
        region::is_static(address) && places.at(address).is_some()
    });
    returns.map(|slot| slot + WORD)
}

impl Places {
    /// Where a call is that returns to `address`, if it is in the program's file.
    fn at(&mut self, address: usize) -> Option<Site> {
        let Self { file, known, .. } = self;
        let site = known.entry(address);
        *site.or_insert_with(|| resolve(address, file))
    }

    fn find(&mut self) -> Option<Site> {
        let mut site = None;
        let mut frames = 0;
        backtrace::trace(|frame| {
            site = self.at(frame.ip().addr());
            frames += 1;
            site.is_none() && frames < DEPTH
        });
        site
    }
}

/// Frames beyond this many never decide: between `drop` and the program are only a few, of the explorer and of std.
const DEPTH: usize = 48;

/// Where an instruction stands that is about to be done, or who called the function that it is in.
pub(crate) fn of_instruction(address: usize) -> Option<Site> {
    let file = places().file.clone();
    // An address that a call returns to lies behind what is asked for.
    let mut site = resolve(address + 1, &file);
    let mut frames = 0;
    backtrace::trace(|frame| {
        if site.is_none() {
            site = resolve(frame.ip().addr(), &file);
        }
        frames += 1;
        site.is_none() && frames < DEEP
    });
    site
}

/// Frames that are looked at of what was interrupted: those of the interruption are among them.
const DEEP: usize = 64;

/// Where in `file` the call is that returns to an address, if it is there. One at a time, up to the first that is the
/// program's: to read the debug information of what lies beyond, std and libc, takes a hundred times as long.
fn resolve(address: usize, file: &str) -> Option<Site> {
    let place = place_of(address, file)?;
    // What the compiler adds of itself, as a loop that fills an array, has no line: it belongs to what is before.
    let before = || (1..LONGEST_STATEMENT).map_while(|bytes| place_of(address - bytes, file));
    place.or_else(|| before().flatten().next())
}

/// Bytes of instructions that the compiler adds to a statement, at most.
const LONGEST_STATEMENT: usize = 256;

/// Whether an instruction that ends at `address` is of `file`, and of which place there.
fn place_of(address: usize, file: &str) -> Option<Option<Site>> {
    let mut place = None;
    backtrace::resolve(std::ptr::without_provenance_mut(address), |symbol| {
        let path = symbol.filename().and_then(Path::file_name);
        if place.is_none() && path.is_some_and(|name| name == file) {
            place = Some(symbol.lineno().map(|line| Site {
                line,
                column: symbol.colno().unwrap_or(0),
            }));
        }
    });
    place
}
