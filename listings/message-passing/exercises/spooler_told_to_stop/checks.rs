use std::sync::mpsc;
use std::thread;

pub fn stopped_twice() {
    let (commands, inbox) = mpsc::channel();
    let spooler = thread::spawn(move || spool(inbox));
    let office = commands.clone();
    office.send(Command::Print("invoice".into())).unwrap();
    office.send(Command::Stop).unwrap();
    assert_eq!(shut_down(commands, spooler), 1, "the number of pages");
}

pub fn office_is_open() {
    let (commands, inbox) = mpsc::channel();
    let spooler = thread::spawn(move || spool(inbox));
    let office = commands.clone();
    office.send(Command::Print("invoice".into())).unwrap();
    println!("{} pages", shut_down(commands, spooler));
    drop(office);
}
