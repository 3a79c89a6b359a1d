use std::cell::{Cell, RefCell};
use std::error::Error;
use std::rc::Rc;
use std::sync::atomic::{AtomicPtr, AtomicU32};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, RwLock, RwLockReadGuard};
use std::thread::JoinHandle;

// ANCHOR: probe
struct Probe<T>(std::marker::PhantomData<T>);

trait Otherwise {
    const SEND: &'static str = "no";
    const SYNC: &'static str = "no";
}
impl<T> Otherwise for Probe<T> {}

impl<T: Send> Probe<T> {
    const SEND: &'static str = "yes";
}
impl<T: Sync> Probe<T> {
    const SYNC: &'static str = "yes";
}

macro_rules! matrix {
    ($($t:ty,)*) => {
        println!("type | Send | Sync");
        $(println!(
            "{} | {} | {}",
            stringify!($t), Probe::<$t>::SEND, Probe::<$t>::SYNC
        );)*
    };
}
// ANCHOR_END: probe

// ANCHOR: rows
fn main() {
    matrix! {
        u64,
        String,
        Vec<String>,
        AtomicU32,
        Cell<u32>,
        RefCell<String>,
        &String,
        &mut String,
        &Cell<u32>,
        &mut Cell<u32>,
        Rc<String>,
        Arc<String>,
        Arc<Cell<u32>>,
        Arc<RefCell<String>>,
        Arc<MutexGuard<u32>>,
        Mutex<u32>,
        Mutex<Cell<u32>>,
        Mutex<Rc<u32>>,
        MutexGuard<u32>,
        MutexGuard<Cell<u32>>,
        RwLock<u32>,
        RwLock<Cell<u32>>,
        RwLockReadGuard<u32>,
        OnceLock<Cell<u32>>,
        Sender<String>,
        Receiver<String>,
        Sender<Rc<String>>,
        Sender<Cell<u32>>,
        JoinHandle<u32>,
        *const u32,
        AtomicPtr<Cell<u32>>,
        fn(Rc<u32>),
        Box<dyn Fn()>,
        Box<dyn Fn() + Send>,
        Box<dyn Error>,
        Box<dyn Error + Send + Sync>,
    }
}
// ANCHOR_END: rows
