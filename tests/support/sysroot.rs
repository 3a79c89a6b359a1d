//! A Rust toolchain without its `rust-src` component.
//!
//! Some readers have that component and others have not. When it is there, the compiler quotes lines of the standard
//! library, so its words about the same program would differ between machines.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the compiler and its libraries that `rustc` uses.
pub fn current() -> io::Result<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()?;
    Ok(PathBuf::from(
        String::from_utf8_lossy(&output.stdout).trim(),
    ))
}

/// A sysroot like `sysroot`, made of links below `folder`, in which `lib/rustlib/src` is missing; `None` when it is
/// missing anyway.
pub fn without_rust_src(sysroot: &Path, folder: &Path) -> io::Result<Option<PathBuf>> {
    if !sysroot.join("lib/rustlib/src").exists() {
        return Ok(None);
    }
    let mirror = folder
        .join("sysroot-without-rust-src")
        .join(sysroot.file_name().unwrap_or_default());
    if mirror.exists() {
        fs::remove_dir_all(&mirror)?;
    }
    link_children(sysroot, &mirror, "lib")?;
    link_children(&sysroot.join("lib"), &mirror.join("lib"), "rustlib")?;
    link_children(
        &sysroot.join("lib/rustlib"),
        &mirror.join("lib/rustlib"),
        "src",
    )?;
    Ok(Some(mirror))
}

/// Fills the folder `to` with links to what is in `from`, but for `except`.
pub fn link_children(from: &Path, to: &Path, except: &str) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_name() != except {
            link(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(original: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(windows)]
fn link(original: &Path, link: &Path) -> io::Result<()> {
    if original.is_dir() {
        std::os::windows::fs::symlink_dir(original, link)
    } else {
        std::os::windows::fs::symlink_file(original, link)
    }
}
