use std::time::Duration;
use tokio::{select, time::sleep};

struct Watch(&'static str);

impl Drop for Watch {
    fn drop(&mut self) {
        println!("{} leaves the radio", self.0);
    }
}

async fn call(pilot: &'static str, millis: u64) -> u32 {
    let _watch = Watch(pilot);
    sleep(Duration::from_millis(millis)).await;
    println!("{pilot} answers");
    millis.try_into().unwrap()
}

#[tokio::main]
async fn main() {
    let first = select! {
        millis = call("Ida", 50) => millis,
        millis = call("Jon", 900) => millis,
        () = sleep(Duration::from_secs(5)) => panic!("nobody has answered"),
    };
    println!("after {first} ms, on to the next ship");
}
