use std::thread;

fn main() {
    let log = String::from("ERROR disk\nINFO retry\nERROR disk");
    thread::scope(|scope| {
        for level in ["ERROR", "WARN", "INFO"] {
            scope.spawn(|| {
                let hits = log.matches(level).count();
                println!("{level}: {hits}");
            });
        }
    });
}
