//@ Names: of main, of a thread with one, without one, and in a scope.
//@ outcome: ok: Some("main") Some("w0") None Some("scoped") true
//@ why: documentation of Thread::name and Builder; ids are unique.
use std::thread::{self, Builder};

fn name() -> Option<String> {
    thread::current().name().map(str::to_owned)
}

fn main() {
    let named = Builder::new().name("w0".to_owned()).spawn(name).unwrap();
    println!("{:?} {:?}", name(), named.join().unwrap());
    println!("{:?}", thread::spawn(name).join().unwrap());
    thread::scope(|scope| {
        let scoped = Builder::new().name("scoped".to_owned());
        let scoped = scoped.spawn_scoped(scope, name).unwrap();
        println!("{:?}", scoped.join().unwrap());
    });
    let other = thread::spawn(|| thread::current().id());
    println!("{}", other.thread().id() != thread::current().id());
    other.join().unwrap();
}
