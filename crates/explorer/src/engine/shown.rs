//! A value as text, for types whose text says all there is to say.
//!
//! The text is shown to readers, and it tells states apart: two states with the same text in a mutex are the same, so a
//! type may be here only if its `Debug` form determines the value.

use super::point::{WORLD, with};
use std::any::TypeId;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt::Debug;
use std::marker::PhantomData;
use std::time::Duration;

type Show = fn(*const ()) -> String;

thread_local! {
    static KNOWN: RefCell<HashMap<TypeId, Show>> = RefCell::default();
}

/// The text of `value`, if its type is known.
pub(crate) fn text<T: ?Sized>(value: &T) -> Option<String> {
    // An end of a channel that is guarded by a lock: what it holds is in the channel's own state.
    let name = std::any::type_name::<T>();
    if let Some(end) = name.strip_prefix(concat!(env!("CARGO_CRATE_NAME"), "::sync::mpsc::")) {
        return end.split('<').next().map(str::to_owned);
    }
    let id = id_of::<T>();
    let show = KNOWN.with_borrow(|known| known.get(&id).copied())?;
    let before = with(|world| std::mem::replace(&mut world.showing, true));
    let text = show((&raw const *value).cast());
    WORLD.with_borrow_mut(|world| world.showing = before);
    Some(text)
}

/// Adds `T` and what usually holds a `T`.
pub fn show<T: Debug>() {
    one::<T>();
    one::<Option<T>>();
    one::<Vec<T>>();
    one::<VecDeque<T>>();
    one::<Box<T>>();
    one::<Result<T, String>>();
}

/// Adds the types of the standard library that listings share and send.
pub(crate) fn prepare() {
    macro_rules! each {
        ($($type:ty)*) => { $(
            show::<$type>();
            one::<Vec<Vec<$type>>>();
            one::<[$type; 2]>();
            one::<[$type; 3]>();
            one::<[$type; 4]>();
            one::<($type, $type)>();
            one::<(usize, $type)>();
            one::<(i32, $type)>();
            one::<(u32, $type)>();
            one::<(String, $type)>();
            one::<(&'static str, $type)>();
            one::<BTreeMap<&'static str, $type>>();
            one::<BTreeMap<String, $type>>();
            one::<BTreeMap<u32, $type>>();
            one::<BTreeSet<$type>>();
        )* };
    }
    if KNOWN.with_borrow(HashMap::is_empty) {
        each!(() bool char u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 String &'static str Duration);
    }
}

fn one<T: Debug>() {
    // SAFETY: `text` calls this only with a pointer made from a `&T'` whose type id is `T`'s. The two can differ in
    // lifetimes alone, and nothing that was borrowed outlives the call: a `String` comes out.
    let show: Show = |value| format!("{:?}", unsafe { &*value.cast::<T>() });
    KNOWN.with_borrow_mut(|known| known.insert(id_of::<T>(), show));
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
