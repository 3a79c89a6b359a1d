use std::sync::mpsc;
use std::thread;

enum Job {
    Resize(&'static str),
    Stop,
}

fn main() {
    let (jobs, inbox) = mpsc::channel::<Job>();

    let worker = thread::spawn(move || {
        for job in inbox {
            match job {
                Job::Resize(name) => println!("resizing {name}"),
                Job::Stop => break,
            }
        }
    });

    jobs.send(Job::Resize("harbour.png")).unwrap();
    jobs.send(Job::Stop).unwrap();
    worker.join().unwrap();

    let late = jobs.send(Job::Resize("night.png"));
    println!("a job after the stop: {late:?}");
}
