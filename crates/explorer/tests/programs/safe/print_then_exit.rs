//@ What has no newline is written by process::exit.
//@ outcome: exit 3: kept
//@ why: std's exit flushes stdout; a real run shows it.
fn main() {
    print!("kept");
    std::process::exit(3);
}
