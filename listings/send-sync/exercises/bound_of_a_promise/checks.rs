use std::cell::Cell;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::MutexGuard;
use std::thread;

/// An associated constant of a type is preferred to that of a trait: what is known of `T`, for a concrete `T`.
struct Probe<T>(PhantomData<T>);

trait Otherwise {
    const SEND: bool = false;
    const SYNC: bool = false;
}

impl<T> Otherwise for Probe<T> {}

struct ProbeSend<T>(PhantomData<T>);

impl<T: Send> ProbeSend<T> {
    const SEND: bool = true;
}

impl<T> Otherwise for ProbeSend<T> {}

impl<T: Sync> Probe<T> {
    const SYNC: bool = true;
}

#[test]
fn not_for_what_must_stay() {
    assert!(
        !Probe::<Parcel<Rc<str>>>::SYNC,
        "`Parcel<Rc<str>>` is `Sync`"
    );
    assert!(
        !Probe::<Parcel<MutexGuard<'static, u32>>>::SYNC,
        "a guard can be taken away"
    );
}

#[test]
fn for_all_that_may_travel() {
    assert!(Probe::<Parcel<String>>::SYNC);
    assert!(Probe::<Parcel<Cell<u32>>>::SYNC);
    // It can be moved, and that is all.
    struct Plain(#[expect(dead_code)] Cell<u32>);
    assert!(Probe::<Parcel<Plain>>::SYNC, "no other trait is needed");
}

#[test]
fn sent_as_before() {
    assert!(ProbeSend::<Parcel<String>>::SEND);
    assert!(!ProbeSend::<Parcel<Rc<str>>>::SEND);
}

pub fn two_ask() {
    let parcel = Parcel::new(7);
    let ask = || usize::from(parcel.take() == Some(7));
    let got = thread::scope(|scope| {
        let other = scope.spawn(ask);
        ask() + other.join().unwrap()
    });
    println!("{got} of 2");
}

/// Also what is only lent may travel, as far as a scope.
#[expect(dead_code)]
fn lent<'a>(_: &'a str) {
    fn shared<T: Sync>() {}
    shared::<Parcel<&'a str>>();
}
