use std::time::Duration;
use tokio::{task::JoinSet, time::sleep};

async fn ask(buoy: u64) -> String {
    // The farther away, the later the answer.
    sleep(Duration::from_millis(50 * buoy)).await;
    assert_ne!(buoy, 2, "buoy 2 has lost its battery");
    format!("buoy {buoy} is well")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut asked = JoinSet::new();
    for buoy in [3, 1, 2] {
        asked.spawn(ask(buoy));
    }
    asked.spawn(ask(4)).abort();
    while let Some(answer) = asked.join_next().await {
        match answer {
            Ok(report) => println!("{report}"),
            Err(error) if error.is_panic() => println!("no answer: a panic"),
            Err(_) => println!("no answer: aborted"),
        }
    }
}
