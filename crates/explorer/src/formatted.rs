//! What is read of a program's memory when numbers are turned into text, which functions of std do that were compiled before:
//! the compiler reports nothing of them. So it is taken from the arguments of the macros that print.
//!
//! The layout is that of [`Arguments`] in the compiler that is pinned; a test holds it against known ones.

use crate::compile;
use crate::engine::current::with;
use crate::engine::note::Note;
use crate::memory::door;
use crate::memory::shadow::{self, Kind};
use std::collections::BTreeMap;
use std::fmt::Arguments;
use std::sync::{Mutex, PoisonError};

/// An argument: the address of its value, and of the function that writes it.
type Argument = [usize; 2];

/// What a function writes, if that is of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// Through so many references, a value of so many bytes.
    Number {
        references: usize,
        size: usize,
    },
    Address,
    Other,
}

/// By the address of a function: what is known of it.
static KNOWN: Mutex<BTreeMap<usize, Written>> = Mutex::new(BTreeMap::new());

/// The program is about to write `arguments`.
pub(crate) fn read(arguments: &Arguments<'_>) {
    if compile::SEES_MEMORY
        && arguments.as_str().is_none()
        && !door::outside(|| may_read(arguments))
    {
        door::stop();
    }
}

fn may_read(arguments: &Arguments<'_>) -> bool {
    of(arguments).into_iter().all(|[mut address, function]| {
        let (references, size) = match written(function) {
            Written::Number { references, size } => (references, size),
            Written::Address => {
                with(|world| world.note(Note::Address));
                return true;
            }
            Written::Other => return true,
        };
        for _ in 0..references {
            // SAFETY: the function says that a reference is there.
            address = unsafe { *std::ptr::with_exposed_provenance::<usize>(address) };
        }
        shadow::access(address, size, Kind::Read)
    })
}

/// Each argument that is written.
fn of(arguments: &Arguments<'_>) -> Vec<Argument> {
    // SAFETY: two words, in this compiler: where the template is, and where the arguments are.
    let [template, all] = unsafe { std::mem::transmute::<Arguments<'_>, [usize; 2]>(*arguments) };
    let mut found = Vec::new();
    let mut at = std::ptr::with_exposed_provenance::<u8>(template);
    let mut next = 0;
    // SAFETY: the template ends by a zero; what its bytes mean is said below.
    let mut take = |count: usize| unsafe {
        let bytes = std::slice::from_raw_parts(at, count);
        at = at.add(count);
        bytes
            .iter()
            .rev()
            .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte))
    };
    loop {
        match take(1) {
            0 => return found,
            // A text of that length.
            length @ 1..0x80 => {
                take(length);
            }
            0x80 => {
                let length = take(2);
                take(length);
            }
            field => {
                // Flags, width and precision, if they are not as usual.
                for (bit, bytes) in [(1, 4), (2, 2), (4, 2)] {
                    if field & bit != 0 {
                        take(bytes);
                    }
                }
                let index = if field & 8 != 0 { take(2) } else { next };
                next = index + 1;
                let argument = all + index * size_of::<Argument>();
                // SAFETY: there is an argument for each `{}`.
                found.push(unsafe { *std::ptr::with_exposed_provenance::<Argument>(argument) });
            }
        }
    }
}

fn written(function: usize) -> Written {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(function).or_insert_with(|| {
        let mut name = None;
        let address = std::ptr::without_provenance_mut(function + 1);
        backtrace::resolve(address, |symbol| {
            // The last is the function itself, those before are inlined in it.
            name = symbol
                .name()
                .map(|name| format!("{name:#}"))
                .or(name.take());
        });
        written_by(&name.unwrap_or_default())
    })
}

/// `<&u32 as core::fmt::Display>::fmt`, or `core::fmt::num::imp::<impl core::fmt::Display for u32>::fmt`.
fn written_by(name: &str) -> Written {
    if name.contains("fmt::Pointer") {
        return Written::Address;
    }
    number(name).map_or(Written::Other, |(references, size)| Written::Number {
        references,
        size,
    })
}

fn number(name: &str) -> Option<(usize, usize)> {
    if !name.contains("fmt::") {
        return None;
    }
    let own = name.rsplit_once(" for ").map(|(_, rest)| rest);
    let own = own.or_else(|| Some(name.split_once('<')?.1.split_once(" as ")?.0))?;
    let own = own.split('>').next()?;
    let inner = own
        .trim_start_matches(['&', ' '])
        .trim_start_matches("mut ");
    let size = match inner {
        "u8" | "i8" | "bool" => 1,
        "u16" | "i16" => 2,
        "u32" | "i32" | "f32" | "char" => 4,
        "u64" | "i64" | "f64" | "usize" | "isize" => 8,
        "u128" | "i128" => 16,
        _ => return None,
    };
    Some((own.matches('&').count(), size))
}

#[cfg(test)]
mod tests {
    use super::{Written, number, of, written_by};

    #[test]
    fn arguments_are_found_in_their_order() {
        let (one, two, width) = (1_u32, 2_i64, 9_usize);
        let address = |value: &dyn std::any::Any| (&raw const *value).addr();
        let found = |arguments: std::fmt::Arguments<'_>| -> Vec<usize> {
            of(&arguments).iter().map(|[value, _]| *value).collect()
        };
        let (a, b) = (address(&one), address(&two));
        assert_eq!(found(format_args!("{one}")), [a]);
        assert_eq!(found(format_args!("x {one} y {two:?} z\n")), [a, b]);
        assert_eq!(
            found(format_args!("{one:>5}|{two:08.3}|{one:#x}"))[..2],
            [a, b]
        );
        assert_eq!(found(format_args!("{1} {0} {1}", one, two)), [b, a, b]);
        assert_eq!(found(format_args!("{one:>width$} {two}")), [a, b]);
        let long = format_args!(
            "0123456789012345678901234567890123456789012345678901234567890123456789\
             0123456789012345678901234567890123456789012345678901234567890123456789 {one}"
        );
        assert_eq!(found(long), [a]);
    }

    #[test]
    fn numbers_are_known_by_the_names_of_their_functions() {
        assert_eq!(number("<u32 as core::fmt::Display>::fmt"), Some((0, 4)));
        assert_eq!(number("<&&i64 as core::fmt::Debug>::fmt"), Some((2, 8)));
        let imp = "core::fmt::num::imp::<impl core::fmt::Display for usize>::fmt";
        assert_eq!(number(imp), Some((0, 8)));
        assert_eq!(number("<main::Own as core::fmt::Display>::fmt"), None);
        let pointer = written_by("<*const i32 as core::fmt::Pointer>::fmt");
        assert_eq!(pointer, Written::Address);
    }
}
