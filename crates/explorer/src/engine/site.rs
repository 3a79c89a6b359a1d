//! Where in the source an operation stands.

use std::backtrace::Backtrace;
use std::collections::BTreeMap;
use std::ffi::{c_int, c_void};
use std::panic::Location;
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
    let mut frames = Frames {
        addresses: [0; DEPTH],
        count: 0,
    };
    // SAFETY: the callback only writes to `frames`, which lives as long as the call, within its bounds.
    unsafe { _Unwind_Backtrace(note, (&raw mut frames).cast()) };
    let addresses = &frames.addresses[..frames.count];
    let mut places = places();
    let site = match places.known.get(addresses) {
        Some(site) => *site,
        None => {
            let site = resolve(&places.file);
            places.known.insert(addresses.to_vec(), site);
            site
        }
    };
    site.unwrap_or(otherwise)
}

/// Frames beyond this many never decide: between `drop` and the program are only a few of the standard library.
const DEPTH: usize = 16;

struct Frames {
    addresses: [usize; DEPTH],
    count: usize,
}

// The unwinder that std itself is linked to. Walking the stack is a thousand times cheaper than naming its frames,
// which is done once for each place.
unsafe extern "C" {
    fn _Unwind_Backtrace(
        callback: extern "C" fn(*mut c_void, *mut c_void) -> c_int,
        data: *mut c_void,
    ) -> c_int;
    fn _Unwind_GetIP(context: *mut c_void) -> usize;
}

extern "C" fn note(context: *mut c_void, data: *mut c_void) -> c_int {
    const CONTINUE: c_int = 0;
    const STOP: c_int = 4;
    // SAFETY: `data` is the `Frames` that `of_drop` handed to the walk it is waiting for.
    let frames = unsafe { &mut *data.cast::<Frames>() };
    if frames.count == DEPTH {
        return STOP;
    }
    // SAFETY: the unwinder calls with a context that is valid for the time of this call.
    frames.addresses[frames.count] = unsafe { _Unwind_GetIP(context) };
    frames.count += 1;
    CONTINUE
}

/// Reads the frames as std prints them, as its printed form is the only stable one: `at /some/main.rs:12:5`.
fn resolve(file: &str) -> Option<Site> {
    let text = format!("{:#}", Backtrace::force_capture());
    text.lines().find_map(|line| {
        let place = line.trim_start().strip_prefix("at ")?;
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next()?.parse().ok()?;
        let line = parts.next()?.parse().ok()?;
        let path = parts.next()?;
        (path.rsplit(['/', '\\']).next() == Some(file)).then_some(Site { line, column })
    })
}
