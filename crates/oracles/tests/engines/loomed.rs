//! The programs with loom's std: those without scopes, deadlocks, and what else loom does not have.

pub use loom::{sync, thread};
use oracles::said;
use std::collections::BTreeSet;
use std::fmt::Display;
pub use std::panic;
use std::sync::{Arc, Mutex};

#[path = "programs/condvars.rs"]
#[allow(dead_code, reason = "some of its programs deadlock")]
pub mod condvars;
#[path = "programs/litmus.rs"]
pub mod litmus;
#[path = "programs/mutexes.rs"]
#[allow(dead_code, reason = "some of its programs deadlock")]
pub mod mutexes;
#[path = "programs/rwlocks.rs"]
#[allow(dead_code, reason = "some of its programs deadlock")]
pub mod rwlocks;

pub fn say(word: impl Display) {
    said::push(word);
}

pub fn outcomes(program: impl Fn() + Send + Sync + 'static) -> BTreeSet<String> {
    let found = Arc::new(Mutex::new(BTreeSet::new()));
    let into = Arc::clone(&found);
    loom::model::Builder::new().check(move || {
        said::take();
        program();
        into.lock().unwrap().insert(said::take());
    });
    let found = found.lock().unwrap();
    found.clone()
}
