use std::thread;

pub fn watched() {
    let download = Download::new();
    let shown = thread::scope(|scope| {
        scope.spawn(|| download.arrive());
        download.total()
    });
    println!("{shown}");
}

pub fn together() {
    let download = Download::new();
    thread::scope(|scope| {
        scope.spawn(|| download.arrive());
        download.arrive();
    });
    let (arrived, missing) = (download.arrived(), download.missing());
    println!("arrived {arrived}, missing {missing}");
}
