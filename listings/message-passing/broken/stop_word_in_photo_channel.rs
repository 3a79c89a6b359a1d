use std::sync::mpsc;
use std::thread;

struct Photo(&'static str);

fn main() {
    let (jobs, inbox) = mpsc::channel::<Photo>();

    let worker = thread::spawn(move || {
        for Photo(name) in inbox {
            println!("resizing {name}");
        }
    });

    jobs.send(Photo("harbour.png")).unwrap();
    jobs.send("stop").unwrap();
    worker.join().unwrap();
}
