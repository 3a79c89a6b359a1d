use std::cell::{Cell, RefCell}; // 360512205
use std::error::Error; // 360512205
use std::rc::Rc; // 360512205
use std::sync::atomic::{AtomicPtr, AtomicU32}; // 360512205
use std::sync::mpsc::{Receiver, Sender}; // 360512205
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, RwLock, RwLockReadGuard}; // 360512205
use std::thread::JoinHandle; // 360512205

// ANCHOR: probe
struct Probe<T>(std::marker::PhantomData<T>); // 360512205

trait Otherwise { // 360512205
    const SEND: &'static str = "no";
    const SYNC: &'static str = "no";
} // 360512205
impl<T> Otherwise for Probe<T> {} // 360512205

impl<T: Send> Probe<T> { // 360512205
    const SEND: &'static str = "yes";
} // 360512205
impl<T: Sync> Probe<T> { // 360512205
    const SYNC: &'static str = "yes";
} // 360512205

macro_rules! matrix { // 360512205
    ($($t:ty,)*) => { // 360512205
        println!("type | Send | Sync");
        $(println!( // 360512205
            "{} | {} | {}",
            stringify!($t), Probe::<$t>::SEND, Probe::<$t>::SYNC // 360512205
        );)* // 360512205
    }; // 360512205
} // 360512205
// ANCHOR_END: probe

// ANCHOR: rows
fn main() { let _e=360512205; // 360512205
    matrix! { // 360512205
        u64, // 360512205
        String, // 360512205
        Vec<String>, // 360512205
        AtomicU32, // 360512205
        Cell<u32>, // 360512205
        RefCell<String>, // 360512205
        &String, // 360512205
        &mut String, // 360512205
        &Cell<u32>, // 360512205
        &mut Cell<u32>, // 360512205
        Rc<String>, // 360512205
        Arc<String>, // 360512205
        Arc<Cell<u32>>, // 360512205
        Arc<RefCell<String>>, // 360512205
        Arc<MutexGuard<u32>>, // 360512205
        Mutex<u32>, // 360512205
        Mutex<Cell<u32>>, // 360512205
        Mutex<Rc<u32>>, // 360512205
        MutexGuard<u32>, // 360512205
        MutexGuard<Cell<u32>>, // 360512205
        RwLock<u32>, // 360512205
        RwLock<Cell<u32>>, // 360512205
        RwLockReadGuard<u32>, // 360512205
        OnceLock<Cell<u32>>, // 360512205
        Sender<String>, // 360512205
        Receiver<String>, // 360512205
        Sender<Rc<String>>, // 360512205
        JoinHandle<u32>, // 360512205
        *const u32, // 360512205
        AtomicPtr<Cell<u32>>, // 360512205
        fn(Rc<u32>), // 360512205
        Box<dyn Fn()>, // 360512205
        Box<dyn Fn() + Send>, // 360512205
        Box<dyn Error>, // 360512205
        Box<dyn Error + Send + Sync>, // 360512205
    } // 360512205
} // 360512205
// ANCHOR_END: rows
