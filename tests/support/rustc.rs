//! `rustc` as the proof needs it, called as `RUSTC` by skeptic and as `RUSTC_WORKSPACE_WRAPPER` by trybuild's cargo:
//!
//! - edition 2024, for which skeptic 0.14 has no word (it asks for 2021);
//! - without the `rust-src` component, which some readers have installed and others not. When it is there, the compiler
//!   quotes lines of the standard library, so its words about the same program would differ between machines.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};

fn main() {
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    // As a wrapper it is handed the compiler to call before the arguments.
    let is_compiler = |first: &OsString| {
        Path::new(first)
            .file_stem()
            .is_some_and(|stem| stem == "rustc")
    };
    let rustc = match arguments.first() {
        Some(first) if is_compiler(first) => arguments.remove(0),
        _ => OsString::from("rustc"),
    };
    for argument in &mut arguments {
        if argument == "--edition=2021" {
            *argument = "--edition=2024".into();
        }
    }
    let mut command = Command::new(&rustc);
    match without_rust_src(&rustc) {
        Ok(Some(sysroot)) => {
            command.arg("--sysroot").arg(sysroot);
        }
        Ok(None) => {}
        Err(error) => {
            eprintln!("the rust-src component can't be hidden from the compiler: {error}");
            exit(1);
        }
    }
    match command.args(arguments).status() {
        Ok(status) => exit(status.code().unwrap_or(1)),
        Err(error) => {
            eprintln!("{} can't be started: {error}", rustc.display());
            exit(1);
        }
    }
}

/// A sysroot like that of `rustc`, made of links, in which `lib/rustlib/src` is missing; `None` when it is missing anyway.
fn without_rust_src(rustc: &OsString) -> io::Result<Option<PathBuf>> {
    let sysroot = match env::var_os("SYSROOT_FOR_LISTINGS") {
        Some(sysroot) => PathBuf::from(sysroot),
        None => {
            let output = Command::new(rustc).args(["--print", "sysroot"]).output()?;
            PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
        }
    };
    if !sysroot.join("lib/rustlib/src").exists() {
        return Ok(None);
    }
    // Beside this program, so in a folder of the build; named after the toolchain, so that two never mix.
    let name = sysroot
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let beside = env::current_exe()?.with_file_name("sysroot-without-rust-src");
    let mirror = beside.join(name);
    if !mirror.is_dir() {
        // Made elsewhere and moved: compilers run side by side, and none may see half of it.
        let unfinished = beside.join(format!("unfinished-{}", std::process::id()));
        link_children(&sysroot, &unfinished, &["lib"])?;
        link_children(&sysroot.join("lib"), &unfinished.join("lib"), &["rustlib"])?;
        link_children(
            &sysroot.join("lib/rustlib"),
            &unfinished.join("lib/rustlib"),
            &["src"],
        )?;
        if fs::rename(&unfinished, &mirror).is_err() {
            fs::remove_dir_all(&unfinished)?;
        }
    }
    Ok(Some(mirror))
}

/// Fills the folder `to` with links to what is in `from`, but for `except`.
fn link_children(from: &Path, to: &Path, except: &[&str]) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if !except.iter().any(|except| name == *except) {
            link(&entry.path(), &to.join(name))?;
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
