use tokio::sync::mpsc::{self, Receiver};
use tokio::{join, select, task::yield_now};

/// Two numbers make a report: which buoy, and how high the waves are.
async fn report(radio: &mut Receiver<u32>) -> Option<[u32; 2]> {
    let buoy = radio.recv().await?;
    let waves = radio.recv().await?;
    Some([buoy, waves])
}

async fn office(mut radio: Receiver<u32>, mut bell: Receiver<()>) {
    loop {
        select! {
            biased; // looks at the bell first
            Some(()) = bell.recv() => println!("the bell rings"),
            report = report(&mut radio) => match report {
                Some([buoy, waves]) => println!("buoy {buoy}: waves of {waves} cm"),
                None => break,
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
