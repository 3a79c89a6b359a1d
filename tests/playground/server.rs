//! Many clients at once, and clients that go away.

use crate::alone::Alone;
use crate::ground::Grounds;
use crate::processes::{COMPILES_FOR_EVER, SLEEPS, processes_in, wait_for_end_of, wait_until};
use crate::{Test, tests};
use playground::Limits;
use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::thread;
use std::time::Duration;

pub const TESTS: &[Test] = tests![
    a_closed_connection_ends_the_program,
    a_closed_connection_ends_the_compiler,
    a_client_that_leaves_while_it_waits_has_nothing_run,
    a_hundred_clients_are_each_answered_or_told_to_come_back,
    who_waits_is_served_when_a_place_is_free,
    a_program_lets_others_go_first,
    the_same_program_twice_at_once_runs_twice,
    the_same_new_program_many_times_at_once_runs_each_time,
    clients_that_never_read_keep_nobody_from_running,
    half_a_request_keeps_nobody_from_running,
    half_a_body_runs_nothing,
    a_request_that_comes_in_pieces_is_answered,
    a_server_that_ends_leaves_nothing,
    a_program_leaves_no_files,
];

/// Longer than any test waits: what ends sooner is not ended by this.
const FOR_EVER: Duration = Duration::from_secs(3600);

fn a_closed_connection_ends_the_program(_: &Grounds) {
    let alone = Alone::with(Limits {
        run_time: FOR_EVER,
        ..Limits::default()
    });
    let mut running = alone.client().start(SLEEPS);
    let process = running.line();
    drop(running);
    wait_for_end_of(&process);
}

fn a_closed_connection_ends_the_compiler(_: &Grounds) {
    let alone = Alone::with(Limits {
        compile_time: FOR_EVER,
        ..Limits::default()
    });
    let mut running = alone.client().start(COMPILES_FOR_EVER);
    running.is_being_compiled();
    let compilers = processes_in(alone.work.path());
    assert!(!compilers.is_empty());
    drop(running);
    compilers
        .iter()
        .for_each(|process| wait_for_end_of(process));
    wait_until("its folder is removed", || alone.jobs().is_empty());
}

fn a_client_that_leaves_while_it_waits_has_nothing_run(_: &Grounds) {
    let limits = Limits {
        compiling: 1,
        running: 1,
        waiting: 2,
        ..Limits::default()
    };
    let alone = Alone::with(limits);
    let client = alone.client();
    client.run(SLEEPS.replace("600", "0")).exits(0);
    let mut first = client.start(SLEEPS.replace("600", "601"));
    first.line();
    // It is compiled, and waits for the place of the first.
    let mut second = client.start("fn main() { println!(\"second\") }");
    while second
        .next()
        .is_some_and(|event| event["event"] != "compiled")
    {}
    drop(second);
    // All places are free again but one: the one that left has none.
    let third = client.start("fn main() { println!(\"third\") }");
    let fourth = client.start("fn main() { println!(\"fourth\") }");
    drop(first);
    third.finish().prints("third\n");
    fourth.finish().prints("fourth\n");
    for process in processes_in(alone.work.path()) {
        wait_for_end_of(&process);
    }
}

fn a_hundred_clients_are_each_answered_or_told_to_come_back(_: &Grounds) {
    let limits = Limits {
        compiling: 2,
        running: 4,
        waiting: 10,
        ..Limits::default()
    };
    let alone = Alone::with(limits);
    let client = alone.client();
    let code =
        "fn main() { std::thread::sleep(std::time::Duration::from_millis(50)); println!(\"ran\") }";
    client.run(code).prints("ran\n");
    let outcomes: Vec<bool> = thread::scope(|scope| {
        let clients: Vec<_> = (0..100)
            .map(|_| {
                scope.spawn(|| match client.try_start(code) {
                    Ok(running) => {
                        running.finish().prints("ran\n");
                        true
                    }
                    Err(refused) => {
                        assert!(refused.refuses(503).contains("try again"));
                        let wait: u32 = refused.header("retry-after").unwrap().parse().unwrap();
                        assert!((1..=10).contains(&wait));
                        false
                    }
                })
            })
            .collect();
        clients
            .into_iter()
            .map(|client| client.join().unwrap())
            .collect()
    });
    let ran = outcomes.iter().filter(|ran| **ran).count();
    assert!((16..100).contains(&ran), "{ran} ran");
    client.run(code).prints("ran\n");
}

