//! What shuttle and loom do otherwise than the real standard library, which the explorer follows.

use super::{explored, loomed, set, shuttled};
use explorer::Model;

macro_rules! differ {
    ($file:ident::$program:ident: $explored:expr, $other:ident: $found:expr) => {
        let explored = explored::outcomes(Model::Sc, explored::$file::$program);
        assert_eq!(explored, set(&$explored), "by the explorer");
        let found = $other::outcomes($other::$file::$program);
        assert_eq!(found, set(&$found), "by {}", stringify!($other));
    };
}

/// Shuttle fails the test when a thread panics. For std, that is the result of `join`.
#[remembered::test]
fn a_panic_belongs_to_its_thread() {
    differ!(threads::a_thread_panics: ["an error"], shuttled: ["panic"]);
}

/// To shuttle no time ever passes, so that whoever waits for its end waits forever.
#[remembered::test]
fn a_time_limit_may_be_reached() {
    differ!(threads::parking_for_a_time: ["on"], shuttled: ["deadlock"]);
    differ!(condvars::waiting_for_a_time: ["true"], shuttled: ["deadlock"]);
    differ!(channels::receiving_for_a_time: ["1", "too late"], shuttled: ["1"]);
}

/// A weak exchange of shuttle's never fails for no reason.
#[remembered::test]
fn a_weak_exchange_may_fail() {
    differ!(atomics::a_weak_exchange: ["done", "failed"], shuttled: ["done"]);
}

/// Std lets `park` return for no reason. Shuttle tries that always, the explorer with `Options::spurious`.
#[remembered::test]
fn parking_may_end_for_no_reason() {
    differ!(threads::unpark_lets_go: ["before after"], shuttled: ["after", "after before", "before after"]);
    differ!(threads::nobody_unparks: ["on deadlock"], shuttled: ["on", "on deadlock"]);
    differ!(threads::two_unparks_are_one: ["once deadlock"], shuttled: ["once deadlock"]);
}

/// Loom tries no schedule in which another thread has the lock just then.
#[remembered::test]
fn trying_may_fail() {
    differ!(mutexes::trying_while_another_holds_it: ["0", "1", "held"], loomed: ["0", "1"]);
    differ!(mutexes::both_try: ["false false", "false true", "true false", "true true"],
        loomed: ["false true", "true false", "true true"]);
    differ!(rwlocks::trying_to_read: ["0", "1", "held"], loomed: ["0", "1"]);
    differ!(rwlocks::trying_to_write: ["1", "held"], loomed: ["1"]);
}
