#![expect(clippy::await_holding_lock, clippy::mut_mutex_lock)]
// ANCHOR: shown
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Waker};

async fn next_caller() -> &'static str {
    "a caller from the coast"
}

async fn phone_in(callers: &Mutex<Vec<&str>>) {
    let mut callers = callers.lock().unwrap();
    let next = next_caller().await;
    callers.push(next);
}

fn hang_up(callers: &mut Mutex<Vec<&str>>) {
    callers.lock().unwrap().clear();
}

fn main() {
    let mut callers = Mutex::new(Vec::new());
    let mut context = Context::from_waker(Waker::noop());
    assert!(pin!(phone_in(&callers)).poll(&mut context).is_ready());
    println!("{:?}", callers.lock().unwrap());
    hang_up(&mut callers);
}
// ANCHOR_END: shown
