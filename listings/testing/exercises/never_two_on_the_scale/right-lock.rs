use std::sync::Mutex;

/// How many are on the bridge.
static ON: Mutex<u32> = Mutex::new(0);

fn drive_on() -> bool {
    let mut on = ON.lock().unwrap();
    let is_free = *on == 0;
    *on = 1;
    is_free
}

fn drive_off() {
    *ON.lock().unwrap() = 0;
}

fn main() {
    println!("{} {}", drive_on(), drive_on());
    drive_off();
    println!("{}", drive_on());
}
