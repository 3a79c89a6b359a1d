use std::thread;

pub fn lent_to_two() {
    let page = Page::new("Otters swim.");
    thread::scope(|scope| {
        scope.spawn(|| page.read());
        page.read();
    });
    println!("{} views", page.views());
}

#[test]
fn text_and_views() {
    let page = Page::new("Otters swim.");
    assert_eq!(page.views(), 0);
    assert_eq!(page.read(), "Otters swim.");
    assert_eq!(page.read(), "Otters swim.");
    assert_eq!(page.views(), 2);
}
