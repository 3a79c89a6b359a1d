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
    let mut copy = std::mem::take(table);
    let entered = panic::catch_unwind(|| {
        enter(&mut copy, winner);
        copy
    });
    let Ok(whole) = entered else { return false };
    *table = whole;
    true
}

fn main() {
    let mut table = Table::default();
    table.points.insert("Mona", 0);
    for winner in ["Mona", "Nobody", "Mona"] {
        println!("{winner}: {}", try_enter(&mut table, winner));
    }
    println!("{table:?}");
}
