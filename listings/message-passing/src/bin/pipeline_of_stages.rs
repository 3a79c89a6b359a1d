use std::sync::mpsc::sync_channel;
use std::thread;

const LOG: &str = "200 /menu\n404 /cake\ngarbage\n500 /pay\n200 /soup";

fn main() {
    let (line_tx, lines) = sync_channel(1);
    let (status_tx, statuses) = sync_channel(1);

    let reader = thread::spawn(move || {
        for line in LOG.lines() {
            if line_tx.send(line).is_err() {
                break;
            }
        }
    });

    let parser = thread::spawn(move || {
        for line in lines {
            let first = line.split(' ').next().unwrap_or_default();
            let Ok(status) = first.parse::<u16>() else {
                continue;
            };
            if status_tx.send(status).is_err() {
                break;
            }
        }
    });

    let failed = statuses.iter().filter(|s| *s >= 400).count();

    reader.join().unwrap();
    parser.join().unwrap();
    println!("{failed} requests failed");
}
