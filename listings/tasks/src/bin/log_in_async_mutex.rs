use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::{JoinSet, yield_now};

/// One aerial for all. A call and its answer belong together.
#[derive(Default)]
struct Aerial {
    heard: Vec<String>,
}

impl Aerial {
    async fn say(&mut self, words: String) {
        yield_now().await; // it takes its time
        self.heard.push(words);
    }
}

#[tokio::main]
async fn main() {
    let aerial = Arc::new(Mutex::new(Aerial::default()));
    let mut ships = JoinSet::new();
    for ship in ["Anna", "Bela", "Cora"] {
        let aerial = Arc::clone(&aerial);
        ships.spawn(async move {
            let mut aerial = aerial.lock().await;
            aerial.say(format!("{ship} calling")).await;
            aerial.say(format!("{ship} over")).await;
        });
    }
    ships.join_all().await;
    for pair in aerial.lock().await.heard.chunks(2) {
        assert_eq!(pair[0][..4], pair[1][..4]);
        println!("{}, {}", pair[0], pair[1]);
    }
}
