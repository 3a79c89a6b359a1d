//! The descriptors that a process has from the server.

/// Closes all but the standard three. The standard library opens everything so that it closes on `exec`; other libraries of the
/// server may not.
pub fn close() {
    // SAFETY: a plain system call; nothing in this process uses a descriptor above 2.
    let closed = unsafe { libc::syscall(libc::SYS_close_range, 3u32, u32::MAX, 0u32) };
    if closed != 0 {
        // Linux before 5.9.
        for descriptor in 3..4096 {
            // SAFETY: as above.
            unsafe { libc::close(descriptor) };
        }
    }
}
