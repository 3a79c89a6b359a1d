//! [`std::sync`] for explored programs: an explicit list, so that what is not modelled does not compile.

pub mod atomic;
mod barrier;
mod condvar;
mod id;
mod lazy;
pub mod mpsc;
mod mutex;
mod once;
mod peek;
mod rwlock;

pub use ::std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult, Weak};
pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use lazy::{LazyLock, OnceLock};
pub use mutex::{Mutex, MutexGuard};
pub use once::{Once, OnceState};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
