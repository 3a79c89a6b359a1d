use std::thread;

pub fn one_look() {
    let camera = Camera::new();
    let size = thread::scope(|scope| {
        scope.spawn(|| camera.publish(640, 480));
        camera.size()
    });
    println!("{size:?}");
}
