//! [`std::process`] for explored programs: how a program ends.

pub use ::std::process::ExitCode;

use crate::engine::ends;
use crate::engine::point::{announce, halt, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::engine::stream::Stream;
use crate::engine::world::Exit;
use crate::io::print_formatted;
use crate::memory::door::op;
use std::convert::Infallible;
use std::fmt::Debug;

#[track_caller]
pub fn exit(code: i32) -> ! {
    ends::exit(code, Site::caller());
    unreachable!("the run is over")
}

#[track_caller]
pub fn abort() -> ! {
    let site = Site::caller();
    op(|| -> () {
        announce(Request::new("abort", site));
        with(|world| {
            world.record("abort", None, "", site);
            world.exit = Some(Exit::Abort);
        });
        halt()
    });
    unreachable!("the run is over")
}

/// What `main` may return, as [`std::process::Termination`]: that one prints where nobody records it.
pub trait Termination {
    fn report(self) -> ExitCode;
}

impl Termination for () {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Termination for Infallible {
    fn report(self) -> ExitCode {
        match self {}
    }
}

impl Termination for ExitCode {
    fn report(self) -> ExitCode {
        self
    }
}

impl<T: Termination, E: Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(value) => value.report(),
            Err(error) => {
                print_formatted(
                    Stream::Err,
                    format_args!("Error: {error:?}\n"),
                    Site::default(),
                );
                ExitCode::FAILURE
            }
        }
    }
}

/// Ends the program with what `main` has returned.
#[doc(hidden)]
pub fn finish(result: impl Termination) {
    let code = result.report();
    if code == ExitCode::SUCCESS {
        return;
    }
    // Its number has no other way out: `ExitCode(unix_exit_status(3))`.
    let digits: String = format!("{code:?}")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    op(|| with(|world| world.code = Some(digits.parse().unwrap_or(1))));
}