fn who_waits_is_served_when_a_place_is_free(_: &Grounds) {
    let limits = Limits {
        compiling: 1,
        running: 1,
        waiting: 1,
        ..Limits::default()
    };
    let alone = Alone::with(limits);
    let client = alone.client();
    let mut first = client.start(SLEEPS);
    first.line();
    let second = client.start("fn main() { println!(\"second\") }");
    let third = client.start("fn main() { println!(\"third\") }");
    let fourth = client
        .try_start("fn main() {}")
        .err()
        .expect("no place is left");
    fourth.refuses(503);
    drop(first);
    second.finish().prints("second\n");
    third.finish().prints("third\n");
}

fn a_program_lets_others_go_first(on: &Grounds) {
    let mut running = on.usual().client.start(SLEEPS);
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", running.line())).unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    assert_eq!(fields.split_whitespace().nth(16), Some("5"), "{stat}");
}

fn the_same_program_twice_at_once_runs_twice(on: &Grounds) {
    let client = &on.usual().client;
    let (mut one, mut other) = (client.start(SLEEPS), client.start(SLEEPS));
    let (one, other) = (one.line(), other.line());
    assert_ne!(one, other, "two processes");
}

fn the_same_new_program_many_times_at_once_runs_each_time(_: &Grounds) {
    let limits = Limits {
        compiling: 8,
        running: 8,
        ..Limits::default()
    };
    let alone = Alone::with_nothing_compiled(limits);
    let client = alone.client();
    // Each finds no binary yet, compiles one, and runs it while the others keep theirs.
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                client
                    .run("fn main() { println!(\"ran\") }")
                    .prints("ran\n");
            });
        }
    });
}

fn clients_that_never_read_keep_nobody_from_running(_: &Grounds) {
    let limits = Limits {
        compiling: 1,
        running: 2,
        waiting: 4,
        ..Limits::default()
    };
    let alone = Alone::with(limits);
    let client = alone.client();
    // Each byte takes six when it is sent.
    let code = "fn main() { use std::io::Write; loop { if std::io::stdout().write_all(&[1; 4096]).is_err() { return } } }";
    client.run(code).ends("run", "output");
    let request = client.request_to_run(code);
    let silent: Vec<_> = (0..4).map(|_| client.send(&request)).collect();
    client
        .run("fn main() { println!(\"served\") }")
        .prints("served\n");
    drop(silent);
}

fn half_a_request_keeps_nobody_from_running(on: &Grounds) {
    let client = &on.usual().client;
    let halves: Vec<_> = (0..100)
        .map(|_| client.send("POST /playground/run HTTP/1.1\r\nHost: "))
        .collect();
    client
        .run("fn main() { println!(\"served\") }")
        .prints("served\n");
    drop(halves);
}

fn half_a_body_runs_nothing(on: &Grounds) {
    let client = &on.usual().client;
    let request = client.request_to_run("fn main() {}");
    // All but the last brace.
    let connection = client.send(&request[..request.len() - 1]);
    connection.0.shutdown(Shutdown::Write).unwrap();
    let mut text = String::new();
    let _ = std::io::Read::read_to_string(&mut &connection.0, &mut text);
    assert!(!text.contains("\"event\""), "{text}");
}

fn a_request_that_comes_in_pieces_is_answered(on: &Grounds) {
    let client = &on.usual().client;
    let request = client.request_to_run("fn main() { println!(\"in pieces\") }");
    let mut stream = TcpStream::connect(client.address).unwrap();
    stream.set_nodelay(true).unwrap();
    for piece in request.as_bytes().chunks(7) {
        stream.write_all(piece).unwrap();
    }
    let answer = crate::client::Connection(stream).answer();
    assert!(answer.body.contains("in pieces\\n"), "{answer:?}");
}

fn a_server_that_ends_leaves_nothing(_: &Grounds) {
    let alone = Alone::with(Limits::default());
    let mut running = alone.client().start(SLEEPS);
    let process = running.line();
    let mut compiling = alone.client().start(COMPILES_FOR_EVER);
    compiling.is_being_compiled();
    let Alone { server, work } = alone;
    drop(server);
    assert!(!Path::new("/proc").join(process).exists());
    assert!(processes_in(work.path()).is_empty());
    let left: Vec<_> = std::fs::read_dir(work.path().join("playground/jobs"))
        .unwrap()
        .flatten()
        .collect();
    assert!(left.is_empty(), "{left:?}");
    drop((running, compiling));
}

fn a_program_leaves_no_files(_: &Grounds) {
    let alone = Alone::with_nothing_compiled(Limits::default());
    let client = alone.client();
    client.run("fn main() { println!(\"ran\") }").exits(0);
    client.run("fn main() { missing }").is_refused("E0425");
    client
        .check("fn main() { panic!() }")
        .ends("compile", "exit");
    client
        .run("fn main() { std::process::abort() }")
        .ends("run", "signal");
    assert!(alone.jobs().is_empty(), "{:?}", alone.jobs());
}
