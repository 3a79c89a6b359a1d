#[test]
fn text_and_views() {
    let page = Page::new("Otters swim.");
    assert_eq!(page.views(), 0);
    assert_eq!(page.read(), "Otters swim.");
    assert_eq!(page.read(), "Otters swim.");
    assert_eq!(page.views(), 2);
}
