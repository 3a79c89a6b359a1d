use std::sync::atomic::AtomicBool;

#[test]
fn a_cancelled_upload_stays_cancelled() {
    let cancelled = AtomicBool::new(true);
    assert_eq!(upload(3, &cancelled), 0, "blocks of the first upload");
    assert_eq!(upload(3, &cancelled), 0, "blocks of the next upload");
}

#[test]
fn all_blocks_are_sent() {
    assert_eq!(upload(5, &AtomicBool::new(false)), 5);
}
