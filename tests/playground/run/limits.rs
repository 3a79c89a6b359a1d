//! How much a program may use: memory, output, threads, time.

use super::{all_refused, main};
use crate::client::Outcome;
use crate::ground::{Ground, Grounds, HASTE};
use crate::processes::wait_until;
use crate::{Attack, Test, attacks, tests};
use rustix::process::Signal;
use std::thread;

pub const ATTACKS: &[Attack] = attacks![
    a_thread_bomb_ends_within_its_memory,
    a_heap_hog_ends_within_its_memory,
    a_flood_of_output_is_cut_off,
    limits_can_not_be_raised,
];

/// The same, for those that fill their memory: here that of a small ground, with an ordinary user that of the book.
pub const HOGS: &[Attack] = attacks![a_slow_heap_hog_is_ended];

pub const TESTS: &[Test] = tests![
    a_busy_loop_is_ended,
    a_busy_loop_in_many_threads_is_ended,
    time_of_the_processor_is_told,
    a_program_that_sleeps_for_ever_is_ended,
    a_deadlock_is_ended_and_seen_to_have_waited,
    a_program_that_closes_its_output_is_ended,
    a_program_that_ignores_signals_is_ended,
    an_end_by_time_says_what_the_program_was_doing,
];

fn a_thread_bomb_ends_within_its_memory(on: &Ground) {
    let outcome = on.client.run(
        "fn main() { let mut threads = Vec::new(); loop {
            match std::thread::Builder::new().spawn(|| std::thread::park()) {
                Ok(thread) => threads.push(thread),
                Err(_) => { println!(\"{}\", threads.len() < 2000); std::process::exit(0) }
            } } }",
    );
    let output = outcome.output();
    // Beside main, which finds no memory for a thread, new ones may find none for the stacks of their signals: std says so,
    // and ends all, unless main has ended it by then.
    let is_told = ["Cannot allocate memory", "memory allocation of"]
        .iter()
        .any(|words| output.contains(words));
    if outcome.end()["reason"] == "signal" {
        let signal = &outcome.end()["signal"];
        assert_eq!(*signal, Signal::ABORT.as_raw(), "{output}");
        assert!(is_told, "{output}");
    } else {
        outcome.exits(0);
        assert!(output.contains("true\n"), "{output}");
        assert!(is_told || output == "true\n", "{output}");
    }
}

fn a_heap_hog_ends_within_its_memory(on: &Ground) {
    let outcome = on
        .client
        .run("fn main() { let all = vec![1u8; 3 << 30]; println!(\"{}\", all[7]); }");
    outcome.ends("run", "signal");
    assert!(
        outcome
            .output()
            .contains("memory allocation of 3221225472 bytes failed")
    );
}

fn a_slow_heap_hog_is_ended(on: &Ground) {
    let outcome = on.client.run(
        "fn main() { let mut all = Vec::new(); loop { all.push(vec![1u8; 8 << 20]);
            std::thread::sleep(std::time::Duration::from_millis(1)); } }",
    );
    // Whichever sees it first: the server that watches, or the kernel.
    let reason = outcome.end()["reason"].as_str().unwrap();
    assert!(["memory", "signal"].contains(&reason), "{}", outcome.end());
}

fn a_flood_of_output_is_cut_off(on: &Ground) {
    let outcome = on
        .client
        .run("fn main() { loop { println!(\"{}\", \"flood\".repeat(20)) } }");
    outcome.ends("run", "output");
    assert_eq!(outcome.output().len(), 256 * 1024);
    assert!(outcome.events.len() < 300, "{}", outcome.events.len());
}

fn limits_can_not_be_raised(on: &Ground) {
    // RLIMIT_CPU, FSIZE, DATA, CORE, NOFILE, MEMLOCK, AS, SIGPENDING, MSGQUEUE. One that was not lowered may be called what it is.
    let mut ways: Vec<String> = [0, 1, 2, 4, 7, 8, 9, 11, 12]
        .iter()
        .flat_map(|which| {
            [
                format!("setrlimit({which}, &[u64::MAX, u64::MAX])"),
                format!("prlimit(0, {which}, &[u64::MAX, u64::MAX], std::ptr::null_mut())"),
            ]
        })
        .collect();
    ways.push("setpriority(0, 0, -20)".into());
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
}

#[track_caller]
fn is_timed_out(outcome: &Outcome) {
    outcome.ends("run", "timeout");
    let end = outcome.end();
    assert!(
        end.get("code").is_none() && end.get("signal").is_none(),
        "{end}"
    );
    let ms = end["ms"].as_u64().unwrap();
    assert!((HASTE.as_millis() as u64..3000).contains(&ms), "{end}");
}

