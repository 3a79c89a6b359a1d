//! [`std::io`] for explored programs: what they print goes to the output of the schedule, and they read nothing.

pub use ::std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, LineWriter,
    Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split, Take, Write, copy, empty, prelude,
    repeat, sink,
};

use crate::engine::gate::Gate;
use crate::engine::object::{Birth, Object, State};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, is_live, print, with};
use crate::engine::request::Request;
use crate::engine::site::{self, Site};
use crate::engine::world::Stream;
use crate::memory::door::op;
use std::fmt;
use std::marker::PhantomData;

macro_rules! stream {
    ($name:ident, $lock:ident, $function:ident, $stream:expr) => {
        #[doc = concat!("[`std::io::", stringify!($name), "`]: what is written at once is one step.")]
        #[derive(Debug)]
        pub struct $name(());

        #[doc = concat!("[`std::io::", stringify!($lock), "`]: while there is one, other threads wait to print.")]
        pub struct $lock<'a> {
            _held: Held,
            lifetime: PhantomData<&'a ()>,
        }

        #[must_use]
        pub fn $function() -> $name {
            $name(())
        }

        impl $name {
            #[track_caller]
            pub fn lock(&self) -> $lock<'static> {
                $lock {
                    _held: Held::new($stream, stringify!($name), Site::caller()),
                    lifetime: PhantomData,
                }
            }
        }

        stream!(impl $name, $stream);
        stream!(impl &$name, $stream);
        stream!(impl $lock<'_>, $stream);

        impl fmt::Debug for $lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($lock)).finish_non_exhaustive()
            }
        }
    };
    (impl $name:ty, $stream:expr) => {
        impl Write for $name {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                let text = String::from_utf8_lossy(bytes).into_owned();
                print($stream, &text, Site::caller());
                Ok(bytes.len())
            }

            #[track_caller]
            fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) -> Result<()> {
                print($stream, &arguments.to_string(), Site::caller());
                Ok(())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
    };
}

stream!(Stdout, StdoutLock, stdout, Stream::Out);
stream!(Stderr, StderrLock, stderr, Stream::Err);

/// That the current thread holds a stream, which it may do several times.
struct Held {
    stream: Stream,
    site: Site,
    not_send: PhantomData<*const ()>,
}

impl Held {
    fn new(stream: Stream, kind: &'static str, site: Site) -> Self {
        op(|| Self::hold(stream, kind, site));
        Self {
            stream,
            site,
            not_send: PhantomData,
        }
    }

    fn hold(stream: Stream, kind: &'static str, site: Site) {
        let object = with(|world| {
            let known = world.streams[stream as usize].object;
            known.unwrap_or_else(|| {
                let state = State::Mutex {
                    owner: None,
                    poisoned: false,
                };
                let birth = Birth::Stream(stream);
                let object = Object::new(state, String::new());
                // Named by its kind, not by who locks it first.
                let object = world.make(birth, kind, Site::default(), object);
                world.streams[stream as usize].object = Some(object);
                object
            })
        });
        let request = Request::new("lock", site).on(object);
        announce(request.when(Gate::Print(stream)));
        with(|world| {
            let thread = world.current;
            world.streams[stream as usize].depth += 1;
            if let State::Mutex { owner, .. } = &mut world.object_mut(object).state {
                *owner = Some(thread);
            }
            world.record("lock", Some(object), "", site);
        });
    }

    fn let_go(&self) {
        if !is_live() {
            return;
        }
        let last = with(|world| {
            let stream = &mut world.streams[self.stream as usize];
            stream.depth -= 1;
            stream.object.filter(|_| stream.depth == 0)
        });
        let Some(object) = last else { return };
        let site = site::of_drop(self.site);
        announce_as(Request::new("unlock", site).on(object), Nature::Neutral);
        with(|world| {
            if let State::Mutex { owner, .. } = &mut world.object_mut(object).state {
                *owner = None;
            }
            world.record("unlock", Some(object), "", site);
        });
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        op(|| self.let_go());
    }
}
