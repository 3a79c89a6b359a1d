//! What compilers and explorations share: processors, by turns, and memory.

use crate::alone::Alone;
use crate::client::program;
use crate::ground::Grounds;
use crate::processes::{COMPILES_FOR_EVER, processes_in, wait_until};
use crate::{Test, tests};
use playground::Limits;
use std::fs;
use std::time::{Duration, Instant};

pub const TESTS: &[Test] = tests![
    long_compilations_take_turns_with_others,
    time_in_which_others_have_their_turn_does_not_count,
    who_goes_on_out_of_turn_is_ended,
    compilers_have_one_budget_of_memory,
];

/// The states of all compilers: `T` is one that stands still.
fn states(alone: &Alone) -> Vec<char> {
    let processes = processes_in(alone.work.path());
    let states = processes.iter().filter_map(|process| {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        stat.rsplit_once(") ")?.1.chars().next()
    });
    states.collect()
}

/// Compiles for ever, and is not known to be the same as others.
fn endless(number: u32) -> String {
    format!("// {number}\n{COMPILES_FOR_EVER}")
}

fn long_compilations_take_turns_with_others(_: &Grounds) {
    let alone = Alone::with(Limits {
        compiling: 1,
        slice: Duration::from_millis(100),
        compile_time: Duration::from_secs(3600),
        ..Limits::default()
    });
    let client = alone.client();
    let mut first = client.start(endless(1));
    first.is_being_compiled();
    let mut second = client.start(endless(2));
    second.is_being_compiled();
    // Both compile for ever, in the only place there is, and this one is new as well.
    let new = format!(
        "fn main() {{ println!(\"{}\") }}",
        alone.work.path().display()
    );
    client.run(new).exits(0);
    let mut seen = [false, false];
    wait_until("one computes while the other stands still, in turn", || {
        let mut states = states(&alone);
        if states.len() == 2 && states.contains(&'T') && states.iter().any(|state| *state != 'T') {
            seen[usize::from(states.swap_remove(0) == 'T')] = true;
        }
        seen == [true, true]
    });
}

fn time_in_which_others_have_their_turn_does_not_count(_: &Grounds) {
    const TIME: Duration = Duration::from_millis(900);
    let alone = Alone::with(Limits {
        compiling: 1,
        slice: Duration::from_millis(200),
        compile_time: TIME,
        ..Limits::default()
    });
    let client = alone.client();
    let start = Instant::now();
    let all: Vec<_> = (3..6).map(|number| client.start(endless(number))).collect();
    for one in all {
        let outcome = one.finish();
        outcome.ends("compile", "timeout");
        let ms = outcome.end()["ms"].as_u64().unwrap();
        assert!((900..1800).contains(&ms), "{}", outcome.end());
    }
    assert!(start.elapsed() >= 3 * TIME, "each has had its time");
}

fn who_goes_on_out_of_turn_is_ended(_: &Grounds) {
    /// What it has by itself, however long others have their turns.
    const OWN_TIME: Duration = Duration::from_secs(10);
    let limits = Limits {
        compiling: 1,
        // Others have their turn for long enough to see it go on, however busy the machine is.
        slice: Duration::from_secs(2),
        compile_time: Duration::from_secs(3600),
        ..Limits::default()
    };
    let alone = Alone::with_crates(limits);
    let client = alone.client();
    // What explored programs are linked to may have to be compiled first.
    let first = client.ask("/playground/explore", program("fn main() {}"));
    first
        .unwrap_or_else(|refused| panic!("{}", refused.body))
        .finish();
    // Timers that send SIGCONT (18), set anew all the time: they go off once it stands still. It never comes to a state where
    // it was before.
    let code = "unsafe extern \"C\" {
            fn timer_create(clock: i32, event: *const u8, timer: *mut usize) -> i32;
            fn timer_settime(timer: usize, flags: i32, new: *const [i64; 4], old: *const u8) -> i32;
        }
        fn main() {
            let mut event = [0; 64];
            event[8] = 18;
            let mut timers = [0; 100];
            for timer in &mut timers {
                unsafe { timer_create(1, event.as_ptr(), timer); }
            }
            let mut sum = 0u64;
            loop {
                for (number, timer) in timers.into_iter().enumerate() {
                    let time = (number as i64 + 1) * 20_000_000;
                    let at = [0, 0, time / 1_000_000_000, time % 1_000_000_000];
                    unsafe { timer_settime(timer, 0, &at, std::ptr::null()); }
                }
                sum = std::hint::black_box(sum + 1);
            }
        }";
    let explored = client.ask("/playground/explore", program(code));
    let explored = explored.unwrap_or_else(|refused| panic!("{}", refused.body));
    wait_until("it is explored", || {
        let processes = processes_in(alone.work.path());
        let commands = processes
            .iter()
            .map(|process| fs::read(format!("/proc/{process}/cmdline")));
        commands
            .flatten()
            .any(|command| String::from_utf8_lossy(&command).contains("--max-states"))
    });
    let start = Instant::now();
    // It needs the only place, again and again.
    let _compiling = client.start(endless(7));
    let outcome = explored.finish();
    let told = outcome.everything();
    assert!(
        told.contains("takes too long to be explored"),
        "{told:.500}"
    );
    let took = start.elapsed();
    assert!(took < OWN_TIME, "it had its time: {took:?}");
}

fn compilers_have_one_budget_of_memory(_: &Grounds) {
    let alone = Alone::with(Limits {
        compilers_memory: 200 << 20,
        ..Limits::default()
    });
    let client = alone.client();
    // One by itself may have more.
    let code = "static A: [u8; 400 << 20] = [1; 400 << 20]; fn main() { println!(\"{}\", A[std::env::args().count()]) }";
    client.run(program(code)).ends("compile", "memory");
    client
        .run("fn main() { println!(\"ran\") }")
        .prints("ran\n");
}
