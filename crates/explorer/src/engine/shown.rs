//! A value as text, for types whose text says all there is to say.
//!
//! The text is shown to readers, and it tells states apart: two states with the same text in a mutex are the same, so a
//! type may be here only if its `Debug` form determines the value. Where memory is seen, that tells states apart, and of a
//! long text only the beginning is made.

use super::Map;
use super::current::{WORLD, with};
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::{self, Debug, Write};
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

type Show = fn(*const ()) -> String;

thread_local! {
    static KNOWN: RefCell<Map<TypeId, Show>> = RefCell::default();
    /// Bytes of a text, at most.
    static LONGEST: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// As much as a reader looks at.
const LONGEST_SHOWN: usize = 1_000;

/// A value of the program: where it is, and what tells its type. What is generic is compiled with the program, as slow as
/// that is; so the explorer is handed this, and is not.
#[derive(Clone, Copy)]
pub(crate) struct Value {
    at: *const (),
    kind: fn() -> Kind,
}

/// A type.
struct Kind {
    id: TypeId,
    name: &'static str,
}

impl Value {
    #[inline(always)]
    pub(crate) fn of<T: ?Sized>(value: *const T) -> Self {
        Self {
            at: value.cast(),
            kind: kind::<T>,
        }
    }

    /// The address.
    pub(crate) fn at(self) -> *const () {
        self.at
    }

    /// Its text, if its type is known.
    ///
    /// # Safety
    /// The value is there, and nobody writes to it.
    pub(crate) unsafe fn text(self) -> Option<String> {
        let Kind { id, name } = (self.kind)();
        // An end of a channel that is guarded by a lock: what it holds is in the channel's own state.
        if let Some(end) = name.strip_prefix(concat!(env!("CARGO_CRATE_NAME"), "::sync::mpsc::")) {
            return end.split('<').next().map(str::to_owned);
        }
        let show = KNOWN.with_borrow(|known| known.get(&id).copied())?;
        let before = with(|world| std::mem::replace(&mut world.showing, true));
        let text = show(self.at);
        WORLD.with_borrow_mut(|world| world.showing = before);
        Some(text)
    }
}

/// The text of `value`, if its type is known.
pub(crate) fn text<T: ?Sized>(value: &T) -> Option<String> {
    // SAFETY: it is borrowed.
    unsafe { Value::of(value).text() }
}

fn kind<T: ?Sized>() -> Kind {
    Kind {
        id: id_of::<T>(),
        name: std::any::type_name::<T>(),
    }
}

/// Adds `T` and what usually holds a `T`.
pub fn show<T: Debug>() {
    one::<T>();
    one::<Option<T>>();
    one::<Vec<T>>();
    one::<VecDeque<T>>();
}

/// Adds types of the standard library that listings share and send. Each costs every explored program some time to link.
/// Whether memory is seen: then texts need not be whole.
pub(crate) fn prepare(sees_memory: bool) {
    LONGEST.set(if sees_memory {
        LONGEST_SHOWN
    } else {
        usize::MAX
    });
    macro_rules! each {
        ($($show:ident: $($type:ty)*;)*) => { $($( $show::<$type>(); )*)* };
    }
    if KNOWN.with_borrow(Map::is_empty) {
        each! {
            show: bool char u8 u32 u64 usize i32 i64 f64 String &'static str;
            one: () u16 u128 i8 i16 i128 isize f32 Duration Option<()>;
            one: (u32, u32) (i32, i32) (usize, usize) (usize, u32) (usize, u64) (usize, i32) (usize, String);
            one: (&'static str, u32) (&'static str, usize) (&'static str, i32) (String, u32) (String, usize);
            one: [u32; 2] [u32; 3] [u32; 4] [usize; 2] [i32; 2] Vec<Vec<u32>> Vec<Vec<i32>>;
            one: BTreeMap<&'static str, u32> BTreeMap<String, u32> BTreeMap<u32, u32> BTreeSet<u32>;
        }
    }
}

fn one<T: Debug>() {
    // SAFETY: `text` calls this only with a pointer made from a `&T'` whose type id is `T`'s. The two can differ in
    // lifetimes alone, and nothing that was borrowed outlives the call: a `String` comes out.
    let show: Show = |value| beginning(unsafe { &*value.cast::<T>() });
    KNOWN.with_borrow_mut(|known| known.insert(id_of::<T>(), show));
}

/// The text of a value, or so much of it as is shown.
fn beginning(value: &dyn Debug) -> String {
    let mut text = Beginning {
        text: String::new(),
        room: LONGEST.get(),
    };
    let whole = catch_unwind(AssertUnwindSafe(|| write!(text, "{value:?}")));
    match whole {
        Ok(_) => {}
        Err(payload) if payload.is::<Full>() => text.text.push('…'),
        Err(payload) => resume_unwind(payload),
    }
    text.text
}

struct Beginning {
    text: String,
    room: usize,
}

/// There is no room for more. As a panic: on an error, a list would still be gone through to its end.
struct Full;

impl Write for Beginning {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let fits = part.floor_char_boundary(self.room);
        self.room -= fits;
        self.text.push_str(&part[..fits]);
        if fits < part.len() {
            resume_unwind(Box::new(Full));
        }
        Ok(())
    }
}

/// `TypeId::of` without `T: 'static`: the id of the type with its lifetimes erased.
fn id_of<T: ?Sized>() -> TypeId {
    trait Marked {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    struct Mark<T: ?Sized>(PhantomData<T>);
    impl<T: ?Sized> Marked for Mark<T> {
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let mark = Mark::<T>(PhantomData);
    let marked: &dyn Marked = &mark;
    // SAFETY: only the lifetime bound of the trait object changes; `id` uses no data and outlives nothing.
    let marked: &(dyn Marked + 'static) = unsafe { std::mem::transmute(marked) };
    marked.id()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, beginning};

    #[test]
    fn of_a_long_text_only_the_beginning_is_made() {
        LONGEST.set(10);
        assert_eq!(beginning(&vec![7_u32; 4]), "[7, 7, 7, …");
        assert_eq!(beginning(&vec![7_u32; 3]), "[7, 7, 7]");
        assert_eq!(beginning(&"äöüäöü"), "\"äöüä…");
    }
}
