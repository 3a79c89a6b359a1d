fn table_of(games: u32, mona: u32) -> Table {
    let points = [("Mona", mona), ("Ida", 0)].into();
    Table { games, points }
}

#[test]
fn a_good_game_is_entered() {
    let mut table = table_of(4, 1);
    assert!(try_enter(&mut table, "Mona"));
    assert_eq!(table, table_of(5, 2));
}

#[test]
fn no_member_leaves_no_trace() {
    let mut table = table_of(4, 1);
    assert!(!try_enter(&mut table, "Nobody"));
    assert_eq!(table, table_of(4, 1));
}

#[test]
fn too_many_points_leave_no_trace() {
    let mut table = table_of(4, 3);
    assert!(!try_enter(&mut table, "Mona"));
    assert_eq!(table, table_of(4, 3));
}

#[test]
fn the_next_game_is_entered() {
    let mut table = table_of(0, 0);
    assert!(!try_enter(&mut table, "Nobody"));
    assert!(try_enter(&mut table, "Mona"));
    assert_eq!(table, table_of(1, 1));
}

#[test]
fn an_overflow_leaves_no_trace() {
    for (games, mona) in [(u32::MAX, 1), (4, u32::MAX)] {
        let mut table = table_of(games, mona);
        assert!(
            !try_enter(&mut table, "Mona"),
            "{games} games, {mona} points"
        );
        assert_eq!(table, table_of(games, mona));
    }
}
