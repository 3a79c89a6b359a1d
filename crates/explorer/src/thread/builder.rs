//! How threads are spawned.

use super::handle::{JoinHandle, leave};
use crate::engine::point::{announce, catch, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::engine::thread::Body;
use crate::memory::door::op;
use std::ffi::CString;
use std::io;

/// Spawns a thread for a closure of any lifetime.
///
/// # Safety
/// The closure must not run, nor its result be dropped, after the end of what they borrow.
#[track_caller]
pub(super) unsafe fn spawn_unchecked<F, T>(f: F, builder: Builder, site: Site) -> JoinHandle<T>
where
    F: FnOnce() -> T,
{
    let Builder { name, stack } = builder;
    if let Some(name) = &name {
        CString::new(name.as_str()).expect("thread name may not contain interior null bytes");
    }
    // In memory of the program, for as long as the run lasts.
    let name: Option<&'static str> = name.map(|name| &*name.leak());
    let body = move || leave(catch(f));
    let body: Box<dyn FnOnce() + '_> = Box::new(body);
    // SAFETY: only the lifetime changes. The caller guarantees that it is not outlived: a run that is cut short never
    // resumes its threads, and runs none of their destructors.
    let body: Box<dyn FnOnce() + 'static> = unsafe { std::mem::transmute(body) };
    let tid = op(|| {
        announce(Request::new("spawn", site).with(name.unwrap_or_default()));
        with(|world| {
            let tid = world.spawn(name, stack, site, Body::Spawned(body));
            let called = name.map_or_else(|| format!("t{tid}"), str::to_owned);
            world.record("spawn", None, called, site);
            tid
        })
    });
    // SAFETY: it was just made, of a closure that does.
    unsafe { JoinHandle::of(tid) }
}

#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    // SAFETY: nothing borrowed is in what is `'static`.
    unsafe { spawn_unchecked(f, Builder::new(), Site::caller()) }
}

/// [`std::thread::Builder`].
#[derive(Debug, Default)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
    stack: Option<usize>,
}

impl Builder {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn name(self, name: String) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }

    pub fn stack_size(self, size: usize) -> Self {
        Self {
            stack: Some(size),
            ..self
        }
    }

    /// # Errors
    /// Never: the system is not asked for a thread.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // SAFETY: nothing borrowed is in what is `'static`.
        Ok(unsafe { spawn_unchecked(f, self, Site::caller()) })
    }

    /// # Errors
    /// Never: the system is not asked for a thread.
    ///
    /// # Safety
    /// The closure must not run, nor its result be dropped, after the end of what they borrow.
    #[track_caller]
    pub unsafe fn spawn_unchecked<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        // SAFETY: as the caller says.
        Ok(unsafe { spawn_unchecked(f, self, Site::caller()) })
    }
}
