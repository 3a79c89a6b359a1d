//! Tests that need not be run again, and what runs them.

use crate::key::Parts;
use crate::memory::Memory;
use libtest_mimic::{Arguments, Failed, Trial};
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

/// A function below the attribute [`test`](crate::test).
pub struct Test {
    pub module: &'static str,
    pub name: &'static str,
    pub ignored: bool,
    /// Whether it is run even if nothing has changed.
    pub always: bool,
    /// Panics where the proof fails.
    pub run: fn(),
}

inventory::collect!(Test);

/// The `main` of a test without Rust's harness: runs the functions below [`test`](crate::test) whose proof is not
/// remembered. They depend on the executable, on the compiler, and on `others`.
pub fn run(others: impl Fn(Parts) -> Parts) -> ! {
    let depends = others(Parts::of("test").with_own_code().with_compiler());
    let memory = Arc::new(Memory::of_this_build());
    keep_what_tests_say();
    let tests = inventory::iter::<Test>.into_iter().map(|test| {
        let name = match test.module.split_once("::") {
            Some((_, module)) => format!("{module}::{}", test.name),
            None => test.name.to_owned(),
        };
        let key = depends.clone().with("test", &name).key();
        let memory = Arc::clone(&memory);
        let prove = move || match test.always {
            true => passes(test.run),
            false => memory.prove(&key, || passes(test.run)),
        };
        Trial::test(name, prove).with_ignored_flag(test.ignored)
    });
    run_trials(&Arguments::from_args(), tests.collect(), &memory)
}

/// Runs tests that use `memory`, says how many of their proofs were remembered, and ends the process.
pub fn run_trials(arguments: &Arguments, trials: Vec<Trial>, memory: &Memory) -> ! {
    let conclusion = libtest_mimic::run(arguments, trials);
    if !arguments.list {
        println!("{memory}\n");
        memory.forget();
    }
    conclusion.exit()
}

thread_local! {
    /// What panics of the test on this thread have said; `None` on threads that run no test.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Some tests are about panics. What these say is told only where a test fails.
fn keep_what_tests_say() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let kept = SAID.with_borrow_mut(|said| match said {
            Some(said) => {
                *said += &format!("{info}\n");
                true
            }
            None => false,
        });
        if !kept {
            tell(info);
        }
    }));
}

fn passes(test: fn()) -> Result<(), Failed> {
    SAID.set(Some(String::new()));
    let outcome = panic::catch_unwind(AssertUnwindSafe(test));
    let said = SAID.take().unwrap_or_default();
    outcome.map_err(|_| Failed::from(said))
}
