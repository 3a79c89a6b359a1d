use std::sync::Mutex;

/// The rooms that a robot has still to clean.
struct Plan {
    rooms: Mutex<Vec<&'static str>>,
}

impl Plan {
    fn add(&self, room: &'static str) {
        self.rooms.lock().unwrap().push(room);
    }

    /// Cleans the room added last, until there is none left.
    fn work(&self, clean: impl Fn(&Plan, &'static str)) {
        loop {
            let mut rooms = self.rooms.lock().unwrap();
            let Some(room) = rooms.pop() else { break };
            drop(rooms);
            clean(self, room);
        }
    }
}

fn main() {
    let plan = Plan {
        rooms: Mutex::new(vec!["hall"]),
    };
    plan.work(|plan, room| {
        println!("cleaning the {room}");
        if room == "hall" {
            plan.add("kitchen");
        }
    });
}
