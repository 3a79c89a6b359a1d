//! [`std::io`] for explored programs: what they print goes to the output of the schedule, and they read nothing.

pub use ::std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, LineWriter,
    Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split, Take, Write, copy, empty, prelude,
    repeat, sink,
};

use crate::engine::point::print;
use crate::engine::site::Site;

/// [`std::io::Stdout`]: each write is a step, so several may be interleaved.
#[derive(Debug)]
pub struct Stdout(());

/// [`std::io::Stderr`].
pub type Stderr = Stdout;

#[must_use]
pub fn stdout() -> Stdout {
    Stdout(())
}

#[must_use]
pub fn stderr() -> Stderr {
    Stdout(())
}

impl Write for Stdout {
    #[track_caller]
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        print(String::from_utf8_lossy(bytes).into_owned(), Site::caller());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
