//! `rustc` as the proof needs it, called as `RUSTC` by skeptic and as `RUSTC_WORKSPACE_WRAPPER` by trybuild's cargo:
//!
//! - with edition 2024, for which skeptic 0.14 has no word (it asks for 2021);
//! - with the sysroot that `LISTINGS_SYSROOT` names, if it does; see tests/broken.rs.

use std::env;
use std::ffi::OsString;
use std::path::Path;
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
    if let Some(sysroot) = env::var_os("LISTINGS_SYSROOT") {
        arguments.extend(["--sysroot".into(), sysroot]);
    }
    match Command::new(&rustc).args(arguments).status() {
        Ok(status) => exit(status.code().unwrap_or(1)),
        Err(error) => {
            eprintln!("{} can't be started: {error}", rustc.display());
            exit(1);
        }
    }
}
