use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Message {
    Landed,
    HowMany { reply: Sender<u32> },
}

/// Does one message, and says how many are on the ground then.
fn after(landed: u32, message: Message) -> u32 {
    match message {
        Message::Landed => landed + 1,
        Message::HowMany { reply } => reply.send(landed).map_or(landed, |()| landed),
    }
}

fn serve(inbox: Receiver<Message>) {
    inbox.into_iter().fold(0, after);
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
        answer.recv().expect("the tower is there")
    }
}

fn main() {
    let tower = Tower::new();
    tower.tell(Message::Landed);
    println!("landed: {}", tower.landed());
}
