mod climate {
    use std::sync::mpsc::{self, Sender};
    enum Message {
        Reading(i32),
        Highest(Sender<i32>),
    }
    pub struct Sensor(Sender<Message>);
    impl Sensor {
        pub fn tell(&self, degrees: i32) {
            self.0.send(Message::Reading(degrees)).unwrap();
        }
    }
    pub struct Display(Sender<Message>);
    impl Display {
        pub fn highest(&self) -> i32 {
            let (reply, answer) = mpsc::channel();
            self.0.send(Message::Highest(reply)).unwrap();
            answer.recv().unwrap()
        }
    }
    pub fn start() -> (Sensor, Display) {
        let (mailbox, inbox) = mpsc::channel();
        std::thread::spawn(|| {
            inbox.into_iter().fold(i32::MIN, |highest, message| {
                match message {
                    Message::Reading(degrees) => return highest.max(degrees),
                    Message::Highest(reply) => reply.send(highest).unwrap(),
                }
                highest
            })
        });
        (Sensor(mailbox.clone()), Display(mailbox))
    }
}

fn main() {
    let (sensor, display) = climate::start();
    display.tell(24);
    println!("highest: {}", display.highest());
}
