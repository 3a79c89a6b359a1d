//! Telling the terminal, which may be gone: whoever serves, or rebuilds, goes on all the same.

/// A line on standard error.
#[macro_export]
macro_rules! tell {
    ($($words:tt)*) => {{
        use ::std::io::Write;
        let _ = ::std::writeln!(::std::io::stderr(), $($words)*);
    }};
}

/// A line on standard output.
#[macro_export]
macro_rules! announce {
    ($($words:tt)*) => {{
        use ::std::io::Write;
        let _ = ::std::writeln!(::std::io::stdout(), $($words)*);
    }};
}
