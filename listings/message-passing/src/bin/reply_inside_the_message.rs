use std::sync::mpsc::{self, Sender};
use std::thread;

struct PriceQuery {
    dish: &'static str,
    reply: Sender<Option<u32>>,
}

fn main() {
    let (queries, inbox) = mpsc::channel::<PriceQuery>();

    let price_list = thread::spawn(move || {
        for query in inbox {
            let price = match query.dish {
                "soup" => Some(450),
                "bread" => Some(120),
                _ => None,
            };
            // The asker may have given up: nobody is left to tell.
            let _ = query.reply.send(price);
        }
    });

    for dish in ["soup", "bread", "caviar"] {
        let (reply, answer) = mpsc::channel();
        queries.send(PriceQuery { dish, reply }).unwrap();
        println!("{dish}: {:?}", answer.recv().unwrap());
    }

    drop(queries);
    price_list.join().unwrap();
}
