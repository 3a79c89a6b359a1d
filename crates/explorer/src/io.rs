//! [`std::io`] for explored programs: what they print goes to the output of the schedule, and they read nothing.
//!
//! Std holds the lock of a stream while it formats a line. Where no operation is done meanwhile, to lock, to format, to write
//! and to let go are one step. Where one is, as in a `Display` that locks, the exploration begins anew, and that line is locked
//! and written in steps of their own.

pub use ::std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, LineWriter,
    Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split, Take, Write, copy, empty, prelude,
    repeat, sink,
};

use crate::engine::gate::Gate;
use crate::engine::object::{Birth, Object, State};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, demand_format, is_live, print, with};
use crate::engine::request::Request;
use crate::engine::site::{self, Site};
use crate::engine::stream::{Format, Stream};
use crate::formatted;
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
                    _held: Held::new($stream, Site::caller()),
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
                print_formatted($stream, arguments, Site::caller());
                Ok(())
            }

            #[track_caller]
            fn flush(&mut self) -> Result<()> {
                flush($stream, Site::caller());
                Ok(())
            }
        }
    };
}

stream!(Stdout, StdoutLock, stdout, Stream::Out);
stream!(Stderr, StderrLock, stderr, Stream::Err);

/// What has been printed without a newline is written.
fn flush(stream: Stream, site: Site) {
    op(|| {
        if stream == Stream::Err || with(|world| world.showing) {
            return;
        }
        announce(Request::new("flush", site).when(Gate::Print(stream)));
        with(|world| {
            world.flush();
            world.record("flush", None, "", site);
        });
    });
}

/// Formats and prints, holding the stream meanwhile.
///
/// # Panics
/// As std does, when a formatting trait returns an error.
#[track_caller]
pub(crate) fn print_formatted(stream: Stream, arguments: fmt::Arguments<'_>, site: Site) {
    formatted::read(&arguments);
    if op(|| with(|world| world.showing)) {
        return;
    }
    let mut line = Line::begin(stream, site);
    let result = fmt::write(&mut line, arguments);
    drop(line);
    assert!(
        result.is_ok(),
        "a formatting trait implementation returned an error when the underlying stream did not"
    );
}

/// A line that is formatted. It is printed in the end, also if that is by a panic.
struct Line {
    /// What has been formatted, if nothing else happens meanwhile.
    text: String,
    stream: Stream,
    site: Site,
    /// The stream is held, and the text in the world.
    holds: bool,
}

impl Line {
    fn begin(stream: Stream, site: Site) -> Self {
        let holds = op(|| {
            let holds = with(|world| world.registry.demands.formats.contains(&site));
            if holds {
                hold(stream, site);
            }
            with(|world| {
                world.me().formats.push(Format {
                    stream,
                    site,
                    holds,
                    text: String::new(),
                });
            });
            holds
        });
        Self {
            text: String::new(),
            stream,
            site,
            holds,
        }
    }

    fn end(&self) {
        let Some(format) = with(|world| world.me().formats.pop()) else {
            return;
        };
        if !format.holds {
            // What was formatted before a panic is printed before its message.
            if with(|world| world.me().last_words.is_some() && !self.text.is_empty()) {
                demand_format(self.site);
            }
            print(self.stream, &self.text, self.site);
            return;
        }
        let words = with(|world| world.me().last_words.take());
        print(self.stream, &format.text, self.site);
        with(|world| {
            world.me().last_words = words;
            world.let_go(self.stream);
        });
    }
}

impl fmt::Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.holds {
            op(|| {
                with(|world| {
                    if let Some(format) = world.me().formats.last_mut() {
                        format.text.push_str(text);
                    }
                });
            });
        } else {
            self.text.push_str(text);
        }
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        op(|| {
            if is_live() {
                self.end();
            }
        });
    }
}

/// That the current thread holds a stream, which it may do several times.
struct Held {
    stream: Stream,
    site: Site,
    not_send: PhantomData<*const ()>,
}

impl Held {
    fn new(stream: Stream, site: Site) -> Self {
        op(|| hold(stream, site));
        Self {
            stream,
            site,
            not_send: PhantomData,
        }
    }

    fn let_go(&self) {
        if !is_live() {
            return;
        }
        let stream = with(|world| {
            let stream = &world.streams[self.stream as usize];
            stream.object.filter(|_| stream.depth == 1)
        });
        if stream.is_some() {
            let site = site::of_drop(self.site);
            let request = Request {
                object: stream,
                ..Request::new("unlock", site)
            };
            announce_as(request, Nature::Neutral);
            with(|world| world.record("unlock", stream, "", site));
        }
        with(|world| world.let_go(self.stream));
    }
}

/// Waits for a stream, and holds it once more.
fn hold(stream: Stream, site: Site) {
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
            let object = world.make(birth, stream.name(), Site::default(), object);
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

impl Drop for Held {
    fn drop(&mut self) {
        op(|| self.let_go());
    }
}
