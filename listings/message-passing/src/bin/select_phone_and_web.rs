use crossbeam_channel::{never, select, unbounded};
use std::thread;

fn main() {
    let (phone_tx, mut phone) = unbounded();
    let (web_tx, mut web) = unbounded();

    thread::spawn(move || {
        for dish in ["soup", "tea"] {
            phone_tx.send(dish).unwrap();
        }
    });
    thread::spawn(move || web_tx.send(41).unwrap());

    let mut open_lines = 2;
    while open_lines > 0 {
        select! {
            recv(phone) -> message => match message {
                Ok(dish) => println!("by phone: {dish}"),
                Err(_) => {
                    phone = never();
                    open_lines -= 1;
                }
            },
            recv(web) -> message => match message {
                Ok(number) => println!("by web: dish number {number}"),
                Err(_) => {
                    web = never();
                    open_lines -= 1;
                }
            },
        }
    }
    println!("both lines are closed");
}