fn a_busy_loop_is_ended(on: &Grounds) {
    let outcome = on.hasty().client.run(main(
        "println!(\"started\"); loop { std::hint::spin_loop() }",
    ));
    is_timed_out(&outcome);
    assert_eq!(
        outcome.output(),
        "started\n",
        "what it printed before is told"
    );
}

fn a_busy_loop_in_many_threads_is_ended(on: &Grounds) {
    let body =
        "for _ in 0..16 { thread::spawn(|| loop { std::hint::spin_loop() }); } thread::park()";
    is_timed_out(&on.hasty().client.run(main(body)));
}

fn time_of_the_processor_is_told(on: &Grounds) {
    let body = "let mut sum = 0u64; for number in 0..20_000_000 { sum ^= std::hint::black_box(number) } println!(\"{sum}\")";
    let outcome = on.usual().client.run(main(body));
    outcome.exits(0);
    assert!(
        outcome.end()["cpu_ms"].as_u64().unwrap() > 20,
        "{}",
        outcome.end()
    );
}

fn a_program_that_sleeps_for_ever_is_ended(on: &Grounds) {
    is_timed_out(&on.hasty().client.run(main("thread::sleep(Duration::MAX)")));
}

fn a_deadlock_is_ended_and_seen_to_have_waited(on: &Grounds) {
    let body =
        "let lock = std::sync::Mutex::new(0); let _one = lock.lock(); let _two = lock.lock();";
    let outcome = on.hasty().client.run(main(body));
    is_timed_out(&outcome);
    assert!(
        outcome.end()["cpu_ms"].as_u64().unwrap() <= 20,
        "{}",
        outcome.end()
    );
}

fn a_program_that_closes_its_output_is_ended(on: &Grounds) {
    let code = "unsafe extern \"C\" { fn close(file: i32) -> i32; }
        fn main() { println!(\"last\"); unsafe { close(1); close(2); } loop { std::thread::park() } }";
    let outcome = on.hasty().client.run(code);
    is_timed_out(&outcome);
    assert_eq!(outcome.output(), "last\n");
}

fn a_program_that_ignores_signals_is_ended(on: &Grounds) {
    let code = "unsafe extern \"C\" { fn signal(number: i32, handler: usize) -> usize; }
        fn main() { for number in 1..65 { unsafe { signal(number, 1); } } loop { std::thread::park() } }";
    is_timed_out(&on.hasty().client.run(code));
}

fn an_end_by_time_says_what_the_program_was_doing(on: &Grounds) {
    let client = on.hasty().client.clone();
    let programs = [
        ("waiting", "let (_sender, receiver) = std::sync::mpsc::channel::<u8>(); receiver.recv().unwrap();"),
        ("waiting", "thread::scope(|scope| { scope.spawn(|| thread::park()); });"),
        // It has computed, and will not any more.
        ("waiting", "let start = std::time::Instant::now(); while start.elapsed() < Duration::from_millis(100) {} thread::park();"),
        ("waiting", "let pair = std::os::unix::net::UnixStream::pair().unwrap(); std::io::Read::read(&mut &pair.0, &mut [0]).unwrap();"),
        ("sleeping", "loop { println!(\"tick\"); thread::sleep(Duration::from_millis(20)); }"),
        ("sleeping", "thread::spawn(|| thread::park()); thread::sleep(Duration::MAX);"),
        ("sleeping", "loop { thread::park_timeout(Duration::from_secs(1)); }"),
        ("sleeping", "let (_sender, receiver) = std::sync::mpsc::channel::<u8>(); loop { let _ = receiver.recv_timeout(Duration::from_secs(1)); }"),
        ("computing", "loop { std::hint::spin_loop() }"),
        ("computing", "thread::spawn(|| loop {}); thread::park();"),
        ("computing", "loop { thread::yield_now() }"),
        // Each waits for the other, and is woken by it.
        ("computing", "let (to, from) = std::sync::mpsc::sync_channel(0); let (back, answers) = std::sync::mpsc::sync_channel(0);
            thread::spawn(move || for number in from { back.send(number).unwrap() }); for number in 0u64.. { to.send(number).unwrap(); answers.recv().unwrap(); }"),
    ];
    thread::scope(|scope| {
        for (doing, body) in programs {
            let client = &client;
            // On a busy machine, its time may be over before it comes to that.
            scope.spawn(move || {
                wait_until(body, || {
                    let outcome = client.run(main(body));
                    outcome.ends("run", "timeout");
                    let told = outcome.end()["doing"].as_str();
                    assert!(told != Some("waiting") || doing == "waiting", "{body}");
                    told == Some(doing)
                })
            });
        }
    });
}
