//! The macros that print, and the one that makes thread-locals. `macro_use` puts them in place of std's.

use crate::engine::site::Site;
use crate::engine::stream::Stream;
use crate::io::print_formatted;
use std::fmt::Arguments;

#[doc(hidden)]
#[track_caller]
pub fn print_now(arguments: Arguments<'_>) {
    print_formatted(Stream::Out, arguments, Site::caller());
}

#[doc(hidden)]
#[track_caller]
pub fn eprint_now(arguments: Arguments<'_>) {
    print_formatted(Stream::Err, arguments, Site::caller());
}

#[doc(hidden)]
#[must_use]
pub fn format_now(arguments: Arguments<'_>) -> String {
    crate::formatted::read(&arguments);
    std::fmt::format(arguments)
}

#[macro_export]
macro_rules! format {
    ($($argument:tt)*) => { $crate::format_now(::core::format_args!($($argument)*)) };
}

#[macro_export]
macro_rules! print {
    ($($argument:tt)*) => { $crate::print_now(::core::format_args!($($argument)*)) };
}

#[macro_export]
macro_rules! println {
    () => { $crate::print_now(::core::format_args!("\n")) };
    ($($argument:tt)*) => {
        $crate::print_now(::core::format_args!("{}\n", ::core::format_args!($($argument)*)))
    };
}

#[macro_export]
macro_rules! eprint {
    ($($argument:tt)*) => { $crate::eprint_now(::core::format_args!($($argument)*)) };
}

#[macro_export]
macro_rules! eprintln {
    () => { $crate::eprint_now(::core::format_args!("\n")) };
    ($($argument:tt)*) => {
        $crate::eprint_now(::core::format_args!("{}\n", ::core::format_args!($($argument)*)))
    };
}

#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", ::core::file!(), ::core::line!(), ::core::column!()) };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    ::core::file!(), ::core::line!(), ::core::column!(), ::core::stringify!($value), &value
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => { ($($crate::dbg!($value)),+,) };
}

#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attribute:meta])* $visibility:vis static $name:ident: $type:ty = const $init:block $(; $($rest:tt)*)?) => {
        $visibility static $name: $crate::thread::LocalKey<$type> = $crate::thread::LocalKey { init: || $init };
        $($crate::thread_local!($($rest)*);)?
    };
    ($(#[$attribute:meta])* $visibility:vis static $name:ident: $type:ty = $init:expr $(; $($rest:tt)*)?) => {
        $visibility static $name: $crate::thread::LocalKey<$type> = $crate::thread::LocalKey { init: || $init };
        $($crate::thread_local!($($rest)*);)?
    };
}
