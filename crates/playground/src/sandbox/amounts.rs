//! Limits that the kernel keeps by itself ([setrlimit](https://man7.org/linux/man-pages/man2/setrlimit.2.html)).
//!
//! The number of processes is not among them: the kernel counts all that the user has, the browser included.

use super::Amounts;
use rustix::io::Errno;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Lowers this process's limits for good; children inherit them.
pub fn lower(amounts: &Amounts) -> Result<(), Errno> {
    let limits = [
        (Resource::Core, 0),
        (Resource::Cpu, amounts.cpu),
        (Resource::Data, amounts.data),
        (Resource::As, amounts.addresses),
        (Resource::Fsize, amounts.file),
        (Resource::Nofile, amounts.descriptors),
    ];
    for (resource, wanted) in limits {
        // Where the user's own limit is lower already, it stays.
        let most = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let limit = Some(wanted.min(most));
        let lowered = setrlimit(
            resource,
            Rlimit {
                current: limit,
                maximum: limit,
            },
        );
        // macOS knows no limit of addresses.
        if cfg!(target_os = "linux") {
            lowered?;
        }
    }
    Ok(())
}

/// Lets everybody else go first: a program that computes for ever must not slow down the compiler of the next one, nor the
/// reader's browser. The other way round it costs a program nothing, as long as there is a processor that is idle; on a busy
/// machine a third of a share is left to it, enough for a listing.
pub fn stand_back() {
    // If not, it is only slower for others.
    let _ = rustix::process::setpriority_process(None, 5);
}
