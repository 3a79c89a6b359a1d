use std::sync::Mutex;

static DESK: Mutex<()> = Mutex::new(());

fn on_air(words: &str) {
    let _desk = DESK.lock().unwrap();
    println!("on air: {words}");
}

fn main() {
    on_air("the news");
}
