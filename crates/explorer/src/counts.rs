//! What an `Arc` tells about the others that share its value.
//!
//! The program's `Arc` is std's own, and when one is dropped is no step of a schedule. So the number of them may be asked
//! for only when nobody else is left to hold any: [`instrument`](crate::instrument) has `Arc::try_unwrap` and its like
//! call these.

use crate::engine::point::{announce, refuse, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use std::sync::Arc;

fn ask(operation: &'static str, site: Site, answer: impl FnOnce() -> String) {
    announce(Request::new(operation, site));
    let alone = with(|world| world.is_alone());
    if !alone {
        refuse(format!(
            "line {} asks with `Arc::{operation}` who else holds a value while other threads may still be dropping \
             theirs, which the explorer does not follow: join them first",
            site.line
        ));
    }
    let answer = answer();
    with(|world| world.record(operation, None, answer, site));
}

/// # Errors
/// The `Arc`, if it is not the only one.
#[track_caller]
pub fn try_unwrap<T>(arc: Arc<T>) -> Result<T, Arc<T>> {
    ask("try_unwrap", Site::caller(), || {
        (Arc::strong_count(&arc) == 1).to_string()
    });
    Arc::try_unwrap(arc)
}

#[track_caller]
pub fn into_inner<T>(arc: Arc<T>) -> Option<T> {
    ask("into_inner", Site::caller(), || {
        (Arc::strong_count(&arc) == 1).to_string()
    });
    Arc::into_inner(arc)
}

#[track_caller]
pub fn unwrap_or_clone<T: Clone>(arc: Arc<T>) -> T {
    ask("unwrap_or_clone", Site::caller(), || {
        (Arc::strong_count(&arc) == 1).to_string()
    });
    Arc::unwrap_or_clone(arc)
}

#[track_caller]
pub fn get_mut<T: ?Sized>(arc: &mut Arc<T>) -> Option<&mut T> {
    ask("get_mut", Site::caller(), || {
        (Arc::strong_count(arc) == 1).to_string()
    });
    Arc::get_mut(arc)
}

#[track_caller]
pub fn make_mut<T: Clone>(arc: &mut Arc<T>) -> &mut T {
    ask("make_mut", Site::caller(), || {
        (Arc::strong_count(arc) == 1).to_string()
    });
    Arc::make_mut(arc)
}

#[track_caller]
#[must_use]
pub fn strong_count<T: ?Sized>(arc: &Arc<T>) -> usize {
    ask("strong_count", Site::caller(), || {
        Arc::strong_count(arc).to_string()
    });
    Arc::strong_count(arc)
}
