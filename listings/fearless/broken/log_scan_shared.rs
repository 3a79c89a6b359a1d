use std::cell::Cell;
use std::thread;

struct Scanner {
    lines: Cell<usize>,
}

impl Scanner {
    fn errors(&self, log: &str) -> usize {
        let lines = log.lines().count();
        self.lines.set(self.lines.get() + lines);
        log.lines().filter(|l| l.starts_with("ERROR")).count()
    }
}

fn main() {
    let logs = ["INFO up\nERROR disk", "INFO idle", "ERROR network"];
    let scanner = Scanner {
        lines: Cell::new(0),
    };

    let counts = thread::scope(|desk| {
        let scans = logs.map(|log| desk.spawn(|| scanner.errors(log)));
        scans.map(|scan| scan.join().unwrap())
    });
    let errors: usize = counts.iter().sum();

    println!("{errors} errors in {} lines", scanner.lines.get());
}
