use std::thread;

fn upload(blocks: u32, cancelled: &bool) -> u32 {
    let mut sent = 0;
    while sent < blocks && !*cancelled {
        sent += 1;
    }
    sent
}

fn main() {
    let mut cancelled = false;

    let sent = thread::scope(|scope| {
        let upload = scope.spawn(|| upload(3, &cancelled));
        cancelled = true;
        upload.join().unwrap()
    });
    println!("{sent} of 3 blocks");
}
