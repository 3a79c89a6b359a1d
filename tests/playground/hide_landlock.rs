//! A kernel without Landlock, as far as one process and its children can tell.

/// The first argument of this executable that asks it to hide Landlock from the program it then becomes.
pub const HIDES_LANDLOCK: &str = "__hide_landlock";

/// Becomes the program that the arguments name, without Landlock, if this executable is asked to; returns if not.
#[cfg(target_os = "linux")]
pub fn enter_if_asked() {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};
    use std::os::unix::process::CommandExt;
    use std::process::{Command, exit};
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|asked| asked != HIDES_LANDLOCK) {
        return;
    }
    let filter = SeccompFilter::new(
        [(libc::SYS_landlock_create_ruleset, Vec::new())].into(),
        SeccompAction::Allow,
        SeccompAction::Errno(libc::ENOSYS as u32),
        TargetArch::try_from(std::env::consts::ARCH)
            .expect("an architecture that seccompiler knows"),
    );
    let filter = BpfProgram::try_from(filter.expect("a filter")).expect("a filter");
    apply_filter(&filter).expect("seccomp is there");
    let program = arguments.next().expect("a program");
    let error = Command::new(program).args(arguments).exec();
    eprintln!("{error}");
    exit(1)
}

#[cfg(not(target_os = "linux"))]
pub fn enter_if_asked() {}
