use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Water at the pier. It rises by a metre each time somebody looks.
struct HighWater {
    metres: u32,
}

impl Future for HighWater {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        self.metres += 1;
        if self.metres < 3 {
            return Poll::Pending;
        }
        Poll::Ready(self.metres)
    }
}

async fn leave_port() -> String {
    println!("  ship: waiting for high water");
    let metres = HighWater { metres: 0 }.await;
    println!("  ship: casting off");
    format!("left with {metres} m of water")
}

fn main() {
    let mut voyage = pin!(leave_port());
    println!("the future is made");
    // This waker wakes nobody. We just ask again.
    let mut context = Context::from_waker(Waker::noop());
    loop {
        let answer = voyage.as_mut().poll(&mut context);
        println!("poll: {answer:?}");
        if answer.is_ready() {
            break;
        }
    }
}
