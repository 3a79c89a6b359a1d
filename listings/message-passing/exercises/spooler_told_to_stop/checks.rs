use std::sync::mpsc;
use std::thread;

pub fn stopped_twice() {
    let (commands, inbox) = mpsc::channel();
    let spooler = thread::spawn(move || spool(inbox));
    let office = commands.clone();
    office.send(Command::Print("invoice".into())).unwrap();
    office.send(Command::Stop).unwrap();
    println!("{} pages", shut_down(commands, spooler));
}
