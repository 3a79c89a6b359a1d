//! [`std::process`] for explored programs: how a program ends.

pub use ::std::process::ExitCode;

use crate::engine::point::{announce, halt, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::engine::world::Exit;
use std::convert::Infallible;
use std::fmt::Debug;

#[track_caller]
pub fn exit(code: i32) -> ! {
    end("exit", Exit::Code(code), &code.to_string(), Site::caller())
}

#[track_caller]
pub fn abort() -> ! {
    end("abort", Exit::Abort, "", Site::caller())
}

fn end(operation: &'static str, exit: Exit, detail: &str, site: Site) -> ! {
    announce(Request::new(operation, site).with(detail));
    with(|world| {
        world.record(operation, None, detail, site);
        world.exit = Some(if exit == Exit::Code(0) {
            Exit::Ok
        } else {
            exit
        });
    });
    halt()
}

/// What `main` may return, as [`std::process::Termination`]: that one prints where nobody records it.
pub trait Report {
    #[doc(hidden)]
    fn report(self);
}

impl Report for () {
    fn report(self) {}
}

impl Report for Infallible {
    fn report(self) {}
}

impl Report for ExitCode {
    fn report(self) {
        if self == Self::SUCCESS {
            return;
        }
        // Its number has no other way out: `ExitCode(unix_exit_status(3))`.
        let digits: String = format!("{self:?}")
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        with(|world| world.exit = Some(Exit::Code(digits.parse().unwrap_or(1))));
    }
}

impl<T: Report, E: Debug> Report for Result<T, E> {
    fn report(self) {
        match self {
            Ok(value) => value.report(),
            Err(error) => {
                crate::engine::point::print(format!("Error: {error:?}\n"), Site::default());
                with(|world| world.exit = Some(Exit::Code(1)));
            }
        }
    }
}
