use std::sync::Mutex;

fn main() {
    let chores = Mutex::new(vec![4]);
    while let Some(hours) = chores.lock().unwrap().pop() {
        println!("{hours} hours");
        if hours > 1 {
            chores.lock().unwrap().push(hours / 2);
        }
    }
}
