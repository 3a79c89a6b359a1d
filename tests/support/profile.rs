//! Where cargo has put what it built, this test among it.

use std::env;
use std::path::PathBuf;

/// The folder of the profile that cargo builds for, in which this test lies in `deps`. It is asked for when the test runs:
/// what cargo has built may have been moved.
pub fn profile() -> PathBuf {
    let test = env::current_exe().expect("a test is a program");
    let profile = test.ancestors().nth(2).expect("it lies in deps");
    profile.to_owned()
}

/// What stands before the compiler when listings are compiled.
pub fn compiler() -> PathBuf {
    profile().join("rustc-for-listings")
}
