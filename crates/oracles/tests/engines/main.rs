//! The explorer against shuttle and loom: each program is written once, and run with the std of each.
//!
//! Shuttle's depth-first search tries all schedules of a sequentially consistent machine; loom knows the weak memory of
//! C11. What can happen is written beside each program, derived by hand, and must be what the explorer and the others find.
//! Where the others differ from the real standard library, [`differences`] and [`litmus`] say so.

#![allow(
    clippy::duplicate_mod,
    reason = "that is how a program gets three stds"
)]

mod differences;
mod explored;
mod litmus;
mod loomed;
mod shuttled;

#[path = "../../../explorer/tests/support/outcomes.rs"]
#[allow(dead_code, reason = "of the ways to ask only one is needed")]
mod support;

use explorer::Model;
use std::collections::BTreeSet;

fn set(outcomes: &[&str]) -> BTreeSet<String> {
    outcomes.iter().map(|&outcome| outcome.to_owned()).collect()
}

/// A test for each program: its outcomes by hand, by the explorer, and by the libraries that are named.
macro_rules! agree {
    ($others:tt $($file:ident: { $($program:ident: [$($outcome:literal),* $(,)?];)* })*) => { $(
        mod $file {
            use super::*;
            $(
                #[remembered::test]
                fn $program() {
                    let expected = set(&[$($outcome),*]);
                    let explored = explored::outcomes(Model::Sc, explored::$file::$program);
                    assert_eq!(explored, expected, "by the explorer");
                    agree!(@ $others $file $program expected);
                }
            )*
        }
    )* };
    (@ [$($other:ident),*] $file:ident $program:ident $expected:ident) => { $(
        assert_eq!($other::outcomes($other::$file::$program), $expected, "by {}", stringify!($other));
    )* };
}

mod beside_shuttle {
    use super::*;

    agree! { [shuttled]
        threads: {
            two_speak: ["a b", "b a"];
            turns_may_be_taken_between_words: [
                "1 2 a b", "1 a 2 b", "1 a b 2", "a 1 2 b", "a 1 b 2", "a b 1 2",
            ];
            joining_waits: ["first 3"];
            a_scope_waits: ["in after"];
            the_end_of_main_ends_the_program: ["main", "main other", "other main"];
            a_thread_spawns_another: ["inner outer joined", "outer inner joined", "outer joined inner"];
            yielding_decides_nothing: ["main yielded", "yielded main"];
            whether_it_has_finished: ["false", "true"];
            names_and_ids: ["it true false"];
            each_thread_has_its_own: ["[2, 3, 11, 21] 1"];
            main_panics: ["before panic"];
            main_panics_while_another_speaks: ["in time", "panic"];
        }
        atomics: {
            an_update_is_lost: ["0 0 1", "0 1 2", "1 0 2"];
            an_update_in_one_step_is_not: ["0 1 2", "1 0 2"];
            one_takes_the_flag: ["0 1 1", "1 0 1"];
            one_exchanges: ["0 11 1", "12 0 2"];
            adding_and_doubling: ["1 3 6", "2 1 4"];
            stores_before_loads: ["0 1 0", "1 0 0", "1 1 0"];
            loads_before_stores: ["0 0 0", "0 1 0", "1 0 0"];
            a_message_behind_a_flag: ["0 0 0", "0 1 0", "0 11 0"];
            both_write_both: ["0 0 11", "0 0 21", "0 0 22"];
            three_add: [
                "0 1 11", "0 101 1", "10 0 11", "100 101 0", "110 0 10", "110 100 0",
            ];
            arithmetic: ["250 4 255 240 243 242 253 254 7 1"];
            a_pointer_is_taken_once: ["None Some(5)", "Some(5) None"];
        }
        channels: {
            each_sender_keeps_its_order: ["1 2 9", "1 9 2", "9 1 2"];
            no_sender_is_left: ["1 receiving on a closed channel"];
            a_sender_stays: ["waits deadlock"];
            the_receiver_is_gone: ["5"];
            the_receiver_goes: ["false", "true"];
            trying_to_receive: ["1 closed", "1 empty", "empty 1", "empty empty"];
            taking_what_is_there: ["0", "1", "2"];
            a_bound_makes_the_sender_wait: ["got sent", "sent got"];
            nobody_makes_room: ["one deadlock"];
            without_room_they_meet: ["receives sends sent", "sends receives sent"];
            who_waits_for_a_meeting_is_told: ["false"];
            trying_to_send: ["closed 1", "full 1", "sent 1"];
            two_share_a_bounded_channel: ["1 2", "2 1"];
            senders_travel: ["7 true"];
        }
        meetings: {
            all_arrive_before_one_goes_on: ["a b A B", "a b B A", "b a A B", "b a B A"];
            one_of_them_leads: ["false true", "true false"];
            a_barrier_for_one: ["true"];
            a_barrier_closes_again: ["6"];
            one_does_not_come: ["here deadlock"];
            readers_meet: ["2"];
            the_first_does_it: ["a", "b"];
            the_others_wait_until_it_is_done: ["1 1"];
            whether_it_is_done: ["false true", "true true"];
            a_second_chance_after_a_panic: ["true true true"];
            waiting_while: ["2"];
        }
        mutexes: {
            trying_while_another_holds_it: ["0", "1", "held"];
            both_try: ["false false", "false true", "true false", "true true"];
            locks_in_opposite_order: ["3 1", "deadlock"];
            locked_twice: ["once deadlock"];
            a_panic_poisons: ["clean true", "poisoned true"];
        }
        rwlocks: {
            trying_to_read: ["0", "1", "held"];
            trying_to_write: ["1", "held"];
            the_only_owner_needs_no_lock: ["2"];
            each_reads_what_the_other_wants_to_write: ["2 3", "3 2", "deadlock"];
        }
        condvars: {
            a_wake_up_is_not_kept: ["deadlock", "woken"];
            at_most_one_is_woken: ["a deadlock", "b deadlock", "deadlock"];
            whoever_waits_is_woken: ["a b", "a deadlock", "b a", "b deadlock", "deadlock"];
        }
    }
}

mod beside_both {
    use super::*;

    agree! { [shuttled, loomed]
        mutexes: {
            nothing_is_lost: ["2"];
            the_lock_goes_to_one_after_the_other: ["1 2 3", "1 3 2", "2 1 3", "2 3 1", "3 1 2", "3 2 1"];
            two_sections_are_not_one: ["1", "2"];
            half_done_is_not_seen: ["0 0", "1 1"];
            locks_in_the_same_order: ["3 5", "5 3"];
            the_only_owner_needs_no_lock: ["2"];
        }
        rwlocks: {
            a_reader_sees_all_or_nothing: ["0 0", "1 1"];
            writers_take_turns: ["2"];
            reading_and_writing_are_two_sections: ["1", "2"];
            trying_to_read_beside_a_reader: ["1"];
        }
        condvars: {
            a_flag_is_waited_for: ["set"];
            notified_with_the_lock_held: ["set"];
            all_are_woken: ["all"];
        }
    }
}

fn main() {
    remembered::run(|parts| parts);
}
