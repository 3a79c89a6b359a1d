use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Landed,
    HowMany { reply: Sender<u32> },
}

fn serve(inbox: Receiver<Message>) {
    let mut landed = 0;
    for message in inbox {
        match message {
            Message::Landed => landed += 1,
            // Whoever asked may have gone away.
            Message::HowMany { reply } => _ = reply.send(landed),
        }
    }
}

struct Tower(Sender<Message>);
impl Tower {
    fn new() -> Tower {
        let (mailbox, inbox) = mpsc::channel();
        thread::spawn(|| serve(inbox));
        Tower(mailbox)
    }
    fn tell(&self, message: Message) {
        self.0.send(message).unwrap();
    }
    fn landed(&self) -> u32 {
        let (reply, answer) = mpsc::channel();
        self.tell(Message::HowMany { reply });
        loop {
            if let Ok(n) = answer.try_recv() {
                break n;
            }
            thread::yield_now()
        }
    }
}

fn main() {
    let tower = Tower::new();
    tower.tell(Message::Landed);
    println!("landed: {}", tower.landed());
}
