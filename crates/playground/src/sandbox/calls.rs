//! seccomp: which system calls are answered.
//!
//! Two lists. The calls of [`DANGEROUS`] are refused to everybody, with `EPERM`. A reader's program is moreover left only
//! what is on the list of [`for_program`]: the rest does not exist for it (`ENOSYS`), so what a future kernel adds is not
//! open by mistake, and the C library falls back on older calls: on `clone` in place of `clone3`, whose arguments a filter
//! can't see.

use super::Calls;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch, apply_filter,
};
use std::collections::BTreeMap;
use std::error::Error;

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Leaves this process the calls that `calls` says, and those that it makes later no others.
pub fn close(calls: Calls) -> Result<(), Box<dyn Error>> {
    let mut refused = rules(DANGEROUS);
    refused.insert(libc::SYS_fcntl, signals_by_descriptors()?);
    // Limits and processors of other processes. 0 is the caller itself.
    for call in [libc::SYS_prlimit64, libc::SYS_sched_setaffinity] {
        refused.insert(call, vec![SeccompRule::new(vec![is_not(0, 0)?])?]);
    }
    if calls == Calls::OfProgram {
        refused.extend(rules(OF_PROCESSES));
        refused.extend(rules(OF_FILES));
        let process = SeccompRule::new(vec![has_not(0, libc::CLONE_THREAD as u64)?])?;
        refused.insert(libc::SYS_clone, vec![process]);
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
        there.extend(for_program(std::process::id())?);
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
fn signals_by_descriptors() -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
    [libc::F_SETOWN, F_SETOWN_EX, F_SETSIG]
        .iter()
        .map(|command| SeccompRule::new(vec![is(1, *command as u64)?]))
        .collect()
}

/// Pages of shared memory that are put aside stay, but are no longer counted as the program's.
fn pages_put_aside() -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
    [libc::MADV_DONTNEED, MADV_PAGEOUT, MADV_DONTNEED_LOCKED]
        .iter()
        .map(|advice| SeccompRule::new(vec![is(2, *advice as u64)?]))
        .collect()
}

const MADV_PAGEOUT: i32 = 21;
const MADV_DONTNEED_LOCKED: i32 = 24;

// Not in every version of the C library's headers.
const F_SETSIG: i32 = 10;
const F_SETOWN_EX: i32 = 15;

fn rules(calls: &[i64]) -> Rules {
    calls.iter().map(|call| (*call, Vec::new())).collect()
}

/// Refused to the compiler as well.
const DANGEROUS: &[i64] = &[
    // Other hosts, and services of this one. Landlock knows TCP only.
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    // Other processes.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_kcmp,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_kill,
    libc::SYS_tkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_setpriority,
    libc::SYS_sched_setscheduler,
    libc::SYS_sched_setattr,
    libc::SYS_sched_setparam,
    libc::SYS_ioprio_set,
    libc::SYS_migrate_pages,
    libc::SYS_move_pages,
    libc::SYS_process_madvise,
    // What the sandbox itself rests on.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_fsmount,
    libc::SYS_fsconfig,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    libc::SYS_open_by_handle_at,
    libc::SYS_name_to_handle_at,
    libc::SYS_setsid,
    libc::SYS_setpgid,
    // Memory that is not counted as the process's own.
    libc::SYS_memfd_secret,
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_mq_open,
    // Large and seldom used parts of the kernel.
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_fanotify_init,
    libc::SYS_inotify_init1,
    // The machine.
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_quotactl,
    libc::SYS_acct,
    libc::SYS_syslog,
    libc::SYS_vhangup,
    // Owners and attributes of files: Landlock does not guard them.
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
];

/// A program has no processes besides its own, only threads.
const OF_PROCESSES: &[i64] = &[
    #[cfg(target_arch = "x86_64")]
    libc::SYS_fork,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_vfork,
    libc::SYS_execveat,
    libc::SYS_memfd_create,
];

/// A program changes no files: Landlock does not guard modes and times, and for the others the answer must be the same
/// without it.
const OF_FILES: &[i64] = &[
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_utimensat,
    libc::SYS_mkdirat,
    libc::SYS_mknodat,
    libc::SYS_unlinkat,
    libc::SYS_renameat2,
    libc::SYS_linkat,
    libc::SYS_symlinkat,
    libc::SYS_truncate,
    libc::SYS_ftruncate,
    libc::SYS_fallocate,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chmod,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chown,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_lchown,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utime,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utimes,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_futimesat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_mkdir,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_mknod,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_rmdir,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_unlink,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_rename,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_renameat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_link,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_symlink,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_creat,
];

/// All that the program whose process is `pid` may call.
fn for_program(pid: u32) -> Result<Rules, seccompiler::BackendError> {
    let mut rules = rules(HARMLESS);
    let mut only = |call: i64, conditions: Vec<SeccompCondition>| {
        SeccompRule::new(conditions).map(|rule| rules.entry(call).or_default().push(rule))
    };
    // Ending itself, as `abort` does, and no other.
    only(libc::SYS_tgkill, vec![is(0, u64::from(pid))?])?;
    // Names of threads and of memory; not what ends it together with the server.
    for option in [libc::PR_SET_NAME, libc::PR_GET_NAME, PR_SET_VMA] {
        only(libc::SYS_prctl, vec![is(0, option as u64)?])?;
    }
    // Pairs of connected streams, as runtimes use them to wake up. A datagram could be addressed to anybody.
    for flags in [
        0,
        libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK,
        libc::SOCK_CLOEXEC,
        libc::SOCK_NONBLOCK,
    ] {
        let kind = (libc::SOCK_STREAM | flags) as u64;
        only(
            libc::SYS_socketpair,
            vec![is(0, libc::AF_UNIX as u64)?, is(1, kind)?],
        )?;
    }
    for request in [
        libc::TCGETS,
        libc::TIOCGWINSZ,
        libc::FIONREAD,
        libc::FIONBIO,
        libc::FIOCLEX,
        libc::FIONCLEX,
    ] {
        #[allow(clippy::unnecessary_cast, reason = "its type depends on the C library")]
        only(libc::SYS_ioctl, vec![is(1, request as u64)?])?;
    }
    Ok(rules)
}

