use std::collections::BTreeMap;
use std::panic;

#[derive(Clone, Debug, Default, PartialEq)]
struct Table {
    games: u32,
    points: BTreeMap<&'static str, u32>,
}

fn enter(table: &mut Table, winner: &'static str) {
    table.games += 1;
    let points = table.points.get_mut(winner).expect("a member");
    *points += 1;
    assert!(*points <= 3, "{winner} has too many points");
}

fn try_enter(table: &mut Table, winner: &'static str) -> bool {
    let before = table.games;
    let ok =
        panic::catch_unwind(panic::AssertUnwindSafe(|| enter(table, winner))).is_ok();
    if !ok {
        table.games = before;
        if let Some(p) = table.points.get_mut(winner) {
            if *p > 3 {
                *p -= 1
            }
        }
    }
    ok
}

fn main() {
    let mut table = Table::default();
    table.points.insert("Mona", 0);
    for winner in ["Mona", "Nobody", "Mona"] {
        println!("{winner}: {}", try_enter(&mut table, winner));
    }
    println!("{table:?}");
}
