use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker, ready};

/// Ready when it has been polled so many times, with as many tonnes.
struct Lift(u32, u32);

impl Future for Lift {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        let Lift(polls, tonnes) = &mut *self;
        *polls -= 1;
        if *polls == 0 {
            return Poll::Ready(*tonnes);
        }
        Poll::Pending
    }
}

fn main() {
    let mut context = Context::from_waker(Waker::noop());
    let (mut written, mut by_hand) = (pin!(unload()), pin!(Unload::Start));
    loop {
        let answer = written.as_mut().poll(&mut context);
        assert_eq!(answer, by_hand.as_mut().poll(&mut context));
        println!("both: {answer:?}");
        if answer.is_ready() {
            break;
        }
    }
}

// ANCHOR: machine
async fn unload() -> u32 {
    let first = Lift(2, 20).await;
    let second = Lift(2, 15).await;
    first + second
}

/// The same by hand: where it stands, and what it still needs there.
enum Unload {
    Start,
    First { lift: Lift },
    Second { first: u32, lift: Lift },
    Done,
}

impl Future for Unload {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u32> {
        loop {
            *self = match &mut *self {
                Unload::Start => Unload::First { lift: Lift(2, 20) },
                Unload::First { lift } => {
                    let first = ready!(Pin::new(lift).poll(context));
                    Unload::Second {
                        first,
                        lift: Lift(2, 15),
                    }
                }
                Unload::Second { first, lift } => {
                    let total = *first + ready!(Pin::new(lift).poll(context));
                    *self = Unload::Done;
                    return Poll::Ready(total);
                }
                Unload::Done => panic!("polled after it was ready"),
            }
        }
    }
}
// ANCHOR_END: machine
