use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

struct Request {
    ship: &'static str,
    reply: oneshot::Sender<u32>,
}

async fn assign(mut requests: mpsc::Receiver<Request>) -> Vec<&'static str> {
    let mut ships = Vec::new();
    while let Some(Request { ship, reply }) = requests.recv().await {
        ships.push(ship);
        _ = reply.send(ships.len() as u32);
    }
    ships
}

async fn ask(master: &mpsc::Sender<Request>, ship: &'static str) -> Option<u32> {
    let (reply, answer) = oneshot::channel();
    master.send(Request { ship, reply }).await.ok()?;
    let answer = timeout(Duration::from_secs(5), answer).await;
    answer.ok()?.ok()
}

#[tokio::main]
async fn main() {
    let (master, requests) = mpsc::channel(8);
    let office = tokio::spawn(assign(requests));
    println!("Anna: berth {:?}", ask(&master, "Anna").await);
    println!("Bela: berth {:?}", ask(&master, "Bela").await);
    drop(master);
    println!("berths given to {:?}", office.await.unwrap());
}
