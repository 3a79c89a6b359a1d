use std::process::{self, Command};
use std::{env, panic};

struct Pump;

impl Drop for Pump {
    fn drop(&mut self) {
        println!("    pump: off");
    }
}

/// What a child process does, with or without an end at the first panic.
fn greenhouse(abort: bool) {
    if abort {
        panic::set_hook(Box::new(|_| process::abort()));
    }
    println!("    pump: on");
    let ended = panic::catch_unwind(|| {
        let _pump = Pump;
        panic!("no water");
    });
    println!("    supervisor: it panicked: {}", ended.is_err());
}

fn main() {
    if let Some(how) = env::args().nth(1) {
        return greenhouse(how == "abort");
    }
    for how in ["unwind", "abort"] {
        let this_program = env::current_exe();
        match this_program.and_then(|path| Command::new(path).arg(how).output()) {
            Ok(child) => {
                let printed = String::from_utf8_lossy(&child.stdout);
                print!("{how}:\n{printed}");
                println!("  ended well: {}", child.status.success());
            }
            Err(error) => println!("no process may be started here: {error}"),
        }
    }
}
