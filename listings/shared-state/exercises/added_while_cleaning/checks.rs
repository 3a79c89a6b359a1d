use std::sync::Mutex;

pub fn three_rooms() {
    let plan = Plan {
        rooms: Mutex::new(vec!["cellar"]),
    };
    plan.add("hall");
    plan.work(|plan, room| {
        println!("{room}");
        if room == "hall" {
            plan.add("sauna");
            plan.add("bath");
        }
    });
}
