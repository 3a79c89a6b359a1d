use std::{sync::Mutex, thread};

type Notes = Mutex<Vec<&'static str>>;

fn help(jobs: &Notes, log: &Notes) {
    let note = jobs.lock().unwrap().pop();
    if let Some(note) = note {
        log.lock().unwrap().push(note);
    }
}

fn main() {
    let (jobs, log) = (Notes::default(), Notes::default());

    thread::scope(|pool| {
        let right = pool.spawn(|| jobs.lock().unwrap().push("satellite"));
        let mut page = log.lock().unwrap();
        while !right.is_finished() {
            help(&jobs, &log);
        }
        page.push("frame");
    });
    help(&jobs, &log);
    println!("log: {:?}", log.into_inner().unwrap());
}
