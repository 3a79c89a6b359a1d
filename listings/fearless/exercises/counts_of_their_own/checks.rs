#[test]
fn all_belts_are_counted() {
    let belts = [vec![5, 10, 11], vec![12, 3], vec![10], vec![11, 11, 11, 1]];
    assert_eq!(too_heavy(&belts, 10), 5);
    assert_eq!(too_heavy(&[vec![7, 8, 9]], 7), 2);
}

#[test]
fn nothing_to_count() {
    assert_eq!(too_heavy(&[], 10), 0);
    assert_eq!(too_heavy(&[vec![], vec![1, 2]], 10), 0);
}