/// `prctl` names a stretch of memory, for the eye of whoever looks at the process.
const PR_SET_VMA: i32 = 0x5356_4d41;

fn is(argument: u8, value: u64) -> Result<SeccompCondition, seccompiler::BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value)
}

fn is_not(argument: u8, value: u64) -> Result<SeccompCondition, seccompiler::BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, value)
}

fn has_not(argument: u8, flag: u64) -> Result<SeccompCondition, seccompiler::BackendError> {
    SeccompCondition::new(
        argument,
        SeccompCmpArgLen::Dword,
        SeccompCmpOp::MaskedEq(flag),
        0,
    )
}

/// Calls with nothing to refuse: what they act on is the program's own, or guarded by Landlock.
const HARMLESS: &[i64] = &[
    // Becoming the program. Landlock leaves it nothing else to become.
    libc::SYS_execve,
    libc::SYS_exit,
    libc::SYS_exit_group,
    // Memory.
    libc::SYS_brk,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_mincore,
    libc::SYS_mlock,
    libc::SYS_mlock2,
    libc::SYS_munlock,
    libc::SYS_msync,
    libc::SYS_membarrier,
    // Threads.
    libc::SYS_futex,
    libc::SYS_futex_waitv,
    libc::SYS_set_robust_list,
    libc::SYS_get_robust_list,
    libc::SYS_rseq,
    libc::SYS_set_tid_address,
    libc::SYS_gettid,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_getparam,
    libc::SYS_sched_getscheduler,
    libc::SYS_sched_get_priority_max,
    libc::SYS_sched_get_priority_min,
    libc::SYS_getcpu,
    libc::SYS_wait4,
    libc::SYS_waitid,
    // Signals that it gets.
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_rt_sigpending,
    libc::SYS_rt_sigtimedwait,
    libc::SYS_rt_sigsuspend,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_signalfd4,
    // Time.
    libc::SYS_clock_gettime,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_times,
    libc::SYS_getitimer,
    libc::SYS_setitimer,
    libc::SYS_timer_create,
    libc::SYS_timer_settime,
    libc::SYS_timer_gettime,
    libc::SYS_timer_getoverrun,
    libc::SYS_timer_delete,
    libc::SYS_timerfd_create,
    libc::SYS_timerfd_settime,
    libc::SYS_timerfd_gettime,
    // Files and pipes.
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_readv,
    libc::SYS_writev,
    libc::SYS_pread64,
    libc::SYS_pwrite64,
    libc::SYS_preadv,
    libc::SYS_pwritev,
    libc::SYS_preadv2,
    libc::SYS_pwritev2,
    libc::SYS_lseek,
    libc::SYS_close,
    libc::SYS_close_range,
    libc::SYS_dup,
    libc::SYS_dup3,
    libc::SYS_fcntl,
    libc::SYS_flock,
    libc::SYS_openat,
    libc::SYS_newfstatat,
    libc::SYS_fstat,
    libc::SYS_statx,
    libc::SYS_statfs,
    libc::SYS_fstatfs,
    libc::SYS_faccessat,
    libc::SYS_faccessat2,
    libc::SYS_readlinkat,
    libc::SYS_getdents64,
    libc::SYS_getcwd,
    libc::SYS_chdir,
    libc::SYS_fsync,
    libc::SYS_fdatasync,
    libc::SYS_fadvise64,
    libc::SYS_umask,
    libc::SYS_pipe2,
    libc::SYS_eventfd2,
    libc::SYS_epoll_create1,
    libc::SYS_epoll_ctl,
    libc::SYS_epoll_pwait,
    libc::SYS_epoll_pwait2,
    libc::SYS_ppoll,
    libc::SYS_pselect6,
    libc::SYS_sendfile,
    libc::SYS_splice,
    libc::SYS_tee,
    libc::SYS_copy_file_range,
    // Pairs of connected streams.
    libc::SYS_sendto,
    libc::SYS_recvfrom,
    libc::SYS_sendmsg,
    libc::SYS_recvmsg,
    libc::SYS_shutdown,
    libc::SYS_getsockname,
    libc::SYS_getpeername,
    libc::SYS_getsockopt,
    libc::SYS_setsockopt,
    // Who and where it is.
    libc::SYS_getpid,
    libc::SYS_getppid,
    libc::SYS_getpgid,
    libc::SYS_getsid,
    libc::SYS_getuid,
    libc::SYS_geteuid,
    libc::SYS_getgid,
    libc::SYS_getegid,
    libc::SYS_getgroups,
    libc::SYS_getresuid,
    libc::SYS_getresgid,
    libc::SYS_capget,
    libc::SYS_uname,
    libc::SYS_sysinfo,
    libc::SYS_getrusage,
    libc::SYS_getrandom,
    libc::SYS_getrlimit,
    libc::SYS_setrlimit,
    // Older names of some of these.
    #[cfg(target_arch = "x86_64")]
    libc::SYS_arch_prctl,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_open,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_stat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_lstat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_access,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_readlink,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_dup2,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_pipe,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_eventfd,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_poll,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_select,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_epoll_create,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_epoll_wait,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_signalfd,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_pause,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_alarm,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_time,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_getpgrp,
];
