use std::thread;

pub fn one_look() {
    let camera = Camera::new();
    let size = thread::scope(|scope| {
        scope.spawn(|| camera.publish(640, 480));
        camera.size()
    });
    println!("{size:?}");
}

#[test]
fn any_size() {
    for (width, height) in [(1920, 1080), (70_000, 1), (3, 80_000)] {
        let camera = Camera::new();
        assert_eq!(camera.size(), None, "before the first frame");
        camera.publish(width, height);
        assert_eq!(camera.size(), Some((width, height)), "afterwards");
    }
}
