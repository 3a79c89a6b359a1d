//! How an explored program is compiled.

/// What rustc is told, besides where this crate is: values live in registers where they can, so that what has been does not
/// stay on the stack; nothing that the source says is optimised away; and every access to memory is reported.
///
/// [`ENVIRONMENT`] belongs to them.
pub fn flags() -> Vec<&'static str> {
    let mut flags = vec![
        "-Copt-level=1",
        "-Cno-prepopulate-passes",
        "-Cdebug-assertions=on",
        "-Coverflow-checks=on",
        "-Cdebuginfo=line-tables-only",
    ];
    if SEES_MEMORY {
        flags.extend([
            "-Zsanitizer=thread",
            "-Zexternal-clangrt",
            "-Cunsafe-allow-abi-mismatch=sanitizer",
            // Not those of std that were compiled before: nothing is reported of them.
            "-Zshare-generics=no",
            "-Cllvm-args=-tsan-instrument-func-entry-exit=0",
        ]);
    }
    if cfg!(target_os = "linux") {
        flags.push("-Clink-arg=-Wl,--wrap=getrandom,--wrap=memcmp,--wrap=bcmp");
    }
    flags
}

/// The variable of the environment, and its value, that let a stable compiler take [`flags`] beginning with `-Z`.
pub const ENVIRONMENT: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// Whether the compiler can report accesses to memory for this target. Elsewhere, races are not seen.
pub const SEES_MEMORY: bool = cfg!(all(
    any(target_arch = "x86_64", target_arch = "aarch64"),
    any(target_os = "linux", target_os = "macos")
));
