//! Tests that need not be run again, and what runs them.

use crate::key::Parts;
use crate::memory::Memory;
use libtest_mimic::{Arguments, Failed, Trial};
use std::process::{Command, Stdio, exit};
use std::sync::LazyLock;
use std::{env, panic};

/// A function below the attribute [`test`](crate::test).
pub struct Test {
    pub module: &'static str,
    pub name: &'static str,
    pub ignored: bool,
    pub again: Again,
    /// Panics where the proof fails.
    pub run: fn(),
}

inventory::collect!(Test);

/// When a proof that held is made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// When something has changed that it depends on.
    WhenChanged,
    /// Also on the next day: time, or chance, may have a say in it.
    Daily,
    /// Every time.
    Always,
}

/// The memory of this process.
pub fn memory() -> &'static Memory {
    static MEMORY: LazyLock<Memory> = LazyLock::new(Memory::of_this_build);
    &MEMORY
}

/// The `main` of a test without Rust's harness: runs the functions below [`test`](crate::test) whose proof is not
/// remembered. They depend on the executable, on the compiler, and on `others`.
pub fn run(others: impl Fn(Parts) -> Parts) -> ! {
    run_with(others, |_| Vec::new())
}

/// As [`run`], with `more` tests, which are made knowing what the command line asks for.
pub fn run_with(others: impl Fn(Parts) -> Parts, more: impl FnOnce(&Arguments) -> Vec<Trial>) -> ! {
    let arguments = Arguments::from_args();
    keep_what_tests_say(&arguments);
    let depends = others(Parts::of("test").with_own_code().with_compiler());
    let tests = inventory::iter::<Test>.into_iter().map(|test| {
        let name = match test.module.split_once("::") {
            Some((_, module)) => format!("{module}::{}", test.name),
            None => test.name.to_owned(),
        };
        let trial = trial(name, test.again, &depends, || passes(test.run));
        trial.with_ignored_flag(test.ignored)
    });
    let tests = tests.chain(more(&arguments)).collect();
    run_trials(&arguments, tests, memory(), || {})
}

/// A test that need not be run `again` while what it `depends` on is the same.
pub fn trial(
    name: String,
    again: Again,
    depends: &Parts,
    prove: impl FnOnce() -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let parts = depends.clone().with("test", &name);
    let key = match again {
        Again::WhenChanged => parts.key(),
        Again::Daily => parts.with_today().key(),
        Again::Always => return Trial::test(name, prove),
    };
    Trial::test(name, move || memory().prove(&key, prove))
}

/// Runs tests that use `memory`, says how many of their proofs were remembered, and ends the process after `tidying_up`.
pub fn run_trials(
    arguments: &Arguments,
    trials: Vec<Trial>,
    memory: &Memory,
    tidying_up: impl FnOnce(),
) -> ! {
    let conclusion = libtest_mimic::run(arguments, trials);
    tidying_up();
    if !arguments.list {
        println!("{memory}\n");
        memory.forget();
    }
    conclusion.exit()
}

/// Some tests are about panics and deadlocks, of which others than we print a lot. As under Rust's harness, that is told
/// only where a test fails: the tests run in a process of their own, whose standard error is kept until it ends.
fn keep_what_tests_say(arguments: &Arguments) {
    const KEPT: &str = "REMEMBERED_STDERR_IS_KEPT";
    if arguments.nocapture || arguments.list || env::var_os(KEPT).is_some() {
        return;
    }
    let run = || {
        let mut tests = Command::new(env::current_exe()?);
        let tests = tests.args(env::args_os().skip(1)).env(KEPT, "");
        tests.stderr(Stdio::piped()).spawn()?.wait_with_output()
    };
    // A system that starts no more processes: then in this one.
    let Ok(output) = run() else { return };
    if !output.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    }
    exit(output.status.code().unwrap_or(101));
}

fn passes(test: fn()) -> Result<(), Failed> {
    panic::catch_unwind(test).map_err(|payload| {
        let said = payload.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| payload.downcast_ref::<&str>().copied());
        Failed::from(said.unwrap_or("it panicked; what it said is below"))
    })
}
