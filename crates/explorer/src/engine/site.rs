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
        region::is_static(address) && places.is_own(address)
    });
    returns.map(|slot| slot + WORD)
}

impl Places {
    /// Whether a call returns to `address`, in the program's file.
    fn is_own(&mut self, address: usize) -> bool {
        let Self { file, known, .. } = self;
        let site = known.entry(address).or_insert_with(|| {
            let mut site = None;
            backtrace::resolve(std::ptr::without_provenance_mut(address), |symbol| {
                site = site.or_else(|| site_of(symbol, file));
            });
            site
        });
        site.is_some()
    }

    fn find(&mut self) -> Option<Site> {
        let Self { file, known, .. } = self;
        let mut site = None;
        let mut frames = 0;
        backtrace::trace(|frame| {
            site = *known
                .entry(frame.ip().addr())
                .or_insert_with(|| resolve(frame, file));
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
    let mut site = None;
    let see = |symbol: &backtrace::Symbol| {
        site = site.or_else(|| site_of(symbol, &file));
    };
    // It is taken for an address that a call returns to, which lies behind what is asked for.
    backtrace::resolve(std::ptr::without_provenance_mut(address + 1), see);
    let mut frames = 0;
    backtrace::trace(|frame| {
        if site.is_none() {
            site = resolve(frame, &file);
        }
        frames += 1;
        site.is_none() && frames < DEEP
    });
    site
}

/// Frames that are looked at of what was interrupted: those of the interruption are among them.
const DEEP: usize = 64;

/// Where in `file` a frame is, if it is there. One frame at a time, up to the first that is the program's: to read the
/// debug information of what lies beyond, std and libc, takes a hundred times as long.
fn resolve(frame: &backtrace::Frame, file: &str) -> Option<Site> {
    let mut site = None;
    backtrace::resolve_frame(frame, |symbol| {
        site = site.or_else(|| site_of(symbol, file));
    });
    site
}

fn site_of(symbol: &backtrace::Symbol, file: &str) -> Option<Site> {
    let path = symbol.filename().and_then(Path::file_name);
    path.filter(|name| *name == file)?;
    Some(Site {
        line: symbol.lineno()?,
        column: symbol.colno().unwrap_or(0),
    })
}
