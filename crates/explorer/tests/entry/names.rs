//! Whatever a listing calls a thing of std, and wherever it keeps it, it is the one that is explored.

use super::outputs;
use super::support::{compile, explore};

#[remembered::test]
fn every_way_to_name_std_is_this_one() {
    let source = "use ::std::collections::*;
use std::{sync::*, thread};

mod inner {
    use ::std::sync::{Mutex, atomic::{self, AtomicBool}};
    pub static FLAG: AtomicBool = AtomicBool::new(false);
    pub struct Till { pub coins: Mutex<Vec<u32>> }
    impl Till {
        pub const fn new() -> Self { Self { coins: Mutex::new(Vec::new()) } }
    }
    pub fn set() { FLAG.store(true, atomic::Ordering::SeqCst); }
}

static TILL: inner::Till = inner::Till::new();

fn main() {
    let mut map: BTreeMap<&str, Box<dyn Fn() -> usize + Send>> = BTreeMap::new();
    map.insert(\"one\", Box::new(|| { TILL.coins.lock().unwrap().push(1); 1 }));
    let shared: Arc<Mutex<dyn std::fmt::Debug + Send>> = Arc::new(Mutex::new(5));
    let words: Arc<[u32]> = Arc::from(std::vec![1, 2]);
    let handles: Vec<thread::JoinHandle<usize>> = map.into_values().map(|f| ::std::thread::spawn(f)).collect();
    let sum: usize = handles.into_iter().map(|handle| handle.join().unwrap()).sum();
    inner::set();
    std::println!(\"{sum} {:?} {} {:?} {}\", shared.lock().unwrap(), words.len(), TILL.coins.lock().unwrap(), Arc::strong_count(&words));
    println!(\"{}\", std::format!(\"{}\", inner::FLAG.load(std::sync::atomic::Ordering::SeqCst)));
}
";
    for edition in ["2021", "2024"] {
        let program = compile(&format!("paths{edition}"), source, edition).unwrap();
        let graph = explore(&program, &[]).unwrap();
        assert_eq!(outputs(&graph), ["1 5 2 [1] 1\ntrue\n"]);
    }
}

#[remembered::test]
fn constants_by_other_names_are_constants_too() {
    let source = "use std::sync::Mutex as Lock;
use std::sync::atomic::{AtomicU32 as Counter, Ordering::SeqCst};
type Cup = std::sync::Mutex<u32>;
macro_rules! counter { ($name:ident) => { static $name: Counter = Counter::new(1); } }
counter!(HITS);
static LOCK: Lock<u32> = Lock::new(2);
static CUP: Cup = Cup::new(3);
fn main() {
    println!(\"{} {} {}\", HITS.load(SeqCst), LOCK.lock().unwrap(), CUP.lock().unwrap());
}
";
    let program = compile("names", source, "2024").unwrap();
    let graph = explore(&program, &[]).unwrap();
    assert_eq!(graph.outcomes[0].output, "1 2 3\n");
}

const STATICS: &str = r#"
use std::cell::UnsafeCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::{Acquire, Release}};

struct Spin {
    taken: AtomicBool,
    count: UnsafeCell<u32>,
}

unsafe impl Sync for Spin {}

impl Spin {
    const fn new(count: u32) -> Self {
        Self { taken: AtomicBool::new(false), count: UnsafeCell::new(count) }
    }

    fn add(&self) -> u32 {
        while self.taken.swap(true, Acquire) {
            std::hint::spin_loop();
        }
        let count = unsafe { &mut *self.count.get() };
        *count += 1;
        let count = *count;
        self.taken.store(false, Release);
        count
    }
}

macro_rules! spin {
    ($vis:vis $name:ident) => { $vis static $name: Spin = Spin::new(20); };
}

static NAMES: [&str; 2] = ["one", "two"];
static TOTAL: Mutex<Vec<u32>> = Mutex::new(Vec::new());
/// Public, with a zero, which other linker sections hold.
pub(crate) static SPIN: Spin = Spin::new(0);
spin!(pub MADE);

thread_local! {
    static OWN: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

fn local() -> u32 {
    static LOCAL: Spin = Spin::new(10);
    LOCAL.add()
}

fn main() {
    let other = std::thread::spawn(|| SPIN.add());
    SPIN.add();
    other.join().unwrap();
    OWN.set(local());
    TOTAL.lock().unwrap().extend([SPIN.add(), OWN.get(), MADE.add()]);
    println!("{} {:?}", NAMES[1], TOTAL.lock().unwrap());
}
"#;

#[remembered::test]
fn statics_that_unsafe_code_changes_begin_each_run_alike() {
    for edition in ["2021", "2024"] {
        let program = compile(&format!("statics{edition}"), STATICS, edition).unwrap();
        let graph = explore(&program, &[]).unwrap();
        assert_eq!(outputs(&graph), ["two [3, 11, 21]\n"]);
    }
}

#[remembered::test]
fn what_is_called_as_in_std_is_the_programs_own() {
    let source = "mod sync {
    #[derive(Default)]
    pub struct Condvar(std::sync::atomic::AtomicU32);
    impl Condvar {
        pub const fn new() -> Self { Self(std::sync::atomic::AtomicU32::new(4)) }
        pub fn count(&self) -> u32 { self.0.load(std::sync::atomic::Ordering::SeqCst) }
    }
    pub enum Once { New }
    impl Once { pub const fn new() -> Self { Self::New } }
    pub type Mutex<T> = std::cell::Cell<T>;
}
use sync::{Condvar, Mutex, Once};
static OWN: Condvar = Condvar::new();
static ONCE: Once = Once::new();
static THEIRS: (std::sync::Condvar, std::sync::Mutex<u32>) = (std::sync::Condvar::new(), std::sync::Mutex::new(5));
const CELL: Mutex<u32> = Mutex::new(6);
fn main() {
    let Once::New = ONCE;
    THEIRS.0.notify_all();
    println!(\"{} {} {}\", OWN.count(), THEIRS.1.lock().unwrap(), CELL.get());
}
";
    let program = compile("own_names", source, "2024").unwrap();
    let graph = explore(&program, &[]).unwrap();
    assert_eq!(outputs(&graph), ["4 5 6\n"]);
}
