//! Which constructors in constants are std's, and so made by another function, and which are the program's own.

use super::outputs;
use super::support::{compile, explore};
use explorer::instrument;

/// Of the constructors in the constants of `source`, those that are taken for std's.
fn modelled(source: &str) -> usize {
    let program = instrument(&format!("{source}\nfn main() {{}}\n")).unwrap();
    program.matches("constant(").count()
}

#[remembered::test]
fn types_of_std_are_known_by_whatever_name() {
    for source in [
        "static A: std::sync::Mutex<u32> = std::sync::Mutex::new(0);",
        "static A: ::std::sync::Mutex<u32> = ::std::sync::Mutex::<u32>::new(0);",
        "use std::sync::Mutex as Lock; static A: Lock<u32> = Lock::new(0);",
        "use std::sync; static A: sync::Mutex<u32> = sync::Mutex::new(0);",
        "use std::sync as s; static A: s::Mutex<u32> = s::Mutex::new(0);",
        "use std::{self as mine, sync::{self, *}}; static A: Mutex<u32> = Mutex::new(0);",
        "use std::sync::atomic::*; const fn f() -> AtomicU32 { AtomicU32::new(0) }",
        "use std::sync::{atomic::{AtomicU32 as A, Ordering}, Arc}; static B: A = A::new(0);",
        "type Count = std::sync::Mutex<u32>; static A: Count = Count::new(0);",
        "mod all { pub use std::sync::*; } use all::Mutex; static A: Mutex<u32> = Mutex::new(0);",
        "mod all { pub(crate) use std::sync::Mutex; } static A: all::Mutex<u32> = all::Mutex::new(0);",
        "use std::sync::Mutex; mod a { use super::*; static A: Mutex<u32> = Mutex::new(0); }",
        "mod a { pub mod b { static A: crate::Lock = super::super::Lock::new(0); } } type Lock = std::sync::Mutex<u32>;",
        "fn f() { use std::sync::Mutex; static A: Mutex<u32> = const { Mutex::new(0) }; }",
        // One of its own beside it, which is another.
        "mod mine { pub struct Mutex; } use std::sync::Mutex; static A: Mutex<u32> = Mutex::new(0);",
        "macro_rules! make { () => { struct Mutex; } } static A: std::sync::Mutex<u32> = std::sync::Mutex::new(0);",
        // Imported by a macro.
        "macro_rules! import { () => { use std::sync::Mutex; } } import!(); static A: Mutex<u32> = Mutex::new(0);",
    ] {
        assert_eq!(modelled(source), 1, "{source}");
    }
}

#[remembered::test]
fn types_of_ones_own_are_left_alone() {
    for source in [
        "struct Mutex(u32); static A: Mutex = Mutex::new(0);",
        "enum Once { New } static A: Once = Once::new();",
        "mod sync { pub struct Mutex; } use sync::Mutex; static A: Mutex = Mutex::new();",
        "mod sync { pub struct Mutex; } static A: sync::Mutex = sync::Mutex::new();",
        "mod mine { pub struct Mutex; } use mine::*; static A: Mutex = Mutex::new();",
        "mod mine { pub struct Lock; } use mine::Lock as Mutex; static A: Mutex = Mutex::new();",
        "struct Cell; type Mutex = Cell; static A: Mutex = Mutex::new();",
        "use core::sync::atomic::AtomicU32; static A: AtomicU32 = AtomicU32::new(0);",
        "static A: core::sync::atomic::AtomicU32 = core::sync::atomic::AtomicU32::new(0);",
        "use std::sync::Mutex; mod a { struct Mutex; static A: Mutex = Mutex::new(); }",
        "use std::sync::Mutex; fn f() { struct Mutex; static A: Mutex = Mutex::new(); }",
        "use std::sync::Mutex; fn f() { Mutex::new(0); }",
        "use a::A as B; use B as A; static C: A = A::new();",
        "use Mutex; static C: u32 = Mutex::old();",
    ] {
        assert_eq!(modelled(source), 0, "{source}");
    }
}

#[remembered::test]
fn both_are_explored_in_one_program() {
    let source = "mod sync {
    pub struct Mutex(std::sync::Mutex<u32>);
    impl Mutex {
        pub const fn new(value: u32) -> Self { Self(std::sync::Mutex::new(value)) }
        pub fn add(&self) -> u32 { let mut value = self.0.lock().unwrap(); *value += 1; *value }
    }
}
use sync::Mutex;
static OWN: Mutex = Mutex::new(1);
static STD: std::sync::Mutex<u32> = std::sync::Mutex::new(2);
enum Arc { Weak }
trait Condvar { const NEW: u32; fn new() -> u32 { Self::NEW } }
impl Condvar for Arc { const NEW: u32 = 5; }
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn main() { assert_eq!(OWN.add(), 2); }
}
fn main() {
    std::thread::spawn(|| OWN.add()).join().unwrap();
    let Arc::Weak = Arc::Weak;
    println!(\"{} {} {}\", OWN.add(), STD.lock().unwrap(), <Arc as Condvar>::new());
}
";
    let program = compile("own", source, "2024").unwrap();
    assert_eq!(outputs(&explore(&program, &[]).unwrap()), ["3 2 5\n"]);
}

#[remembered::test]
fn an_allocator_is_refused_by_its_line() {
    let source =
        "use std::alloc::System;\n#[global_allocator]\nstatic A: System = System;\nfn main() {}\n";
    let error = instrument(source).unwrap_err();
    assert!(error.starts_with("line 2 has an allocator: "), "{error}");
}
