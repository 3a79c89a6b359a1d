use std::time::Duration;
use tokio::{select, time::sleep};

struct Watch(&'static str);

impl Drop for Watch {
    fn drop(&mut self) {
        println!("{} leaves the radio", self.0);
    }
}

async fn call(pilot: &'static str, millis: u64) -> &'static str {
    let _watch = Watch(pilot);
    sleep(Duration::from_millis(millis)).await;
    pilot
}

#[tokio::main]
async fn main() {
    let first = select! {
        pilot = call("Ida", 50) => pilot,
        pilot = call("Jon", 900) => pilot,
        () = sleep(Duration::from_secs(5)) => panic!("nobody has answered"),
    };
    println!("{first} comes aboard");
}
