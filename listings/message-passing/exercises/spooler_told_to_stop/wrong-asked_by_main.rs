use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

enum Command {
    Print(String),
    Stop,
}

/// Prints what comes in, and returns the number of pages.
fn spool(inbox: Receiver<Command>) -> usize {
    let mut pages = 0;
    for command in inbox {
        match command {
            Command::Print(page) => {
                println!("printing {page}");
                pages += 1;
            }
            Command::Stop => break,
        }
    }
    pages
}

/// Ends the spooler once it has printed what was sent before. Returns its pages.
fn shut_down(commands: Sender<Command>, spooler: JoinHandle<usize>) -> usize {
    drop(commands);
    spooler.join().unwrap()
}

fn main() {
    let (commands, inbox) = mpsc::channel();
    let spooler = thread::spawn(move || spool(inbox));
    let office = commands.clone();
    office.send(Command::Print("invoice".into())).unwrap();
    office.send(Command::Stop).unwrap();
    println!("{} pages", shut_down(commands, spooler));
}
