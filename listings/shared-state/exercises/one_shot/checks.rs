use std::thread;

pub fn put_meanwhile() {
    let route = OneShot::new();
    thread::scope(|scope| {
        scope.spawn(|| route.put(String::from("left at the mill")));
        println!("{}", route.take());
    });
}
