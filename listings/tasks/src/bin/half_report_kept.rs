use tokio::sync::mpsc::{self, Receiver};
use tokio::{join, select, task::yield_now};

async fn office(mut radio: Receiver<u32>, mut bell: Receiver<()>) {
    // Outlives the turns of the loop, and so what `select!` drops.
    let mut half = None;
    loop {
        select! {
            biased; // looks at the bell first
            Some(()) = bell.recv() => println!("the bell rings"),
            number = radio.recv() => match (half.take(), number) {
                (None, Some(buoy)) => half = Some(buoy),
                (Some(buoy), Some(waves)) => println!("buoy {buoy}: waves of {waves} cm"),
                (_, None) => break,
            },
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (send, radio) = mpsc::channel(4);
    let (ring, bell) = mpsc::channel(4);
    let sea = async move {
        send.send(7).await.unwrap();
        yield_now().await; // the office has the first half
        ring.send(()).await.unwrap();
        yield_now().await;
        for number in [40, 8, 65] {
            send.send(number).await.unwrap();
        }
    };
    join!(sea, office(radio, bell));
}
