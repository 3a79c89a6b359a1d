//! Where in the source an operation stands.

use std::collections::BTreeMap;
use std::panic::Location;
use std::path::Path;
use std::ptr::without_provenance_mut;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Site {
    pub line: u32,
    pub column: u32,
}

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

/// The places of one file that were named before, by the frames that lead there.
struct Places {
    file: String,
    known: BTreeMap<Vec<usize>, Option<Site>>,
}

static PLACES: Mutex<Places> = Mutex::new(Places {
    file: String::new(),
    known: BTreeMap::new(),
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
    }
}

/// The line at which a value is dropped, for `Drop::drop`, which cannot be `#[track_caller]`: the innermost frame that
/// is in the explored program. `otherwise` where the debug information cannot be read.
pub(crate) fn of_drop(otherwise: Site) -> Site {
    let mut addresses = [0; DEPTH];
    let mut count = 0;
    backtrace::trace(|frame| {
        addresses[count] = frame.ip().addr();
        count += 1;
        count < DEPTH
    });
    let addresses = &addresses[..count];
    let mut places = places();
    let site = match places.known.get(addresses) {
        Some(site) => *site,
        None => {
            let site = addresses
                .iter()
                .find_map(|&address| resolve(address, &places.file));
            places.known.insert(addresses.to_vec(), site);
            site
        }
    };
    site.unwrap_or(otherwise)
}

/// Frames beyond this many never decide: between `drop` and the program are only a few of the standard library.
const DEPTH: usize = 16;

/// Where in `file` the call stands that returns to `address`, if it stands there. One frame at a time, up to the first
/// that is the program's: reading the debug information of what lies beyond, std and libc, takes a hundred times as long.
fn resolve(address: usize, file: &str) -> Option<Site> {
    let mut site = None;
    backtrace::resolve(without_provenance_mut(address), |symbol| {
        let path = symbol.filename().and_then(Path::file_name);
        if site.is_none() && path.is_some_and(|name| name == file) {
            site = symbol.lineno().map(|line| Site {
                line,
                column: symbol.colno().unwrap_or(0),
            });
        }
    });
    site
}
