//! How a program ends by itself, and what that says of it.

use super::main;
use crate::client::program;
use crate::ground::Grounds;
use crate::{Test, tests};

pub const TESTS: &[Test] = tests![
    an_overflow_of_the_main_stack_is_explained,
    an_overflow_of_the_stack_of_a_thread_is_explained,
    a_panic_ends_with_101,
    a_panic_in_a_thread_is_told,
    an_abort_is_a_signal,
    a_null_pointer_is_a_signal,
    an_exit_code_is_told,
    a_failed_main_is_told,
    there_is_nothing_to_read,
    what_it_occupies_can_be_read,
    threads_scope_and_time_work,
];

const DEEP: &str = "#[allow(unconditional_recursion)] fn deep(at: u64) -> u64 { std::hint::black_box([at; 64]); deep(at + 1) + 1 }\n";

fn an_overflow_of_the_main_stack_is_explained(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run(format!("{DEEP}fn main() {{ println!(\"{{}}\", deep(0)) }}"));
    outcome.ends("run", "signal");
    assert_eq!(outcome.end()["signal"], 6);
    assert!(
        outcome.output().contains("thread 'main'")
            && outcome.output().contains("has overflowed its stack"),
        "{}",
        outcome.output()
    );
}

fn an_overflow_of_the_stack_of_a_thread_is_explained(on: &Grounds) {
    let code = format!(
        "{DEEP}fn main() {{ std::thread::Builder::new().name(\"deep\".into()).spawn(|| deep(0)).unwrap().join().unwrap(); }}"
    );
    let outcome = on.usual().client.run(code);
    outcome.ends("run", "signal");
    assert!(
        outcome.output().contains("thread 'deep'")
            && outcome.output().contains("has overflowed its stack"),
        "{}",
        outcome.output()
    );
}

fn a_panic_ends_with_101(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run("fn main() { panic!(\"on purpose\") }");
    outcome.exits(101);
    assert!(
        outcome.output().contains("src/main.rs:1:13:\non purpose"),
        "{}",
        outcome.output()
    );
}

fn a_panic_in_a_thread_is_told(on: &Grounds) {
    let outcome = on.usual().client.run(main(
        "println!(\"{}\", thread::spawn(|| panic!(\"in here\")).join().is_err())",
    ));
    outcome.exits(0);
    assert!(outcome.output().contains("in here") && outcome.output().ends_with("true\n"));
}

fn an_abort_is_a_signal(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run("fn main() { println!(\"before\"); std::process::abort() }");
    outcome.ends("run", "signal");
    assert_eq!(
        (&outcome.end()["signal"], outcome.output().as_str()),
        (&6.into(), "before\n")
    );
    assert!(outcome.end().get("code").is_none());
}

fn a_null_pointer_is_a_signal(on: &Grounds) {
    let outcome = on.usual().client.run(
        program("fn main() { let at = std::hint::black_box(8 as *const u8); println!(\"{}\", unsafe { at.read_volatile() }) }").release(),
    );
    outcome.ends("run", "signal");
    assert_eq!(outcome.end()["signal"], 11);
}

fn an_exit_code_is_told(on: &Grounds) {
    on.usual()
        .client
        .run("fn main() { std::process::exit(3) }")
        .exits(3);
}

fn a_failed_main_is_told(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run("fn main() -> Result<(), String> { Err(\"it failed\".into()) }");
    outcome.exits(1);
    assert_eq!(outcome.output(), "Error: \"it failed\"\n");
}

fn there_is_nothing_to_read(on: &Grounds) {
    on.usual()
        .client
        .run("fn main() { println!(\"{:?}\", std::io::read_to_string(std::io::stdin())) }")
        .prints("Ok(\"\")\n");
}

fn what_it_occupies_can_be_read(on: &Grounds) {
    if !cfg!(target_os = "linux") {
        return;
    }
    let outcome = on.usual().client.run(main(
        r#"let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let occupied = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        print!("{}", occupied.trim_end().ends_with(" kB"));"#,
    ));
    outcome.ends("run", "exit");
    assert_eq!(outcome.output(), "true");
}

fn threads_scope_and_time_work(on: &Grounds) {
    let body = "let (sender, receiver) = std::sync::mpsc::channel();
        thread::scope(|scope| for number in 0..4 { let sender = sender.clone(); scope.spawn(move || sender.send(number).unwrap()); });
        drop(sender); let start = std::time::Instant::now(); thread::sleep(Duration::from_millis(5));
        println!(\"{} {} {}\", receiver.iter().sum::<i32>(), start.elapsed() >= Duration::from_millis(5), thread::available_parallelism().is_ok())";
    on.usual().client.run(main(body)).prints("6 true true\n");
}
