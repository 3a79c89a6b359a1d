//! Weak memory: the explorer beside loom.
//!
//! Load buffering, and store buffering by relaxed updates, have an outcome more in C11 (`1 1` and `0 0`) that neither shows:
//! for both, no load reads a store that is made after it.

use super::{explored, loomed, set};
use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use explorer::Model;
use std::sync::atomic::Ordering;

/// The outcomes by the explorer, and those that only loom has.
macro_rules! litmus {
    ($($program:ident($($argument:expr),*): $explored:expr $(, only loom: $more:expr)?;)*) => { $(
        let expected = set(&$explored);
        let explored = explored::outcomes(Model::Weak, || explored::litmus::$program($($argument),*));
        let name = stringify!($program($($argument),*));
        assert_eq!(explored, expected, "{name}, by the explorer");
        let loomed = loomed::outcomes(|| loomed::litmus::$program($($argument),*));
        $(let expected = &expected | &set(&$more);)?
        assert_eq!(loomed, expected, "{name}, by loom");
    )* };
}

const ALL: [&str; 4] = ["0 0", "0 1", "1 0", "1 1"];
/// A flag of 1 promises a message of 1.
const ORDERED: [&str; 3] = ["0 0", "0 1", "1 1"];
const NOT_BOTH_OLD: [&str; 3] = ["0 1", "1 0", "1 1"];
const NOT_BOTH_NEW: [&str; 3] = ["0 0", "0 1", "1 0"];

#[remembered::test]
fn store_buffering() {
    litmus! {
        store_buffering(Relaxed, Relaxed): ALL;
        store_buffering(Release, Acquire): ALL;
        store_buffering_with_fences(AcqRel): ALL;
        store_buffering_with_fences(SeqCst): NOT_BOTH_OLD;
        store_buffering_with_updates(Relaxed): NOT_BOTH_OLD;
        store_buffering_with_updates(AcqRel): NOT_BOTH_OLD;
        store_buffering_with_updates(SeqCst): NOT_BOTH_OLD;
    }
}

/// Loom treats sequentially consistent loads and stores as acquire and release, except for fences: its issue 180.
#[remembered::test]
fn sequential_consistency_forbids_store_buffering() {
    litmus! { store_buffering(SeqCst, SeqCst): NOT_BOTH_OLD, only loom: ["0 0"]; }
}

#[remembered::test]
fn message_passing() {
    litmus! {
        message_passing(Relaxed, Relaxed): ALL;
        message_passing(Release, Relaxed): ALL;
        message_passing(Relaxed, Acquire): ALL;
        message_passing(Release, Acquire): ORDERED;
        message_passing(SeqCst, SeqCst): ORDERED;
        message_passing_with_fences(true, true): ORDERED;
        message_passing_with_fences(true, false): ALL;
        message_passing_with_fences(false, true): ALL;
        message_passing_by_an_update(Relaxed, Relaxed): ALL;
        message_passing_by_an_update(Release, Acquire): ORDERED;
        message_passing_by_an_update(AcqRel, AcqRel): ORDERED;
        a_failed_exchange(Relaxed): ALL;
        a_failed_exchange(Acquire): ORDERED;
    }
}

#[remembered::test]
fn load_buffering() {
    litmus! {
        load_buffering(Relaxed, Relaxed): NOT_BOTH_NEW;
        load_buffering(Acquire, Release): NOT_BOTH_NEW;
        load_buffering(SeqCst, SeqCst): NOT_BOTH_NEW;
    }
}

#[remembered::test]
fn coherence() {
    litmus! {
        read_read_coherence(Relaxed): ORDERED;
        read_read_coherence(SeqCst): ORDERED;
        write_read_coherence(): ["1", "2"];
        read_write_coherence(): ["0", "2"];
        readers_agree(Relaxed): ["0 0", "0 1", "0 2", "1 1", "1 2", "2 1", "2 2"];
    }
}

/// With relaxed and with release stores C11 allows `1 1`, which the explorer does not show, as it orders stores to an atomic
/// as they are made. With sequentially consistent ones C11 forbids it.
#[remembered::test]
fn two_plus_two_writes() {
    litmus! {
        two_plus_two_writes(Relaxed): ["1 2", "2 1", "2 2"], only loom: ["1 1"];
        two_plus_two_writes(Release): ["1 2", "2 1", "2 2"], only loom: ["1 1"];
        two_plus_two_writes(SeqCst): ["1 2", "2 1", "2 2"], only loom: ["1 1"];
    }
}

#[remembered::test]
fn causality() {
    litmus! {
        write_to_read_causality(Release, Acquire):
            ["0 0 0", "0 0 1", "0 1 0", "0 1 1", "1 0 0", "1 0 1", "1 1 1"];
        write_to_read_causality(Relaxed, Relaxed):
            ["0 0 0", "0 0 1", "0 1 0", "0 1 1", "1 0 0", "1 0 1", "1 1 0", "1 1 1"];
        spawning_and_joining(): ["1 2"];
        a_lock_orders_relaxed_operations(): ORDERED;
    }
}

#[remembered::test]
fn release_sequences() {
    litmus! {
        a_release_sequence_with_an_update(): ["0 0", "0 1", "1 0", "1 1", "2 1"];
        a_release_sequence_with_a_store(): ["0 0", "0 1", "1 1", "2 0", "2 1"];
    }
}

#[remembered::test]
fn updates() {
    litmus! {
        updates(Relaxed): ["0 1 2", "1 0 2"];
        updates(AcqRel): ["0 1 2", "1 0 2"];
        updates(SeqCst): ["0 1 2", "1 0 2"];
        exchanges(Relaxed): ["0 1 1", "2 0 2"];
        exchanges(SeqCst): ["0 1 1", "2 0 2"];
    }
}

/// An update that reads 0 comes right after it, so the store of 5 is the last, and whoever joined both must read it. Loom
/// lets main read the 1.
#[remembered::test]
fn nothing_comes_between_an_update_and_what_it_read() {
    litmus! { an_update_beside_a_store(Relaxed): ["0 5", "5 6"], only loom: ["0 1"]; }
}

/// All 16 but one may happen: sequential consistency forbids that the readers see the two stores in opposite orders.
#[remembered::test]
#[ignore = "loom takes a minute for it"]
fn independent_reads() {
    let numbers = 0..16_u32;
    let all = numbers.map(|bits| [8, 4, 2, 1].map(|bit| u32::from(bits & bit != 0).to_string()));
    let all: Vec<String> = all.map(|bits| bits.join(" ")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let opposite = "1 0 1 0";
    let others: Vec<&str> = all.iter().copied().filter(|&one| one != opposite).collect();
    litmus! {
        independent_reads(Relaxed, Relaxed): all;
        independent_reads(Release, Acquire): all;
        independent_reads(SeqCst, SeqCst): others, only loom: [opposite];
    }
}
