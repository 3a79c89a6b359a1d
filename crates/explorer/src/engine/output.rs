//! What a program has printed, and what of it is still in a buffer.
//!
//! `stdout` is a `LineWriter`: what stands behind the last newline waits until there is one, until it is too long, until it is
//! flushed, or until the program ends by itself. Standard error has no buffer. Written is what an observer of both sees.

use super::object::State;
use super::site::Site;
use super::stream::{Format, Lockable, Stream};
use super::world::World;

/// Bytes of a `LineWriter`'s buffer.
const BUFFER: usize = 1024;

impl World {
    pub(crate) fn write(&mut self, stream: Stream, text: &str) {
        if stream == Stream::Err {
            self.output.push_str(text);
            return;
        }
        let lines = text.rfind('\n').map_or(0, |newline| newline + 1);
        let (lines, rest) = text.split_at(lines);
        if !lines.is_empty() {
            self.flush();
            self.output.push_str(lines);
        }
        if !self.has_room_for(rest) {
            self.flush();
        }
        if rest.len() >= BUFFER {
            self.output.push_str(rest);
        } else {
            self.buffered.push_str(rest);
        }
    }

    fn has_room_for(&self, text: &str) -> bool {
        self.buffered.len() + text.len() <= BUFFER
    }

    pub(crate) fn flush(&mut self) {
        let buffered = std::mem::take(&mut self.buffered);
        self.output.push_str(&buffered);
    }

    /// The current thread holds a stream once less.
    pub(crate) fn let_go(&mut self, stream: Stream) {
        let Lockable { object, depth } = &mut self.streams[stream as usize];
        *depth -= 1;
        let free = object.filter(|_| *depth == 0);
        if let Some(object) = free
            && let State::Mutex { owner, .. } = &mut self.object_mut(object).state
        {
            *owner = None;
        }
    }

    /// As std does when main has returned, and in `exit`: unless another thread has the lock.
    pub(crate) fn flush_at_exit(&mut self) {
        let me = self.current;
        let held = self.streams[Stream::Out as usize].object;
        if held.is_none_or(|object| self.object(object).holders().iter().all(|by| *by == me)) {
            self.flush();
        }
    }

    /// Bytes that were printed, written or not.
    pub(crate) fn printed(&self) -> usize {
        self.output.len() + self.buffered.len()
    }

    /// What the current thread has formatted of a line, when it comes to an operation. `Err`: it has to hold the stream while
    /// it formats this line, which it does not in this run.
    pub(crate) fn formatted_so_far(&mut self) -> Result<Option<Format>, Site> {
        let Some(format) = self.me().formats.last_mut() else {
            return Ok(None);
        };
        if !format.holds {
            return Err(format.site);
        }
        let text = std::mem::take(&mut format.text);
        let format = Format {
            text,
            ..format.clone()
        };
        if format.text.is_empty() {
            return Ok(None);
        }
        // What goes to the buffer alone nobody can see before the stream is let go.
        let is_seen = format.stream == Stream::Err
            || format.text.contains('\n')
            || !self.has_room_for(&format.text);
        if is_seen {
            return Ok(Some(format));
        }
        self.write(format.stream, &format.text);
        Ok(None)
    }
}
