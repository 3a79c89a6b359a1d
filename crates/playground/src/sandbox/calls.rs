//! seccomp: which system calls are answered.
//!
//! Two lists. The calls of [`DANGEROUS`] are refused to everybody, with `EPERM`. A reader's program is moreover left only
//! what is on the list of [`for_program`]: the rest does not exist for it (`ENOSYS`), so what a future kernel adds is not
//! open by mistake, and the C library falls back on older calls: on `clone` in place of `clone3`, whose arguments a filter
//! can't see.

mod allowed;
mod conditions;
mod denied;

use super::policy::Calls;
use allowed::for_program;
use conditions::{Rules, has, has_not, is, is_not, rules};
use denied::{DANGEROUS, IN_OWN_FOLDER, OF_FILES, OF_PROCESSES, UNCOUNTED};
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch, apply_filter,
};
use std::error::Error;

/// Leaves this process the calls that `calls` says, and those that it makes later no others. `files_hold` says whether
/// Landlock keeps it within its folders.
pub fn close(calls: Calls, files_hold: bool) -> Result<(), Box<dyn Error>> {
    let mut refused = rules(DANGEROUS);
    refused.insert(libc::SYS_fcntl, signals_by_descriptors()?);
    // Limits and processors of other processes. 0 is the caller itself.
    for call in [libc::SYS_prlimit64, libc::SYS_sched_setaffinity] {
        refused.insert(call, vec![SeccompRule::new(vec![is_not(0, 0)?])?]);
    }
    if calls == Calls::OfProgram {
        refused.extend(rules(OF_PROCESSES));
        refused.extend(rules(UNCOUNTED));
        refused.insert(libc::SYS_fcntl, vec![no_harmless_command()?]);
        refused.insert(libc::SYS_mmap, memory_of_others()?);
        refused.insert(libc::SYS_setsockopt, all_but_time_limits()?);
        refused.extend(rules(OF_FILES));
        if !files_hold {
            refused.extend(rules(IN_OWN_FOLDER));
        }
        refused.insert(
            libc::SYS_fchmod,
            vec![SeccompRule::new(vec![mode_of_a_copy(SeccompCmpOp::Lt)?])?],
        );
        refused.insert(libc::SYS_clone, no_thread()?);
        refused.insert(libc::SYS_close_range, vec![own_descriptors()?]);
        refused.insert(libc::SYS_madvise, pages_put_aside()?);
    }
    // What is refused has to be there as well, or the list of what there is would answer first.
    let mut there = rules(&refused.keys().copied().collect::<Vec<_>>());
    install(
        refused,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EPERM as u32),
    )?;
    if calls == Calls::OfProgram {
        let nothing = SeccompRule::new(vec![mode_of_a_copy(SeccompCmpOp::Ge)?])?;
        install(
            Rules::from([(libc::SYS_fchmod, vec![nothing])]),
            SeccompAction::Allow,
            SeccompAction::Errno(0),
        )?;
        there.extend(for_program(std::process::id())?);
        there.extend(rules(IN_OWN_FOLDER));
        // Whatever its mode.
        there.insert(libc::SYS_fchmod, Vec::new());
        install(
            there,
            SeccompAction::Errno(libc::ENOSYS as u32),
            SeccompAction::Allow,
        )?;
    }
    Ok(())
}

fn install(
    rules: Rules,
    others: SeccompAction,
    listed: SeccompAction,
) -> Result<(), Box<dyn Error>> {
    let architecture = TargetArch::try_from(std::env::consts::ARCH)?;
    // A call by the number of another architecture ends the process.
    let filter = SeccompFilter::new(rules, others, listed, architecture)?;
    apply_filter(&BpfProgram::try_from(filter)?)?;
    Ok(())
}

/// `fcntl` can have the kernel send any signal to any process, when a descriptor becomes ready.
fn signals_by_descriptors() -> Result<Vec<SeccompRule>, BackendError> {
    [libc::F_SETOWN, F_SETOWN_EX, F_SETSIG]
        .iter()
        .map(|command| SeccompRule::new(vec![is(1, *command as u64)?]))
        .collect()
}

/// A copy of a file is given the mode of its original, kind and all, which comes to nothing: the copy has it from the start.
/// Whoever wants another mode names that without a kind, and is refused.
fn mode_of_a_copy(compared: SeccompCmpOp) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(
        1,
        SeccompCmpArgLen::Dword,
        compared,
        u64::from(libc::S_IFREG),
    )
}

/// All commands of `fcntl` but those that copy a descriptor, or ask and change what it is like: the others enlarge pipes,
/// hold locks and leases on files that others use, and send signals.
fn no_harmless_command() -> Result<SeccompRule, BackendError> {
    let harmless = [
        libc::F_DUPFD,
        libc::F_DUPFD_CLOEXEC,
        libc::F_GETFD,
        libc::F_SETFD,
        libc::F_GETFL,
        libc::F_SETFL,
        libc::F_GETPIPE_SZ,
    ];
    let others = harmless
        .iter()
        .map(|command| is_not(1, *command as u64))
        .collect::<Result<_, _>>()?;
    SeccompRule::new(others)
}

/// Shared memory stays when it is no longer mapped, and large pages come from a store of their own: neither is counted as the
/// program's. `MAP_SHARED_VALIDATE` has the bit of `MAP_SHARED`.
fn memory_of_others() -> Result<Vec<SeccompRule>, BackendError> {
    [libc::MAP_SHARED, libc::MAP_HUGETLB]
        .iter()
        .map(|flag| SeccompRule::new(vec![has(3, *flag as u64)?]))
        .collect()
}

/// All options of sockets but time limits. What waits in a socket is the kernel's memory: its usual size is what the number
/// of descriptors is chosen for.
fn all_but_time_limits() -> Result<Vec<SeccompRule>, BackendError> {
    let other_option = [libc::SO_RCVTIMEO, libc::SO_SNDTIMEO]
        .iter()
        .map(|option| is_not(2, *option as u64))
        .collect::<Result<_, _>>()?;
    let other_level = vec![is_not(1, libc::SOL_SOCKET as u64)?];
    Ok(vec![
        SeccompRule::new(other_level)?,
        SeccompRule::new(other_option)?,
    ])
}

/// What is no thread; and a thread with descriptors of its own, of which each would have as many as all may have together.
fn no_thread() -> Result<Vec<SeccompRule>, BackendError> {
    [libc::CLONE_THREAD, libc::CLONE_FILES]
        .iter()
        .map(|flag| SeccompRule::new(vec![has_not(0, *flag as u64)?]))
        .collect()
}

/// `close_range` can give a thread descriptors of its own as well.
fn own_descriptors() -> Result<SeccompRule, BackendError> {
    SeccompRule::new(vec![has(2, CLOSE_RANGE_UNSHARE)?])
}

const CLOSE_RANGE_UNSHARE: u64 = 2;

/// Pages that are put aside before the system needs room. Those that are given back, with `MADV_DONTNEED`, are gone, since
/// none are shared.
fn pages_put_aside() -> Result<Vec<SeccompRule>, BackendError> {
    [MADV_PAGEOUT, MADV_DONTNEED_LOCKED]
        .iter()
        .map(|advice| SeccompRule::new(vec![is(2, *advice as u64)?]))
        .collect()
}

const MADV_PAGEOUT: i32 = 21;
const MADV_DONTNEED_LOCKED: i32 = 24;

// Not in every version of the C library's headers.
const F_SETSIG: i32 = 10;
const F_SETOWN_EX: i32 = 15;
