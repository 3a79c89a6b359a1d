use std::error::Error;
use std::sync::mpsc;
use std::thread;

type Reading = Result<f64, Box<dyn Error + Send + Sync>>;

fn parse(text: &str) -> Reading {
    Ok(text.parse()?)
}

fn main() {
    let (tx, rx) = mpsc::channel::<Reading>();

    let parser = thread::spawn(move || {
        for text in ["21.5", "cold", "19.0"] {
            tx.send(parse(text)).unwrap();
        }
    });
    for reading in rx {
        match reading {
            Ok(degrees) => println!("{degrees:.1} degrees"),
            Err(why) => println!("no reading: {why}"),
        }
    }
    parser.join().unwrap();
}
