//! A hundred clients at once, for a minute.

use crate::client::Client;
use crate::ground::kept;
use crate::processes::wait_until;
use crate::server_process::{Installed, ServerProcess};
use playground::Limits;
use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const CLIENTS: u64 = 100;
const TIME: Duration = Duration::from_secs(60);

/// What the server may occupy, in KiB.
const MOST_MEMORY: u64 = 300 * 1024;

/// What nine of ten new listings take at most, from the request to the end of the answer: as long as one program may
/// compile and run. Most of it they wait, for the 25 others that were admitted before.
const MOST_TIME: Duration = Duration::from_secs(30);

/// Listings as readers have them; `{number}` makes each a program that was never compiled.
const GOOD: &[&str] = &[
    "use std::thread; fn main() { let sum: u64 = (0..4).map(|n| thread::spawn(move || n * {number}u64 / {number})).map(|t| t.join().unwrap()).sum(); println!(\"{sum}\") }",
    "use std::sync::mpsc; fn main() { let (s, r) = mpsc::channel(); std::thread::spawn(move || s.send({number}u64).unwrap()); r.recv().unwrap(); println!(\"6\") }",
];

/// Programs that mean harm, or do it; the same again and again, as somebody would send them.
const HOSTILE: &[&str] = &[
    "fn main() { loop { println!(\"flood\") } }",
    "fn main() { loop { std::hint::spin_loop() } }",
    "fn main() { std::thread::sleep(std::time::Duration::MAX) }",
    "fn main() { let mut all = Vec::new(); loop { all.push(vec![1u8; 1 << 20]) } }",
    "fn main() { loop { if std::thread::Builder::new().spawn(std::thread::park).is_err() { std::thread::park() } } }",
    "unsafe extern \"C\" { fn fork() -> i32; } fn main() { loop { unsafe { fork(); } } }",
    "fn main() { panic!(\"on purpose\") }",
    "#![allow(long_running_const_eval)] const A: u8 = loop {}; fn main() { println!(\"{A}\") }",
    "macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)*) } } fn main() { m!(1 2 3 4) }",
    "const A: &str = include_str!(\"/etc/passwd\"); fn main() { println!(\"{A}\") }",
    "static A: [u8; 3 << 30] = [1; 3 << 30]; fn main() { println!(\"{}\", A[7]) }",
    "this is no program",
];

#[derive(Default)]
struct Seen {
    answered: AtomicU64,
    refused: AtomicU64,
    left: AtomicU64,
    good: Mutex<Vec<Duration>>,
    over: AtomicBool,
}

pub fn a_hundred_clients_for_a_minute() {
    let installed = Installed::into(&kept("load"));
    let server = ServerProcess::start(installed.serve().arg("--require-sandbox"));
    let client = server.client();
    client
        .run("fn main() { println!(\"ready\") }")
        .prints("ready\n");
    // What is left at rest are compilers that wait for the next program, and the keeper.
    let compilers = Limits::default().compilers;
    let at_rest = compilers + 1;
    wait_until("it is at rest", || children(server.pid()) <= at_rest);
    let before = descriptors(server.pid());
    let seen = Seen::default();
    let mut most = 0;
    thread::scope(|scope| {
        for number in 0..CLIENTS {
            let (client, seen) = (client.clone(), &seen);
            scope.spawn(move || visit(&client, number, seen));
        }
        let end = Instant::now() + TIME;
        while Instant::now() < end {
            most = most.max(memory(server.pid()));
            thread::sleep(Duration::from_millis(200));
        }
        seen.over.store(true, Ordering::Relaxed);
    });
    wait_until("no process is left", || children(server.pid()) <= at_rest);
    wait_until("no folder is left", || jobs(&installed) == 0);
    wait_until("descriptors are closed", || {
        descriptors(server.pid()) <= before + compilers + 3
    });
    let mut good = seen.good.into_inner().unwrap();
    good.sort();
    let at = |part: usize| good[(good.len() * part / 100).min(good.len() - 1)];
    println!(
        "\n{} answered, {} told to come back, {} left early; {} new listings in {:?} (median), {:?} (90 %), {:?} (most); \
         {} MiB at most, {before} descriptors before and {} after",
        seen.answered.into_inner(),
        seen.refused.into_inner(),
        seen.left.into_inner(),
        good.len(),
        at(50),
        at(90),
        at(100),
        most / 1024,
        descriptors(server.pid())
    );
    assert!(most < MOST_MEMORY, "{most} KiB");
    assert!(good.len() > 20, "{}", good.len());
    assert!(at(90) < MOST_TIME, "{:?}", at(90));
    client
        .run("fn main() { println!(\"as ever\") }")
        .prints("as ever\n");
}

/// Sends one program after the other: three clients of four good ones, the rest hostile ones, of which some are left alone before they end.
fn visit(client: &Client, number: u64, seen: &Seen) {
    let mut round = 0;
    while !seen.over.load(Ordering::Relaxed) {
        round += 1;
        let at = number + round * CLIENTS;
        let is_good = !number.is_multiple_of(4);
        let code = if is_good {
            GOOD[at as usize % GOOD.len()].replace("{number}", &(at + unique()).to_string())
        } else {
            HOSTILE[(number / 4 + round * 7) as usize % HOSTILE.len()].to_owned()
        };
        let start = Instant::now();
        match client.try_start(code.as_str()) {
            Err(refused) => {
                refused.refuses(503);
                assert_eq!(refused.header("retry-after"), Some("1"));
                seen.refused.fetch_add(1, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(250));
            }
            Ok(mut running) if !is_good && at.is_multiple_of(5) => {
                running.next();
                seen.left.fetch_add(1, Ordering::Relaxed);
            }
            Ok(running) => {
                let outcome = running.finish();
                if is_good {
                    outcome.prints("6\n");
                    seen.good.lock().unwrap().push(start.elapsed());
                }
                seen.answered.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// So that no run of these tests finds the programs of another.
fn unique() -> u64 {
    u64::from(std::process::id()) * 1_000_000
}

fn descriptors(process: u32) -> usize {
    fs::read_dir(format!("/proc/{process}/fd")).unwrap().count()
}

fn children(process: u32) -> usize {
    let tasks = fs::read_dir(format!("/proc/{process}/task"))
        .unwrap()
        .flatten();
    tasks
        .filter_map(|task| fs::read_to_string(task.path().join("children")).ok())
        .map(|children| children.split_whitespace().count())
        .sum()
}

fn memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn jobs(installed: &Installed) -> usize {
    let servers = fs::read_dir(installed.jobs()).unwrap().flatten();
    let folders = servers.flat_map(|server| fs::read_dir(server.path()).unwrap().flatten());
    folders
        .filter(|folder| folder.file_name().to_string_lossy().starts_with("job-"))
        .count()
}
