use std::cell::Cell;

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

    let counts = logs.map(|log| scanner.errors(log));
    let errors: usize = counts.iter().sum();

    println!("{errors} errors in {} lines", scanner.lines.get());
}
